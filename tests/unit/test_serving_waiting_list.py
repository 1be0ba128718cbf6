"""Who waits, as the console lists it; the calling rule itself is tested with the queue model."""

from counter_display.serving.deeds import Seat
from counter_display.serving.outlook import Outlook
from counter_display.serving.waiting_list import WaitingPicture, calling_order, waiting_picture
from server_client.queue_model import commands
from server_client.queue_model.calling import next_for
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import ClerkId, OutcomeCode, ReasonCode
from server_client.wait_forecast.announcing import Announcement, AnnouncementKind, unknown
from server_client.wait_forecast.forecast import WhyUnknown
from tests.fakes.boards import foretold
from tests.fakes.office import (
    ALL,
    CIVIL,
    COUNTER_5,
    COUNTER_6,
    ELDERLY,
    ENGLISH,
    LAN,
    LAND,
    MINH,
    ONLY_LAND,
    Office,
    office,
)
from tests.fakes.told_waits import board_telling


def waiting(place: Office) -> WaitingPicture:
    seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
    return waiting_picture(Outlook(branch=place.branch, seat=seat, now=place.now, language=ENGLISH))


def test_the_list_is_in_the_order_in_which_one_counter_would_call() -> None:
    place = office()
    place.open()
    for minutes in (1, 4, 2, 5, 3, 6):
        place.take(CIVIL)
        place.wait(minutes=minutes)
        place.take(LAND, class_code=ELDERLY if minutes % 2 else WALK_IN)
    place.wait(minutes=2)
    foretold = [row.number for row in waiting(place).waiting]
    called = []
    while (choice := next_for(place.branch, COUNTER_5, place.now)) is not None:
        called.append(choice.ticket.number)
        ticket = place.serve()
        place.do(
            commands.FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted"))
        )
    assert foretold == called


def test_each_service_shows_how_many_wait_the_longest_and_how_many_longer_than_promised() -> None:
    place = office()
    place.open(profile=ONLY_LAND)
    place.take(CIVIL)
    place.wait(minutes=11)
    place.take(CIVIL)
    place.wait(minutes=10)
    land, civil = waiting(place).services
    assert (land.name, land.mine, land.waiting) == ("Land", True, 0)
    assert (civil.mine, civil.waiting, civil.longest_min, civil.late) == (False, 2, 21, 1)


def test_a_closed_service_is_shown_as_closed() -> None:
    place = office()
    place.open()
    place.do(commands.CloseService(id=place.new_id(), service=LAND))
    assert [(row.code, row.is_open) for row in waiting(place).services] == [(CIVIL, True), (LAND, False)]


def test_only_those_whom_the_work_profile_serves_are_listed() -> None:
    place = office()
    place.open(profile=ONLY_LAND)
    place.take(CIVIL)
    place.take(LAND)
    assert [row.number for row in waiting(place).waiting] == ["H001"]


def test_one_who_was_sent_here_by_name_is_listed_here_and_marked() -> None:
    place = office()
    place.open(profile=ONLY_LAND)
    place.open(COUNTER_6, MINH)
    place.take(CIVIL)
    ticket = place.serve(COUNTER_6)
    place.do(
        commands.TransferTicket(
            id=place.new_id(),
            ticket=ticket,
            sender=COUNTER_6,
            counter=COUNTER_5,
            position=TransferPosition.FIRST,
        )
    )
    assert [(row.number, row.sent_here) for row in waiting(place).waiting] == [("A001", True)]


def test_one_who_was_absent_is_away_and_after_coming_back_last_until_offered_again() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.take(CIVIL)
    ticket = place.call()
    place.do(commands.MissTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    place.wait(minutes=1)
    assert [(row.number, row.held, row.away_min) for row in waiting(place).away] == [("A001", False, 1)]
    place.do(commands.ReturnTicket(id=place.new_id(), ticket=ticket))
    shown = waiting(place)
    assert shown.away == ()
    assert [(row.number, row.not_before is None) for row in shown.waiting] == [("A002", True), ("A001", False)]


def test_one_who_stepped_aside_is_away_for_the_counter_that_knows_the_matter() -> None:
    place = office()
    place.open()
    place.open(COUNTER_6, ClerkId("MINH02"))
    place.take(CIVIL)
    ticket = place.serve()
    place.do(
        commands.HoldTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, reason=ReasonCode("form")),
    )
    assert [(row.number, row.held) for row in waiting(place).away] == [("A001", True)]
    seat = Seat(counter=COUNTER_6, clerk=MINH, profile=ALL)
    assert waiting_picture(Outlook(branch=place.branch, seat=seat, now=place.now)).away == ()


def test_a_counter_without_a_clerk_has_nobody_to_call() -> None:
    place = office()
    place.take(CIVIL)
    assert calling_order(place.branch, COUNTER_5, place.now) == []


def test_each_line_and_each_ticket_tells_how_long_it_will_take() -> None:
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
    waits = board_telling({CIVIL: foretold(20, 30), LAND: WhyUnknown.TOO_LATE}, {ticket: foretold(5, 10)})
    picture = waiting_picture(Outlook(branch=place.branch, seat=seat, now=place.now, language=ENGLISH, waits=waits))
    assert [row.told for row in picture.services] == [
        Announcement(kind=AnnouncementKind.RANGE, low_min=20, high_min=30),
        unknown(WhyUnknown.TOO_LATE),
    ]
    assert [row.told for row in picture.waiting] == [Announcement(kind=AnnouncementKind.RANGE, low_min=5, high_min=10)]
    assert {row.told for row in waiting(place).services} == {None}
