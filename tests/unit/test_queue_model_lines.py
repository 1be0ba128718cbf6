"""The waiting lines as an index."""

from datetime import timedelta

import pytest

from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import CounterId, TicketId, VisitId
from server_client.queue_model.lines import CounterLine, Lines, ServiceLine, drawn_up, joined, left, line_of
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import Ticket, TicketState
from tests.proof.branches import C1, ELDERLY, MORNING, A

A_LINE = ServiceLine(A, WALK_IN)


def waiting(
    name: str, *, clock: int = 0, seq: int = 1, to: CounterId | None = None, state: TicketState = TicketState.WAITING
) -> Ticket:
    """Return a walk-in's ticket for A; the clock in seconds."""
    return Ticket(
        id=TicketId(name),
        visit=VisitId(name),
        number=name,
        service=A,
        class_code=WALK_IN,
        clock=MORNING + timedelta(seconds=clock),
        seq=seq,
        queued_at=MORNING,
        directed_to=to,
        state=state,
    )


def line_of_all(*tickets: Ticket) -> tuple[str, ...]:
    """Let the tickets join one after another and return the line for A."""
    lines: Lines = PersistentMap()
    known = {ticket.id: ticket for ticket in tickets}
    for ticket in tickets:
        lines = joined(lines, known, ticket)
    return lines[A_LINE]


def test_a_ticket_stands_in_the_line_of_its_service_and_class() -> None:
    assert line_of(waiting("a")) == A_LINE
    assert ServiceLine(A, ELDERLY) != A_LINE


def test_a_ticket_sent_to_a_counter_stands_in_the_counters_line() -> None:
    assert line_of(waiting("a", to=C1)) == CounterLine(C1, WALK_IN)


def test_who_comes_later_stands_behind() -> None:
    assert line_of_all(waiting("a", clock=1, seq=1), waiting("b", clock=2, seq=2)) == ("a", "b")


def test_who_comes_back_with_an_early_clock_stands_before_the_later() -> None:
    line = line_of_all(waiting("a", clock=1), waiting("c", clock=3), waiting("b", clock=2))
    assert line == ("a", "b", "c")


def test_at_one_clock_the_lower_seq_stands_before() -> None:
    assert line_of_all(waiting("b", seq=2), waiting("a", seq=1), waiting("c", seq=3)) == ("a", "b", "c")


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_who_leaves_leaves_the_others_in_order(gone: int) -> None:
    tickets = [waiting(name, clock=at) for at, name in enumerate("abc")]
    lines = left(drawn_up(tickets), tickets[gone])
    assert lines[A_LINE] == tuple(name for at, name in enumerate("abc") if at != gone)


def test_only_who_waits_is_drawn_up_and_each_in_their_line() -> None:
    lines = drawn_up(
        [
            waiting("b", clock=2),
            waiting("a", clock=1),
            waiting("sent", to=C1),
            waiting("called", state=TicketState.CALLED),
        ]
    )
    assert dict(lines) == {A_LINE: ("a", "b"), CounterLine(C1, WALK_IN): ("sent",)}
