"""A clerk's counter as a picture: its state, who is next and why, what may be done; nothing is drawn or sent."""

import pytest

from counter_display.serving.deeds import Action, Deed, NewNames, Seat, command_for, refusal_of
from counter_display.serving.notices import Notice, NoticeKind, notice_of
from counter_display.serving.outlook import Outlook
from counter_display.serving.picture import CounterPicture, picture_of
from server_client.queue_model import commands
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import CommandId, OutcomeCode, ReasonCode, TicketId, Token
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import CallReasonKind
from tests.fakes.office import ALL, CIVIL, COUNTER_5, ELDERLY, ENGLISH, LAN, LAND, Office, office

NAMES = NewNames(id=CommandId("c1"), token=Token("t1"))
SEAT = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)


def outlook(place: Office) -> Outlook:
    return Outlook(branch=place.branch, seat=SEAT, now=place.now, language=ENGLISH)


def picture(place: Office) -> CounterPicture:
    return picture_of(outlook(place))


def test_a_free_counter_shows_who_is_next_and_how_long_of_the_promise_is_used_up() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.wait(minutes=15)
    shown = picture(place)
    assert shown.state is CounterState.IDLE
    assert shown.is_next
    assert shown.facts is not None
    assert shown.facts.number == "A001"
    assert shown.facts.why is not None
    assert (shown.facts.why.kind, shown.facts.why.waited_min, shown.facts.why.promise_min) == (
        CallReasonKind.WAITED,
        15,
        20,
    )
    assert Action.CALL_NEXT in shown.possible


def test_a_free_counter_without_anyone_waiting_can_rest_and_serve_whoever_stands_there_but_not_call() -> None:
    place = office()
    place.open()
    shown = picture(place)
    assert shown.facts is None
    at_desk = {Action.SERVE_WALK_IN, Action.ISSUE}
    assert shown.possible == {Action.PAUSE, Action.CHANGE_PROFILE, Action.LEAVE} | at_desk


def test_a_called_ticket_can_be_recalled_started_or_missed_but_no_other_called() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.take(CIVIL)
    place.call()
    shown = picture(place)
    assert {Action.RECALL, Action.START, Action.MISS, Action.HOLD, Action.TRANSFER} <= shown.possible
    assert not {Action.CALL_NEXT, Action.PAUSE, Action.LEAVE, Action.FINISH} & shown.possible


def test_a_ticket_called_to_the_limit_cannot_be_called_again() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    ticket = place.call()
    for _ in range(2):
        place.do(commands.RecallTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    shown = picture(place)
    assert shown.facts is not None
    assert (shown.facts.calls, shown.facts.call_limit) == (3, 3)
    assert Action.RECALL not in shown.possible


def test_the_reason_of_a_call_stays_as_it_was_recorded_while_time_goes_on() -> None:
    place = office()
    place.open()
    place.take(CIVIL, class_code=ELDERLY)
    place.wait(minutes=5)
    place.serve()
    place.wait(minutes=10)
    facts = picture(place).facts
    assert facts is not None
    assert facts.why is not None
    assert (facts.why.kind, facts.why.waited_min) == (CallReasonKind.PRIORITY, 5)
    assert facts.mark.name == "Aged 75 or over"
    assert facts.waited_s == 5 * 60


def test_serving_offers_every_outcome_in_order_and_shows_what_else_the_visit_is_for() -> None:
    place = office()
    place.open()
    place.take(CIVIL, LAND)
    place.serve()
    shown = picture(place)
    assert [outcome.name for outcome in shown.outcomes] == ["Accepted", "Advice only"]
    assert {Action.FINISH, Action.FINISH_THEN_PAPERWORK} <= shown.possible
    assert shown.facts is not None
    assert shown.facts.further == ("Land",)


def test_the_second_absence_is_announced_as_the_last() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    ticket = place.call()
    first = picture(place).facts
    place.do(commands.MissTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    place.do(commands.ReturnTicket(id=place.new_id(), ticket=ticket))
    place.wait(minutes=6)
    place.call()
    second = picture(place).facts
    assert first is not None
    assert second is not None
    assert (first.last_miss, second.last_miss, second.misses) == (False, True, 1)


def test_a_paused_counter_says_why_and_can_go_on() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.do(commands.PauseCounter(id=place.new_id(), counter=COUNTER_5, reason=ReasonCode("meal")))
    shown = picture(place)
    assert (shown.state, shown.pause_reason) == (CounterState.PAUSED, "Meal")
    assert Action.RESUME_WORK in shown.possible
    assert Action.CALL_NEXT not in shown.possible
    assert shown.facts is None


def test_a_calling_counter_counts_its_seconds_from_the_last_call() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    ticket = place.call()
    place.wait(minutes=1)
    place.do(commands.RecallTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    assert picture(place).since == place.now


def test_a_finished_deed_becomes_the_command_that_does_it() -> None:
    deed = Deed(action=Action.FINISH_THEN_PAPERWORK, ticket=TicketId("t1"), chosen=("accepted",))
    assert command_for(deed, SEAT, NAMES) == commands.FinishTicket(
        id=CommandId("c1"),
        counter=COUNTER_5,
        ticket=TicketId("t1"),
        outcome=OutcomeCode("accepted"),
        wrap_up=True,
    )


@pytest.mark.parametrize(
    "deed",
    [
        Deed(action=Action.PAUSE),
        Deed(action=Action.HOLD, ticket=TicketId("t1")),
        Deed(action=Action.TRANSFER, ticket=TicketId("t1"), chosen=("service:land",)),
    ],
    ids=lambda deed: deed.action,
)
def test_a_deed_with_a_choice_still_missing_becomes_no_command(deed: Deed) -> None:
    with pytest.raises(ValueError, match="not said to the end"):
        command_for(deed, SEAT, NAMES)


def test_a_refusal_is_told_with_the_names_that_the_clerk_knows() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.take(CIVIL)
    place.serve()
    refused = refusal_of(place.branch, Deed(action=Action.CALL_NEXT), SEAT, place.now)
    assert refused is not None
    assert notice_of(outlook(place), refused) == Notice(
        kind=NoticeKind.REFUSED,
        code=RefusalCode.COUNTER_BUSY,
        number="A001",
        counter="5",
        said="Counter 5 is busy with ticket A001; finish that first",
    )


def test_a_refusal_about_a_service_names_it_in_the_language_of_the_screen() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    ticket = place.serve()
    refused = refusal_of(place.branch, Deed(action=Action.ADD_NEED, ticket=ticket, chosen=(CIVIL,)), SEAT, place.now)
    assert refused is not None
    assert notice_of(outlook(place), refused).name == "Civil status"
