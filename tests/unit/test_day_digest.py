"""The digest of a day: recounting from the state gives the same, no row speaks of a few, and the chain holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CancelTicket, CloseDay, IssueTicket, OpenDay
from server_client.queue_model.configuration import MOVED
from server_client.queue_model.events import DayClosed, DayOpened, Event, TicketCalled, TicketIssued
from server_client.queue_model.ids import BranchId, ClassCode, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.ticket import AnnouncedWait, CallReason, CallReasonKind, Ticket
from server_client.server.trust.day_count import CountedTicket, DayCount
from server_client.server.trust.day_digest import DayEnd, digest_of
from server_client.server.trust.day_ends import DayEnds
from server_client.server.trust.small_counts import coarsened, large_enough
from server_client.wire.chain import GENESIS, event_of, seal_all
from server_client.wire.digests import (
    NOT_TOLD,
    SEVERAL,
    DigestForecasts,
    DigestRow,
    decode_digests,
    encode_digests,
    sealed,
)
from server_client.wire.errors import BrokenChain, Malformed
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, EIGHT
from tests.fakes.told_days import a_branch, a_day
from tests.fakes.told_digests import days_of, digests_of
from tests.proof.branches import BRANCH
from tests.proof.walking import walk

CN01 = BranchId("CN01")


def recounted(log: list[Event]) -> Iterator[dict[TicketId, CountedTicket]]:
    """Go through the days as the branch's whole state knows them.

    A number of a day that is over, sent late, is in the state until the next day opens: that day's digest tells of it.
    """
    branch = Branch(id=BRANCH)
    first_calls: dict[TicketId, CountedTicket] = {}
    late: dict[TicketId, CountedTicket] = {}
    closed_at = 0
    for event in log:
        if isinstance(event.data, TicketCalled):
            ticket = branch.tickets[event.data.ticket]
            first_calls.setdefault(ticket.id, CountedTicket(ticket.service, ticket.class_code, event.data.reason))
        if isinstance(event.data, DayOpened) and event.data.day != branch.day:
            late = {one.id: _known(one, first_calls) for one in branch.tickets.values() if one.seq > closed_at}
        branch = apply(branch, event)
        if isinstance(event.data, DayClosed) and _is_last_closing(log, event):
            closed_at = event.seq
            yield late | {ticket.id: _known(ticket, first_calls) for ticket in branch.tickets.values()}


def _known(ticket: Ticket, first_calls: dict[TicketId, CountedTicket]) -> CountedTicket:
    called = first_calls.get(ticket.id) or CountedTicket(ticket.service, ticket.class_code)
    return replace(called, end=ticket.state)


def _is_last_closing(log: list[Event], event: Event) -> bool:
    later = (one.data for one in log[event.seq :] if isinstance(one.data, DayOpened))
    assert isinstance(event.data, DayClosed)
    return next((data.day != event.data.day for data in later), True)


@pytest.mark.parametrize("seed", range(3))
def test_a_day_counted_from_its_events_is_what_the_whole_state_knows(seed: int) -> None:
    log = walk(seed, steps=900).log

    days = days_of(seal_all(log, GENESIS))

    assert len(days) > 0
    assert [day.count.tickets for day in days] == list(recounted(log))


def test_digests_lie_end_to_end_and_each_names_the_one_before() -> None:
    node = a_branch()
    for visits in (24, 0, 30):
        a_day(node, visits)

    made = digests_of(node.entries)

    assert [one.digest.day.day for one in made] == [9, 10, 11]
    assert made[0].digest.first == 1
    assert made[0].digest.prev == made[0].digest.before == GENESIS
    for before, after in pairwise(made):
        assert after.digest.first == before.digest.last + 1
        assert (after.digest.prev, after.digest.before) == (before.hash, before.digest.last_hash)
    for one in made:
        assert one.digest.last_hash == node.hash_at(one.digest.last)


def test_a_day_is_told_in_figures_that_one_can_check_by_hand() -> None:
    (sealed,) = digests_of(a_day(a_branch(), 24).entries)
    digest = sealed.digest

    assert digest.numbers == 24
    assert digest.total is not None
    assert (digest.total.tickets, digest.total.finished, digest.total.called) == (24, 24, 24)
    # 16 of civil status, 4 of them by priority, and 8 of land, 2 by priority: so few are told with the others.
    assert [(row.service, row.class_code, row.tickets) for row in digest.rows] == [
        ("civil", "*", 16),
        ("land", "*", 8),
    ]
    assert digest.total.wait_longest_min == max(row.wait_longest_min for row in digest.rows)
    assert digest.total.overtaken_at_most <= 6


def test_a_day_on_which_almost_nobody_came_tells_nothing_about_them() -> None:
    node = a_day(a_day(a_day(a_branch(), 4), 0), 9, served=3)
    few, nobody, few_called = (one.digest for one in digests_of(node.entries))

    assert (few.numbers, few.total, few.rows) == (None, None, ())
    assert (nobody.numbers, nobody.total, nobody.rows) == (0, None, ())
    assert (few_called.numbers, few_called.total, few_called.rows) == (9, None, ())


HALF_AN_HOUR = AnnouncedWait(low_s=1_200, likely_s=1_800, high_s=2_400)


def test_a_day_tells_whether_announced_waits_held() -> None:
    node = a_day(a_branch(), 24, announced=HALF_AN_HOUR)
    issued, waits = dict[TicketId, datetime](), list[float]()
    for event in (event_of(entry.body) for entry in node.entries):
        if isinstance(event.data, TicketIssued):
            issued[event.data.ticket] = event.at
        elif isinstance(event.data, TicketCalled):
            waits.append((event.at - issued[event.data.ticket]).total_seconds())
    held, late = sum(1_200 <= wait <= 2_400 for wait in waits), sum(wait > 2_400 for wait in waits)

    (digest,) = digests_of(node.entries)

    assert 0 < held < 24
    assert digest.digest.forecasts == DigestForecasts(known=24, held=held, late=late)
    assert decode_digests(digest.sent) == [digest]


def test_of_few_announced_waits_nothing_is_told() -> None:
    few = a_day(a_branch(), 9, served=4, announced=HALF_AN_HOUR)
    none = a_day(a_branch(), 9)
    for node in (few, none):
        (digest,) = digests_of(node.entries)
        assert digest.digest.forecasts is NOT_TOLD
        assert b"forecasts" not in digest.body
        assert decode_digests(digest.sent) == [digest]


@pytest.mark.parametrize(("moved", "told"), [(4, NOT_TOLD), (5, 5)])
def test_of_those_cancelled_it_is_told_how_many_moved_unless_they_are_few(moved: int, told: object) -> None:
    node = a_branch()
    opened = node.now
    node.do(OpenDay(id=an_id()))
    for number in range(6):
        command = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
        node.do(command)
        reason = MOVED if number < moved else ReasonCode("not_printed")
        node.do(CancelTicket(id=an_id(), ticket=TicketId(command.id), reason=reason))
    node.do(CloseDay(id=an_id()))
    node.now = opened + timedelta(days=1)

    (digest,) = digests_of(node.entries)
    assert digest.digest.moved == told
    assert (b'"moved"' in digest.body) == (moved >= 5)
    assert decode_digests(digest.sent)[0].digest == digest.digest


def test_a_day_closed_early_and_opened_again_is_one_day() -> None:
    node = a_day(a_branch(), 12)
    node.now -= timedelta(hours=23)
    node.do(OpenDay(id=an_id(), reopen=True))
    node.do(CloseDay(id=an_id()))

    (only,) = digests_of(node.entries)

    assert only.digest.last == node.seq
    assert only.digest.numbers == 12


def test_what_follows_a_days_end_belongs_to_the_next() -> None:
    node = a_day(a_branch(), 12)
    end = node.seq
    a_day(node, 12)
    ends = DayEnds(0, GENESIS)

    assert list(ends.read(node.entries[:end])) == []
    first = ends.ended()
    assert list(ends.read(node.entries[end:])) == []
    rest = ends.ended()

    assert (first.end.last, rest.end.first, rest.end.last) == (end, end + 1, node.seq)
    assert [first.configured_at, rest.configured_at] == [1, 1]


tickets = st.builds(
    CountedTicket,
    st.sampled_from([ServiceCode(code) for code in "ABC"]),
    st.sampled_from([ClassCode(code) for code in ("walk_in", "elderly", "booking")]),
    st.none()
    | st.builds(
        CallReason,
        kind=st.sampled_from([CallReasonKind.WAITED, CallReasonKind.WALK_DIRECT]),
        waited_s=st.integers(0, 7200),
        promise_s=st.just(1200),
        passed=st.integers(0, 6),
    ),
)


@given(st.lists(tickets, max_size=60))
def test_no_row_is_about_fewer_than_five_and_together_they_are_all(day: list[CountedTicket]) -> None:
    count = DayCount(tickets={TicketId(str(number)): ticket for number, ticket in enumerate(day)})

    cells = coarsened(count.by_cell())

    assert bool(cells) == large_enough(day)
    assert all(large_enough(some) for some in cells.values())
    if cells:
        assert sorted(id(ticket) for some in cells.values() for ticket in some) == sorted(map(id, day))
        # Who would take the other rows from the total finds a row that is told, or nothing.
        assert sum(service == SEVERAL for service, _ in cells) <= 1


@given(st.lists(tickets, min_size=1, max_size=60))
def test_the_rows_add_up_to_the_total(day: list[CountedTicket]) -> None:
    count = DayCount(numbers=len(day), tickets={TicketId(str(number)): ticket for number, ticket in enumerate(day)})
    end = DayEnd(day=EIGHT.date(), first=1, before=GENESIS, last=9, last_hash=GENESIS)

    digest = digest_of(CN01, end, count, None).digest

    if digest.total is None:
        assert digest.rows == ()
        return

    def summed(name: str) -> int:
        return sum(getattr(row, name) for row in digest.rows)

    for name in ("tickets", "called", "served_directly", "finished", "within_promise"):
        assert summed(name) == getattr(digest.total, name)
    assert digest.total.wait_longest_min == max(row.wait_longest_min for row in digest.rows)
    for row in (digest.total, *digest.rows):
        assert isinstance(row, DigestRow)
        assert row.wait_median_min <= row.wait_p90_min <= row.wait_longest_min


def test_published_digests_are_read_back_and_any_change_is_found() -> None:
    node = a_branch()
    for visits in (24, 12, 30):
        a_day(node, visits)
    made = digests_of(node.entries)
    published = encode_digests(CN01, made)

    assert decode_digests(published) == made
    assert decode_digests(made[1].sent) == [made[1]]
    with pytest.raises(BrokenChain, match="2026-03-10 was altered"):
        decode_digests(published.replace(b'"numbers":12', b'"numbers":13'))
    with pytest.raises(BrokenChain, match="2026-03-11 does not follow that of 2026-03-09"):
        decode_digests(encode_digests(CN01, [made[0], made[2]]))
    elsewhere = sealed(changed(made[1].digest, branch=BranchId("CN02")))
    with pytest.raises(BrokenChain, match="2026-03-10 is of branch CN02"):
        decode_digests(encode_digests(CN01, [made[0], elsewhere]))
    after_nothing = sealed(changed(made[0].digest, prev=made[2].hash))
    with pytest.raises(BrokenChain, match="2026-03-09 begins the log but names a day before"):
        decode_digests(after_nothing.sent)
    for nothing in (b"{}", b"", b'{"branch":"CN01","digests":[]}', b'{"branch":"CN01","digests":[{}]}'):
        with pytest.raises(Malformed):
            decode_digests(nothing)
