"""What a counter can no longer take back: something came of it, another has spoken since, or the next deed is done."""

import pytest

from server_client.queue_model.commands import (
    AddNeed,
    AdoptConfiguration,
    CallTicket,
    CancelTicket,
    CloseCounter,
    FinishTicket,
    OpenCounter,
    PauseCounter,
    RecallTicket,
    ResumeTicket,
    SetPriority,
    TakeBack,
)
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.counter import CounterState, DeedKind
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp
from server_client.queue_model.ids import TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import ALL, C1, C2, DONE, ELDERLY, K1, REASON, A, B, Limits, clerk_of, configuration
from tests.unit.deeds_at_a_counter import AT_THE_DESK, DEEDS, Deed, call_elsewhere, called, come_back, grant, send
from tests.unit.queue_office import Office, at_work


def test_what_nobody_put_their_counter_to_cannot_be_taken_back() -> None:
    office, ticket = called()
    office.do(SetPriority, ticket=ticket, class_code=ELDERLY)
    office.do(AddNeed, ticket=ticket, service=B)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_a_transfer_out_of_the_line_is_nobodys_slip() -> None:
    office = at_work()
    waiting = office.issue(A)
    send(office, waiting)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_the_last_miss_and_a_finish_are_final() -> None:
    office, ticket = called(at_work(configuration(limits=Limits(miss=1))))
    office.miss(ticket)
    assert office.ticket(ticket).state is TicketState.ABANDONED
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)
    office.issue(A)
    office.serve()
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def give_up(office: Office, ticket: TicketId) -> None:
    """Let the person go home."""
    office.do(CancelTicket, ticket=ticket, reason=REASON)


def resume(office: Office, ticket: TicketId) -> None:
    """Let a held person be ready."""
    office.do(ResumeTicket, ticket=ticket)


def pass_it(office: Office, ticket: TicketId) -> None:
    """Call a later ticket of the same service before it."""
    office.wait(1)
    later = office.issue(B)
    office.do(CallTicket, counter=C2, ticket=later, reason=REASON)


@pytest.mark.parametrize(
    ("deed", "since"),
    [
        (DeedKind.MISS, come_back),
        (DeedKind.MISS, give_up),
        (DeedKind.HOLD, resume),
        (DeedKind.HOLD, give_up),
        (DeedKind.TRANSFER, call_elsewhere),
        (DeedKind.TRANSFER, pass_it),
        (DeedKind.TRANSFER, send),
        (DeedKind.TRANSFER, give_up),
    ],
)
def test_what_something_has_come_of_is_not_taken_back(deed: DeedKind, since: Deed) -> None:
    office, ticket = called()
    DEEDS[deed](office, ticket)
    since(office, ticket)
    refused = office.refusal(TakeBack, counter=C1)
    assert refused.code is RefusalCode.CHANGED_SINCE
    assert refused.sentence == "Something has happened to ticket A001 since; put it right from where it is now"


@pytest.mark.parametrize("deed", [DeedKind.MISS, DeedKind.HOLD, DeedKind.TRANSFER, DeedKind.START])
def test_a_later_word_on_the_class_ends_what_another_counter_could_take_back(deed: DeedKind) -> None:
    office, ticket = called()
    DEEDS[deed](office, ticket)
    grant(office, ticket, C2)
    office.do(TakeBack, counter=C2)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_a_class_that_another_has_given_again_is_theirs() -> None:
    office = at_work()
    ticket = office.issue(A)
    grant(office, ticket)
    office.do(SetPriority, ticket=ticket, class_code=WALK_IN, counter=C2)
    office.do(SetPriority, ticket=ticket, class_code=ELDERLY)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C2)


def test_what_another_takes_back_ends_what_was_done_to_the_ticket_before() -> None:
    office, ticket = called()
    office.do(AddNeed, ticket=ticket, service=B, counter=C2)
    office.start(ticket)
    office.do(TakeBack, counter=C1)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C2)
    assert office.counter(C2).state is CounterState.IDLE


def test_a_slip_with_another_ticket_can_still_be_taken_back() -> None:
    office, ticket = called()
    office.issue(A)
    elsewhere = office.call(C2)
    office.miss(elsewhere, C2)
    grant(office, ticket)
    office.do(TakeBack, counter=C2)
    assert office.ticket(elsewhere).state is TicketState.CALLED
    office.do(TakeBack, counter=C1)
    assert office.ticket(ticket).class_code == WALK_IN


def call_next(office: Office, ticket: TicketId) -> None:
    """Call the next at the same counter."""
    office.call(C1)


def pause(office: Office, ticket: TicketId) -> None:
    """Pause the counter."""
    office.do(PauseCounter, counter=C1, reason=REASON)


def leave(office: Office, ticket: TicketId) -> None:
    """Close the counter and open it again."""
    office.do(CloseCounter, counter=C1)
    office.open(C1)


def change_profile(office: Office, ticket: TicketId) -> None:
    """Serve one service only."""
    office.do(OpenCounter, counter=C1, clerk=clerk_of(C1), profile="only-A")


@pytest.mark.parametrize("next_deed", [call_next, pause, leave, change_profile])
@pytest.mark.parametrize("deed", AT_THE_DESK)
def test_only_the_last_deed_is_taken_back(deed: DeedKind, next_deed: Deed) -> None:
    office, ticket = called()
    office.issue(A)
    AT_THE_DESK[deed](office, ticket)
    next_deed(office, ticket)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_a_repeated_call_and_a_finish_come_after_what_could_be_taken_back() -> None:
    office, ticket = called()
    waiting = office.issue(A)
    grant(office, waiting)
    office.do(RecallTicket, counter=C1, ticket=ticket)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)
    office.start(ticket)
    office.do(FinishTicket, counter=C1, ticket=ticket, outcome=DONE)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_an_answer_to_a_kiosk_is_beside_what_can_be_taken_back() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.do(AskForHelp, device=K1)
    office.do(AnswerHelp, device=K1, counter=C1)
    office.do(TakeBack, counter=C1)
    assert office.ticket(ticket).state is TicketState.CALLED


def test_by_another_configuration_nothing_of_before_is_taken_back() -> None:
    office, ticket = called()
    send(office, ticket)
    office.do(AdoptConfiguration, configuration=configuration(version=2))
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)
    assert office.counter().profile == ALL
