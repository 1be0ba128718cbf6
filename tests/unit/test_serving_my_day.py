"""A clerk's day in figures, told from the branch; another clerk's work is no part of it."""

from counter_display.serving.deeds import Seat
from counter_display.serving.my_day import MyDay, OutcomeCount, my_day
from counter_display.serving.outlook import Outlook
from server_client.queue_model import commands
from server_client.queue_model.ids import CounterId, OutcomeCode, ReasonCode, ServiceCode, TicketId, Token
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, ENGLISH, LAN, LAND, MINH, Office, office

SEAT = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)


def day(place: Office, seat: Seat = SEAT) -> MyDay:
    return my_day(Outlook(branch=place.branch, seat=seat, now=place.now, language=ENGLISH), LAN)


def opened() -> Office:
    place = office()
    place.open()
    return place


def served(place: Office, *, minutes: float, outcome: str = "accepted", counter: CounterId = COUNTER_5) -> TicketId:
    ticket = place.serve(counter)
    place.wait(minutes=minutes)
    code = OutcomeCode(outcome)
    place.do(commands.FinishTicket(id=place.new_id(), counter=counter, ticket=ticket, outcome=code))
    return ticket


def waited(place: Office, service: ServiceCode, minutes: float) -> None:
    place.take(service)
    place.wait(minutes=minutes)


def test_a_day_on_which_nobody_came_is_empty() -> None:
    empty = day(opened())
    assert (empty.served, empty.mean_serving_s, empty.longest_waited_s, empty.finished) == (0, 0, 0, ())


def test_people_times_and_the_promise_are_counted() -> None:
    place = opened()
    waited(place, CIVIL, 10)
    served(place, minutes=2)
    waited(place, CIVIL, 25)
    served(place, minutes=8, outcome="advised")
    told = day(place)
    assert (told.served, told.in_time) == (2, 1)
    assert (told.mean_serving_s, told.longest_serving_s) == (300, 480)
    assert (told.mean_waited_s, told.longest_waited_s) == (1050, 1500)
    assert told.outcomes == (
        OutcomeCount(code="accepted", name="Accepted", count=1),
        OutcomeCount(code="advised", name="Advice only", count=1),
    )


def test_the_last_served_comes_first_with_what_can_be_put_right() -> None:
    place = opened()
    for service in (CIVIL, LAND):
        waited(place, service, 1)
        served(place, minutes=1)
    rows = day(place).finished
    assert [(row.number, row.service, row.outcome, row.here) for row in rows] == [
        ("H001", "Land", "Accepted", True),
        ("A001", "Civil status", "Accepted", True),
    ]
    assert [row.in_time for row in rows] == [True, True]


def test_what_was_finished_at_another_counter_is_told_and_cannot_be_put_right_here() -> None:
    place = opened()
    waited(place, CIVIL, 1)
    served(place, minutes=1)
    elsewhere = day(place, Seat(counter=COUNTER_6, clerk=LAN, profile=ALL))
    assert [row.here for row in elsewhere.finished] == [False]


def test_another_clerks_work_is_not_told() -> None:
    place = opened()
    place.open(COUNTER_6, MINH)
    waited(place, CIVIL, 1)
    served(place, minutes=1, counter=COUNTER_6)
    assert day(place).served == 0


def test_who_did_not_come_is_counted_until_served_after_all() -> None:
    place = opened()
    waited(place, CIVIL, 1)
    ticket = place.call()
    place.do(commands.MissTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    assert day(place).missed == 1
    place.do(commands.ReturnTicket(id=place.new_id(), ticket=ticket))
    place.wait(minutes=6)
    served(place, minutes=1)
    assert (day(place).missed, day(place).served) == (0, 1)


def test_who_was_served_at_once_at_the_desk_is_in_no_figure_of_waits() -> None:
    place = opened()
    waited(place, CIVIL, 10)
    served(place, minutes=1)
    place.do(
        commands.ServeWalkIn(id=place.new_id(), counter=COUNTER_5, service=LAND, token=Token("a-token-of-its-own"))
    )
    ticket = place.branch.counter(COUNTER_5).ticket
    assert ticket is not None
    place.do(
        commands.FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted"))
    )
    told = day(place)
    assert (told.served, told.in_time, told.mean_waited_s) == (2, 2, 600)


def test_who_stepped_aside_is_not_served_yet() -> None:
    place = opened()
    waited(place, CIVIL, 1)
    ticket = place.serve()
    place.do(commands.HoldTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, reason=ReasonCode("form")))
    assert (day(place).served, day(place).missed) == (0, 0)
