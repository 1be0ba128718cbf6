"""What the measure of two clerks makes of a log, and of one in which something is wrong."""

from dataclasses import replace

import pytest

from server_client.bench.clerks import Judged, judge
from server_client.queue_model import commands
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event, TicketCalled
from server_client.queue_model.ids import BranchId, ClerkId, CommandId, CounterId, Token
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, EIGHT, OFFICE


def a_log(*orders: commands.Command) -> list[Event]:
    branch, events = Branch(id=BranchId("CN01")), list[Event]()
    for order in orders:
        for event in decide(branch, order, EIGHT):
            events.append(event)
            branch = apply(branch, event)
    return events


def opened(counter: CounterId) -> commands.OpenCounter:
    return commands.OpenCounter(id=CommandId(f"o-{counter}"), counter=counter, clerk=ClerkId(counter), profile=ALL)


def taken(name: str) -> commands.IssueTicket:
    return commands.IssueTicket(id=CommandId(name), needs=(CIVIL,), token=Token(f"token-{name}"))


@pytest.fixture
def log() -> list[Event]:
    return a_log(
        commands.AdoptConfiguration(id=CommandId("c"), configuration=OFFICE),
        commands.OpenDay(id=CommandId("d")),
        opened(COUNTER_5),
        opened(COUNTER_6),
        taken("first"),
        taken("second"),
        commands.CallNext(id=CommandId("call-5"), counter=COUNTER_5),
        commands.CallNext(id=CommandId("call-6"), counter=COUNTER_6),
    )


def test_calls_that_follow_the_rule_are_found_without_fault(log: list[Event]) -> None:
    assert judge(log) == Judged(calls=2)


def test_calls_in_the_wrong_order_are_against_the_rule(log: list[Event]) -> None:
    *before, one, other = log
    assert isinstance(one.data, TicketCalled)
    assert isinstance(other.data, TicketCalled)
    swapped = [
        *before,
        replace(one, data=replace(one.data, ticket=other.data.ticket)),
        replace(other, data=replace(other.data, ticket=one.data.ticket)),
    ]
    assert judge(swapped).against_rule == 1  # the second is then the only one who waits


def test_whoever_was_never_called_was_skipped(log: list[Event]) -> None:
    assert judge(log[:-1]) == Judged(calls=1, skipped=1)
