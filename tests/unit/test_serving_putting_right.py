"""What can be put right just after it was done: taken back for some seconds, or another outcome given."""

import pytest

from counter_display.serving.deeds import Action, Deed, Seat, command_for
from counter_display.serving.outlook import Outlook
from counter_display.serving.putting_right import Righting, RightingKind, righting_at
from counter_display.serving.questions import question_about
from server_client.queue_model import commands
from server_client.queue_model.counter import DeedKind
from server_client.queue_model.ids import OutcomeCode, ReasonCode, TicketId
from tests.fakes.office import ALL, CIVIL, COUNTER_5, ENGLISH, LAN, Office, office
from tests.unit.test_serving import NAMES

SEAT = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)


def outlook(place: Office) -> Outlook:
    return Outlook(branch=place.branch, seat=SEAT, now=place.now, language=ENGLISH)


def righting(place: Office) -> Righting | None:
    return righting_at(outlook(place))


@pytest.fixture
def place() -> Office:
    branch = office()
    branch.open()
    branch.take(CIVIL)
    return branch


def finish(place: Office, outcome: str = "accepted") -> TicketId:
    ticket = place.serve()
    place.do(commands.FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode(outcome)))
    return ticket


def test_nothing_was_done_so_nothing_can_be_put_right(place: Office) -> None:
    assert righting(place) is None


def test_a_call_is_heard_by_all_and_cannot_be_taken_back(place: Office) -> None:
    place.call()
    assert righting(place) is None


def test_a_deed_can_be_taken_back_while_its_seconds_count_down(place: Office) -> None:
    ticket = place.serve()
    place.wait(minutes=0.05)
    assert righting(place) == Righting(
        kind=RightingKind.TAKE_BACK, ticket=ticket, number="A001", deed=DeedKind.START, left_s=7
    )
    place.wait(minutes=0.2)
    assert righting(place) is None


def test_taking_back_needs_no_choice_and_no_ticket() -> None:
    deed = Deed(action=Action.TAKE_BACK)
    assert command_for(deed, SEAT, NAMES) == commands.TakeBack(id=NAMES.id, counter=COUNTER_5)


def test_who_was_marked_absent_can_be_called_back_before_anyone_else_is(place: Office) -> None:
    ticket = place.call()
    place.do(commands.MissTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    found = righting(place)
    assert found is not None
    assert (found.deed, found.number) == (DeedKind.MISS, "A001")


def test_after_a_finish_another_outcome_can_be_given(place: Office) -> None:
    ticket = finish(place)
    assert righting(place) == Righting(
        kind=RightingKind.CORRECT_OUTCOME, ticket=ticket, number="A001", outcome="Accepted"
    )
    question = question_about(outlook(place), Deed(action=Action.CORRECT_OUTCOME, ticket=ticket))
    assert question is not None
    assert [option.code for option in question.options] == ["advised"]


def test_a_wrong_outcome_goes_out_of_sight_when_it_is_old_or_the_counter_goes_on(place: Office) -> None:
    finish(place)
    place.take(CIVIL)
    place.wait(minutes=0.5)
    assert righting(place) is None
    finish(place)
    place.take(CIVIL)
    place.call()
    assert righting(place) is None


def test_a_finish_before_a_pause_is_not_shown_in_the_pause(place: Office) -> None:
    finish(place)
    place.do(commands.PauseCounter(id=place.new_id(), counter=COUNTER_5, reason=ReasonCode("meal")))
    assert righting(place) is None
