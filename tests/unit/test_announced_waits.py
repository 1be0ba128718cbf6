"""What a node tells Prometheus of announced waits: what it wrote itself, each counted once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client import Counter

from server_client.branch_statistics.forecast_figures import ForecastMeasure
from server_client.queue_model import events
from server_client.queue_model.commands import CallNext, CancelTicket, CloseDay, IssueTicket, OpenCounter, OpenDay
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import BranchId, TicketId, Token
from server_client.queue_model.ticket import AnnouncedWait
from server_client.server.announced_waits import AnnouncedWaitMeasures, AnnouncedWaits
from server_client.wire.chain import event_of, seal_all
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, C1, REASON, A, clerk_of

CN01 = BranchId("CN01")
TOLD = AnnouncedWait(low_s=60, likely_s=300, high_s=600)


def at_work() -> NodeLog:
    """Return a branch with an open counter."""
    node = NodeLog(CN01).open()
    node.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
    return node


def told(node: NodeLog, announced: AnnouncedWait | None = TOLD) -> TicketId:
    """Give out a number with a wait."""
    node.now += timedelta(seconds=1)
    command = IssueTicket(id=fresh_id(), needs=(A,), token=Token(f"{len(node.entries):022}"), announced=announced)
    node.do(command)
    issued = event_of(node.entries[-1].body).data
    assert isinstance(issued, TicketIssued)
    return issued.ticket


def call(node: NodeLog, after_s: int) -> None:
    """Call the next, later."""
    node.now += timedelta(seconds=after_s)
    node.do(CallNext(id=fresh_id(), counter=C1))


def value(counter: Counter) -> float:
    """Return what a counter stands at."""
    return next(one.value for metric in counter.collect() for one in metric.samples if one.name.endswith("_total"))


def counted(node: NodeLog, *, is_own: bool = True) -> dict[ForecastMeasure, float]:
    """Return what comes of the branch's log, entry by entry."""
    counters = AnnouncedWaitMeasures("test_", "branch").of(CN01)
    follows = AnnouncedWaits(counters)
    for entry in node.entries:
        follows.take([entry], is_own=is_own)
    return {measure: value(counter) for measure, counter in counters.items()}


@pytest.mark.parametrize(
    ("after_s", "known"),
    [(300, (1, 1, 1, 0, 0)), (700, (1, 1, 0, 0, 400)), (1_000, (1, 1, 0, 1, 700)), (10, (1, 1, 0, 0, 290))],
)
def test_a_call_tells_what_came_of_the_announced_wait(after_s: int, known: tuple[int, ...]) -> None:
    node = at_work()
    told(node)
    call(node, after_s)
    assert tuple(counted(node).values()) == known


def test_numbers_without_a_wait_and_those_that_left_are_not_scored() -> None:
    node = at_work()
    node.do(CancelTicket(id=fresh_id(), ticket=told(node), reason=REASON))
    told(node, None)
    call(node, 60)
    told(node)
    node.do(CloseDay(id=fresh_id()))
    node.now += timedelta(days=1)
    node.do(OpenDay(id=fresh_id()))
    assert tuple(counted(node).values()) == (2, 0, 0, 0, 0)


def test_a_new_day_knows_nothing_of_the_old_one() -> None:
    node = at_work()
    told(node)
    opened = replace(event_of(node.entries[1].body), data=events.DayOpened(day=node.now.date()))
    node.entries += seal_all([opened], node.hash_at(node.seq))
    call(node, 60)
    assert tuple(counted(node).values()) == (1, 0, 0, 0, 0)


def test_what_another_process_wrote_is_followed_and_not_counted() -> None:
    node = at_work()
    told(node)
    call(node, 60)
    assert set(counted(node, is_own=False).values()) == {0}


def test_what_a_centre_has_counted_is_added_of_all_branches() -> None:
    measures = AnnouncedWaitMeasures("test_city_")
    measures.add({"scored.5": 2, "scored.beyond": 1, "held.5": 2, "error_s.5": 90, "issued": 7})
    measures.add({})
    assert [value(counter) for counter in measures.all] == [0, 3, 2, 0, 90]
