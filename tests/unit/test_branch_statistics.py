"""The statistics of a branch: what is counted from its events is what somebody would count who reads the whole log."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.branch_statistics.figures import FEWEST_RATINGS, Figures, Kinds, Measure, Sums, merge
from server_client.branch_statistics.folding import fold
from server_client.branch_statistics.histogram import bucket_of, quantile, value_of
from server_client.branch_statistics.ledger import Cell, Cells, Ledger
from server_client.branch_statistics.slices import Slice, sliced
from server_client.queue_model import commands, events
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import MOVED, NOT_PRINTED
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.local_time import local_day
from server_client.wire.errors import Malformed
from server_client.wire.statistics import (
    decode_cells,
    decode_ledger,
    decode_slices,
    encode_cells,
    encode_ledger,
    encode_slices,
)
from tests.proof.branches import ADVISED, BRANCH, C1, C2, DONE, MORNING, REASON, A, B
from tests.proof.walking import walk
from tests.unit.queue_office import Office, at_work

Days = dict[date, Cells]


def counted(log: Iterable[Event], ledger: Ledger | None = None, days: Days | None = None) -> tuple[Ledger, Days]:
    """Return the ledger after the events, and the sums of all days."""
    ledger, days = ledger or Ledger(BRANCH), {} if days is None else days
    for event in log:
        days |= fold(ledger, event.data, epoch=event.epoch, seq=event.seq, at=event.at)
    return ledger, days if ledger.day is None else days | {ledger.day: ledger.cells}


def total(log: Iterable[Event]) -> Figures:
    """Return the figures of all days."""
    sums: Sums = {}
    for cells in counted(log)[1].values():
        for part in cells.values():
            merge(sums, part)
    return Figures(sums)


def without_what_was_taken_back(log: Iterable[Event]) -> list[Event]:
    """Return the log as it would be if nobody had taken anything back."""
    last: dict[str, int] = {}
    branch = Branch(id=BRANCH)
    kept: list[Event | None] = []
    for event in log:
        data = event.data
        if type(data) is events.DeedTakenBack:
            kept[last[data.counter]] = None
        elif type(data) is events.TicketTransferred:
            # It names where the ticket goes; whose deed it was is where the ticket was.
            last[branch.tickets[data.ticket].counter or ""] = len(kept)
        else:
            last[getattr(data, "counter", None) or ""] = len(kept)
        kept.append(event)
        branch = apply(branch, event)
    return [event for event in kept if event is not None]


def naively(log: Iterable[Event]) -> Counter[str]:
    """Count what can be counted by looking at one event after the other."""
    names = {
        events.TicketIssued: Measure.ISSUED,
        events.NeedQueued: Measure.ISSUED,
        events.TicketCalled: Measure.CALLED,
        events.TicketFinished: Measure.SERVED,
        events.TicketMissed: Measure.NO_SHOWS,
        events.TicketTransferred: Measure.TRANSFERS,
        events.TicketCancelled: Measure.CANCELLED,
        events.TicketExpired: Measure.EXPIRED,
    }
    found = Counter[str]()
    came: set[str] = set()
    reasons: dict[str, events.TicketCalled] = {}
    for event in without_what_was_taken_back(log):
        data = event.data
        if isinstance(data, events.TicketCancelled) and data.reason == MOVED:
            found.update([Measure.MOVED])
            continue
        found.update([names[type(data)]] if type(data) in names else [])
        match data:
            case events.TicketAbandoned():
                found.update([Measure.NO_SHOWS, Measure.ABANDONED])
            case events.TicketCalled():
                reasons[data.ticket] = data
            case events.ServingStarted() if data.ticket not in came:
                came.add(data.ticket)
                reason = reasons[data.ticket].reason
                found[Measure.STARTED] += 1
                found[Measure.WAITED_S] += reason.waited_s
                found[Measure.WITHIN_PROMISE] += reason.waited_s <= reason.promise_s
                found[Measure.OVERTAKEN] += reason.passed
            case _:
                pass
    return +found


@pytest.mark.parametrize("seed", range(6))
def test_what_is_counted_is_what_somebody_counts_who_reads_the_log(seed: int) -> None:
    log = walk(seed, steps=400).log
    expected = naively(log)

    figures = total(log)

    assert {name: figures.of(Measure(name)) for name in expected} == expected


@pytest.mark.parametrize("seed", range(3))
def test_written_down_after_every_event_it_comes_to_the_same(seed: int) -> None:
    log = walk(seed, steps=250).log
    ledger, days = Ledger(BRANCH), Days()
    for event in log:
        ledger, _ = counted([event], ledger, days)
        ledger = decode_ledger(encode_ledger(ledger), decode_cells(encode_cells(ledger.cells)))

    whole, all_days = counted(log)
    assert ledger == whole
    assert {day: cells for day, cells in all_days.items() if day != whole.day} == days


@pytest.mark.parametrize("seed", range(3))
def test_the_parts_by_each_side_add_up_to_the_whole(seed: int) -> None:
    _, days = counted(walk(seed, steps=300).log)
    for cells in days.values():
        wholes = []
        for by in Slice:
            whole: Sums = {}
            for sums in decode_slices(encode_slices(sliced(cells, by))).values():
                merge(whole, sums)
            wholes.append(whole)
        assert all(one == other for one, other in pairwise(wholes))


@given(st.lists(st.integers(1, 36_000), min_size=1, max_size=300), st.lists(st.integers(0, 36_000), max_size=300))
def test_quantiles_over_any_days_put_together_are_right_within_5_percent(one: list[int], other: list[int]) -> None:
    buckets = Counter(map(bucket_of, one)) + Counter(map(bucket_of, other))
    waits = sorted(one + other)
    for share in (0.5, 0.95):
        exact = waits[max(0, -(-len(waits) * round(share * 100) // 100) - 1)]
        told = quantile(buckets, share)
        assert told is not None
        assert abs(told - exact) <= 0.05 * exact


def test_no_time_is_its_own_bucket() -> None:
    assert (bucket_of(0), bucket_of(-3), value_of(0)) == (0, 0, 0)
    assert quantile({}, 0.5) is None


def test_a_visit_is_counted_where_and_when_it_happens() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.wait(600)
    office.call()
    office.start(ticket)
    office.wait(2_000)
    office.finish(ticket)

    cells = counted(office.log)[1][local_day(MORNING)]
    at_counter = {cell: sums for cell, sums in cells.items() if cell.service}
    begun = [cell.half_hour for cell, sums in at_counter.items() if Measure.STARTED in sums]
    ended = [cell.half_hour for cell, sums in at_counter.items() if Measure.SERVED in sums]
    figures = total(office.log)
    assert begun[0] + 1 == ended[0]
    assert figures.of(Measure.SERVED_S) == 2_000
    assert figures.mean_wait == figures.of(Measure.WAITED_S) == 601
    assert figures.wait_quantile(0.5) == pytest.approx(601, rel=0.05)
    assert figures.service_quantile(0.95) == pytest.approx(2_000, rel=0.05)
    assert figures.by_kind(Kinds.OUTCOME) == {DONE: 1}


def test_the_time_of_a_counter_is_told_by_half_hours_and_pauses_are_not_open_time() -> None:
    office = Office()
    office.open(C1)
    office.wait(45 * 60)
    office.do(commands.PauseCounter, counter=C1, reason=REASON)
    office.wait(10 * 60)
    office.open(C1)
    office.wait(5 * 60)
    office.do(commands.CloseCounter, counter=C1)

    _, days = counted(office.log)
    by_half_hour = [sums.get(Measure.OPEN_MS, 0) for sums in sliced(days[local_day(MORNING)], Slice.HALF_HOUR).values()]
    assert total(office.log).of(Measure.OPEN_MS) == 50 * 60_000
    assert total(office.log).of(Measure.PAUSED_MS) == 10 * 60_000
    assert max(by_half_hour) <= 30 * 60_000


def test_a_counter_left_open_overnight_is_open_until_midnight_and_again_in_the_morning() -> None:
    office = Office()
    office.open(C1)
    office.wait(20 * 3600)
    office.do(commands.CloseCounter, counter=C1)

    _, days = counted(office.log)

    assert len(days) == 2
    assert total(office.log).of(Measure.OPEN_MS) == 20 * 3600_000


@pytest.mark.parametrize("deed", ["start", "miss", "hold", "send"])
def test_what_a_counter_takes_back_was_never_counted(deed: str) -> None:
    office = at_work()
    ticket = office.issue()
    office.call()
    if deed in {"hold", "send"}:
        office.start(ticket)
    before = total(office.log).sums
    match deed:
        case "start":
            office.start(ticket)
        case "miss":
            office.miss(ticket)
        case "hold":
            office.hold(ticket)
        case _:
            office.send(ticket, service=B)
    office.do(commands.TakeBack, counter=C1)

    assert total(office.log).sums == before


def test_a_class_that_was_granted_and_taken_back_is_counted_as_before() -> None:
    office = at_work()
    ticket = office.issue()
    office.call()
    before, _ = counted(office.log)
    granted = replace(office.log[-1], data=events.PrioritySet(ticket=ticket, class_code="urgent", counter=C1))  # type: ignore[arg-type]
    back = replace(office.log[-1], data=events.DeedTakenBack(ticket=ticket, counter=C1))

    after, _ = counted([*office.log, granted, back])

    assert after.tickets == before.tickets


def test_who_never_comes_is_a_ghost_and_who_came_once_is_not() -> None:
    office = at_work()
    never = office.issue()
    policy = office.branch.policy
    for _ in range(policy.miss_limit + 1):
        if office.ticket(never).state.is_final:
            break
        office.call()
        office.miss(never)
        if not office.ticket(never).state.is_final:
            office.do(commands.ReturnTicket, ticket=never)
            office.wait(policy.return_delay_s + 1)
    unprinted = office.issue()
    office.do(commands.CancelTicket, ticket=unprinted, reason=NOT_PRINTED)

    figures = total(office.log)
    assert figures.of(Measure.ABANDONED) == 1
    assert figures.of(Measure.GHOSTS) == 2
    assert figures.of(Measure.CANCELLED) == 1


def test_who_moved_to_another_branch_has_not_given_up() -> None:
    office = at_work()
    office.do(commands.CancelTicket, ticket=office.issue(), reason=MOVED)

    figures = total(office.log)
    assert (figures.of(Measure.MOVED), figures.of(Measure.CANCELLED), figures.of(Measure.GHOSTS)) == (1, 0, 0)


def test_few_ratings_are_not_shown() -> None:
    few = {Kinds.RATING.of(1): FEWEST_RATINGS - 1}
    assert Figures(few).ratings is None
    assert Figures(few | {Kinds.RATING.of(3): 1}).ratings == {1: FEWEST_RATINGS - 1, 3: 1}


def test_a_rating_is_counted_for_the_counter_that_served() -> None:
    office = at_work()
    office.issue()
    ticket = office.serve(C2)
    office.wait(3_600)
    office.do(commands.RateService, ticket=ticket, score=2, reasons=())

    rated = [cell for cell, sums in counted(office.log)[0].cells.items() if Kinds.RATING.of(2) in sums]
    assert [cell.counter for cell in rated] == [C2]


def test_a_corrected_outcome_replaces_the_first() -> None:
    office = at_work()
    office.issue()
    ticket = office.serve()
    office.do(commands.CorrectOutcome, counter=C1, ticket=ticket, outcome=ADVISED)

    assert total(office.log).by_kind(Kinds.OUTCOME) == {ADVISED: 1}


def test_what_does_not_fit_is_told_and_stops_nothing() -> None:
    office = at_work()
    ticket = office.issue()
    rated = events.ServiceRated(ticket=ticket, score=1, reasons=())
    strange: list[EventData] = [rated, events.DeedTakenBack(counter=C1, ticket=ticket)]

    ledger, _ = counted([*office.log, *(replace(office.log[-1], data=data) for data in strange)])

    assert ledger.strays == 2


def test_a_number_given_out_while_the_branch_was_away_is_of_its_own_half_hour() -> None:
    office = at_work()
    office.issue()
    issued = next(event for event in office.log if type(event.data) is events.TicketIssued)
    assert isinstance(issued.data, events.TicketIssued)
    late = replace(issued, at=issued.at + timedelta(hours=2))

    ledger, _ = counted([late])

    assert [cell.half_hour for cell in ledger.cells] == [cell.half_hour for cell in counted([issued])[0].cells]


def test_a_ledger_of_another_form_is_not_read() -> None:
    body = encode_ledger(Ledger(BRANCH)).replace(b'"format":3', b'"format":1')
    with pytest.raises(Malformed, match="made anew"):
        decode_ledger(body, {})


def test_figures_of_nothing_tell_nothing() -> None:
    nothing = Figures({})
    assert (nothing.mean_wait, nothing.mean_service, nothing.service_level, nothing.wait_quantile(0.5)) == (None,) * 4
    assert Cell(3).service == ""
