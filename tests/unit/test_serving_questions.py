"""What a clerk is asked, and which choices are offered; the screen's words are not tested here."""

from dataclasses import replace

import pytest

from counter_display.serving.deeds import Action, Deed, NewNames, Seat, command_for
from counter_display.serving.outlook import Outlook
from counter_display.serving.questions import Asked, is_possible, question_about, ticket_question
from server_client.queue_model import commands
from server_client.queue_model.ids import CommandId, ReasonCode, TicketId, Token
from server_client.queue_model.refusals import RefusalCode
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

NAMES = NewNames(id=CommandId("c1"), token=Token("t1"))


def outlook(place: Office) -> Outlook:
    seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
    return Outlook(branch=place.branch, seat=seat, now=place.now, language=ENGLISH)


def offered(place: Office, deed: Deed) -> list[str]:
    question = question_about(outlook(place), deed)
    assert question is not None
    return [option.code for option in question.options if option.refused is None]


@pytest.fixture
def place() -> Office:
    branch = office()
    branch.open()
    branch.open(COUNTER_6, MINH)
    return branch


def test_a_pause_asks_for_its_reason_and_is_then_said_to_the_end(place: Office) -> None:
    pause = Deed(action=Action.PAUSE)
    assert offered(place, pause) == ["meal", "meeting"]
    assert question_about(outlook(place), pause.choosing("meal")) is None


def test_a_transfer_asks_for_a_place_and_then_for_a_position(place: Office) -> None:
    place.take(CIVIL)
    transfer = Deed(action=Action.TRANSFER, ticket=place.serve())
    assert offered(place, transfer) == ["service:land", "counter:c06"]
    assert offered(place, transfer.choosing("counter:c06")) == ["by_issue", "first", "last"]
    whole = transfer.choosing("counter:c06").choosing("first")
    assert isinstance(command_for(whole, outlook(place).seat, NAMES), commands.TransferTicket)
    assert is_possible(outlook(place), whole)


def test_a_service_that_the_visit_has_ahead_is_not_offered_again(place: Office) -> None:
    place.take(CIVIL)
    ticket = place.serve()
    add = Deed(action=Action.ADD_NEED, ticket=ticket)
    assert offered(place, add) == ["land"]
    place.do(commands.AddNeed(id=place.new_id(), ticket=ticket, service=LAND))
    assert not is_possible(outlook(place), add)


def test_only_another_class_than_the_present_one_is_offered(place: Office) -> None:
    ticket = place.take(CIVIL)
    assert offered(place, Deed(action=Action.SET_PRIORITY, ticket=ticket)) == ["elderly"]
    place.do(commands.SetPriority(id=place.new_id(), ticket=ticket, class_code=ELDERLY))
    assert offered(place, Deed(action=Action.SET_PRIORITY, ticket=ticket)) == ["walk_in"]


def test_only_another_work_profile_than_the_present_one_is_offered(place: Office) -> None:
    assert offered(place, Deed(action=Action.CHANGE_PROFILE)) == [ONLY_LAND]


def test_leaving_is_asked_back(place: Office) -> None:
    leave = Deed(action=Action.LEAVE)
    assert offered(place, leave) == ["yes"]
    assert question_about(outlook(place), leave.choosing("yes")) is None


def test_a_waiting_ticket_can_be_called_sent_on_changed_or_cancelled(place: Office) -> None:
    ticket = place.take(CIVIL)
    question = ticket_question(outlook(place), ticket)
    assert (question.asked, question.number) == (Asked.TICKET_ACTION, "A001")
    assert [option.code for option in question.options] == [
        Action.CALL_CHOSEN,
        Action.TRANSFER,
        Action.SET_PRIORITY,
        Action.ADD_NEED,
        Action.CANCEL,
    ]


def test_nothing_more_can_be_done_to_a_cancelled_ticket(place: Office) -> None:
    ticket = place.take(CIVIL)
    place.do(commands.CancelTicket(id=place.new_id(), ticket=ticket, reason=ReasonCode("left")))
    assert ticket_question(outlook(place), ticket).options == ()


def test_a_busy_counter_is_not_offered_a_pause_and_the_choices_say_why(place: Office) -> None:
    place.take(CIVIL)
    place.serve()
    question = question_about(outlook(place), Deed(action=Action.PAUSE))
    assert question is not None
    assert {option.refused for option in question.options} == {RefusalCode.COUNTER_BUSY}


def test_nothing_can_be_done_to_a_ticket_that_is_gone(place: Office) -> None:
    question = ticket_question(outlook(place), TicketId("gone"))
    assert (question.number, question.options) == ("", ())


def test_a_counter_in_the_list_of_places_says_who_sits_there(place: Office) -> None:
    place.take(CIVIL)
    transfer = Deed(action=Action.TRANSFER, ticket=place.serve())
    known = replace(outlook(place), clerks={MINH: "Trần Văn Minh"})
    for seen, name in ((known, "Counter 6 · Trần Văn Minh"), (outlook(place), f"Counter 6 · {MINH}")):
        question = question_about(seen, transfer)
        assert question is not None
        assert question.options[-1].name == name


@pytest.mark.parametrize(("action", "choice"), [(Action.ADD_NEED, LAND), (Action.SET_PRIORITY, ELDERLY)])
def test_a_console_names_its_counter_so_that_it_can_take_the_deed_back(
    place: Office, action: Action, choice: str
) -> None:
    deed = Deed(action=action, ticket=place.take(CIVIL), chosen=(choice,))
    command = command_for(deed, outlook(place).seat, NAMES)
    assert isinstance(command, commands.AddNeed | commands.SetPriority)
    assert command.counter == COUNTER_5
