"""How commands become events and events the state: order, time, repeats, epochs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import BEFORE_ALL, Branch
from server_client.queue_model.commands import AdoptConfiguration, IssueTicket, SetPriority
from server_client.queue_model.counter import CounterState
from server_client.queue_model.decide import decide
from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.epoch_events import EpochBegun
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId, CommandId, Token
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import BRANCH, ELDERLY, MORNING, A, configuration
from tests.unit.queue_office import Office, at_work


def first_event() -> Event:
    """Return the first event of a branch."""
    command = AdoptConfiguration(id=CommandId("configure"), configuration=configuration())
    (event,) = decide(Branch(id=BRANCH), command, MORNING)
    return event


def test_a_branch_begins_with_nothing() -> None:
    branch = Branch(id=BRANCH)
    assert (branch.epoch, branch.seq, branch.at) == (1, 0, BEFORE_ALL)
    assert (branch.configuration, branch.day, branch.is_open) == (None, None, False)


def test_an_event_bears_where_when_and_by_whom_it_came() -> None:
    event = first_event()
    assert (event.branch, event.epoch, event.seq, event.at) == (BRANCH, 1, 1, MORNING)
    assert event.command_id == "configure"


def test_the_events_of_one_command_follow_each_other() -> None:
    office = Office()
    office.check_in(office.now)
    assert [event.seq for event in office.log] == [1, 2, 3, 4]
    assert {event.command_id for event in office.log[2:]} == {"id-003"}
    assert office.branch.settled[CommandId("id-003")] == 4


def test_the_same_command_again_has_no_effect() -> None:
    office = Office()
    office.issue(A)
    before = office.branch
    repeated = IssueTicket(id=CommandId("id-003"), needs=(A,), token=Token("other"))
    assert decide(office.branch, repeated, office.now) == ()
    assert office.branch is before


def test_a_refused_command_may_be_given_again() -> None:
    office = Office()
    office.refuses(
        RefusalCode.UNKNOWN_CLASS, IssueTicket, id=CommandId("tap"), needs=(A,), token=Token("t"), class_code="x"
    )
    office.do(IssueTicket, id=CommandId("tap"), needs=(A,), token=Token("t"))


def test_a_clock_that_goes_back_stands_still() -> None:
    office = Office()
    office.issue(A)
    office.wait(-3600)
    ticket = office.issue(A)
    assert office.log[-1].at == MORNING
    assert office.ticket(ticket).clock == MORNING
    assert office.branch.time(office.now) == MORNING
    assert office.branch.time(MORNING + timedelta(hours=1)) == MORNING + timedelta(hours=1)


def test_a_log_replays_to_the_same_state() -> None:
    office = at_work()
    office.issue(A)
    office.serve()
    replayed = Branch(id=BRANCH)
    for event in office.log:
        replayed = apply(replayed, event)
    assert replayed == office.branch


@pytest.mark.parametrize(
    "change",
    [
        {"branch": BranchId("CN02")},
        {"seq": 3},
        {"seq": 5},
        {"at": MORNING - timedelta(microseconds=1)},
        {"epoch": 1},
    ],
)
def test_an_event_that_is_not_the_next_is_not_applied(change: dict[str, object]) -> None:
    office = Office()
    branch = replace(office.branch, seq=3, epoch=2)
    event = replace(first_event(), seq=4, epoch=2)
    assert apply(branch, event).seq == 4
    with pytest.raises(OutOfOrder) as out_of_order:
        apply(branch, replace(event, **change))  # type: ignore[arg-type]
    assert str(out_of_order.value).startswith("Branch CN01 is at event 3 of epoch 2, 2026-03-02T01:00:00+00:00; event ")


def test_what_is_out_of_order_is_named() -> None:
    with pytest.raises(OutOfOrder) as out_of_order:
        apply(Branch(id=BRANCH, seq=7), first_event())
    assert str(out_of_order.value) == (
        "Branch CN01 is at event 7 of epoch 1, 1970-01-01T00:00:00+00:00;"
        " event 1 of CN01, epoch 1, 2026-03-02T01:00:00+00:00 does not follow"
    )


def test_a_new_epoch_goes_on_where_the_old_one_ended() -> None:
    begun = EpochBegun(reason=EpochReason.REPLACED, mark="4", marked_until=None)
    branch = apply(Branch(id=BRANCH), replace(first_event(), epoch=4, data=begun))
    assert (branch.epoch, branch.seq, branch.at) == (4, 1, MORNING)


@pytest.mark.parametrize(("epoch", "is_beginning"), [(2, False), (1, True)])
def test_an_epoch_begins_with_the_event_that_says_so(epoch: int, is_beginning: bool) -> None:
    begun = EpochBegun(reason=EpochReason.REPLACED, mark="2", marked_until=None)
    event = replace(first_event(), epoch=epoch)
    with pytest.raises(OutOfOrder):
        apply(Branch(id=BRANCH), replace(event, data=begun) if is_beginning else event)


def test_an_event_leaves_the_state_before_it_as_it_was() -> None:
    office = at_work()
    ticket = office.issue(A)
    before = office.branch
    office.do(SetPriority, ticket=ticket, class_code=ELDERLY)
    assert before.tickets[ticket].class_code == "walk_in"
    assert office.branch.tickets[ticket].class_code == ELDERLY


def test_four_states_of_a_ticket_are_final_and_two_are_at_a_counter() -> None:
    assert {state.value for state in TicketState if state.is_final} == {"finished", "abandoned", "cancelled", "expired"}
    assert {state.value for state in TicketState if state.is_at_counter} == {"called", "serving"}


def test_two_states_of_a_counter_are_busy_and_two_may_call() -> None:
    assert {state.value for state in CounterState if state.is_busy} == {"called", "serving"}
    assert {state.value for state in CounterState if state.may_call} == {"idle", "wrap_up"}
