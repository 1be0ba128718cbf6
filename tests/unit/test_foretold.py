"""What comes of announced waits: each judged once, at the first call, and counted where it was announced."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from server_client.branch_picture.counting import count
from server_client.branch_picture.tally import Tally
from server_client.branch_statistics.figures import Measure, Sums, merge
from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.queue_model import commands, events
from server_client.queue_model.configuration import NOT_PRINTED, WALK_IN
from server_client.queue_model.events import Event
from server_client.queue_model.foretold import Horizon, horizon_of, what_came_of
from server_client.queue_model.ids import TicketId, Token
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wire.pictures import decode_tally, encode_tally
from server_client.wire.statistics import decode_ledger, encode_ledger
from tests.proof.branches import BRANCH, ELDERLY, REASON, A, B
from tests.proof.walking import walk
from tests.unit.queue_office import Office, at_work, only
from tests.unit.test_branch_statistics import counted, without_what_was_taken_back

TEN_MINUTES = AnnouncedWait(low_s=300, likely_s=600, high_s=900)


def told(office: Office, announced: AnnouncedWait = TEN_MINUTES) -> TicketId:
    """Give out a number with a wait; no time passes."""
    happened = office.do(
        commands.IssueTicket, needs=(A,), token=Token(f"t-{len(office.log)}"), class_code=WALK_IN, announced=announced
    )
    return only(events.TicketIssued, happened).ticket


def forecasts(log: Iterable[Event]) -> ForecastFigures:
    """Return what is counted of forecasts on all days."""
    sums: Sums = {}
    for cells in counted(log)[1].values():
        for part in cells.values():
            merge(sums, part)
    return ForecastFigures(sums)


def tallied(log: Iterable[Event]) -> Tally:
    """Return the branch's tally, kept and read again after each event."""
    tally = Tally(BRANCH)
    for event in log:
        count(tally, event.data, epoch=event.epoch, seq=event.seq, at=event.at)
        tally = decode_tally(encode_tally(tally))
    return tally


@pytest.mark.parametrize(
    ("waited_s", "off_s", "held", "came_late", "pinball_ds"),
    [
        (600, 0, True, False, 300 + 0 + 300),
        (300, -300, True, False, 0 + 1500 + 600),
        (900, 300, True, False, 600 + 1500 + 0),
        (299, -301, False, False, 9 + 1505 + 601),
        (1_200, 600, False, False, 900 + 3000 + 2700),
        (1_201, 601, False, True, 901 + 3005 + 2709),
    ],
)
def test_a_wait_is_judged_by_its_range_and_its_likely_value(
    waited_s: int, off_s: int, held: bool, came_late: bool, pinball_ds: int
) -> None:
    came = what_came_of(TEN_MINUTES, waited_s)
    assert (came.off_s, came.held, came.came_late, came.pinball_ds) == (off_s, held, came_late, pinball_ds)


def test_a_wide_range_may_hold_and_the_call_still_come_late() -> None:
    came = what_came_of(AnnouncedWait(low_s=0, likely_s=600, high_s=3_600), 1_500)
    assert (came.held, came.came_late) == (True, True)


@pytest.mark.parametrize(
    ("likely_s", "horizon"),
    [
        (0, Horizon.MIN_5),
        (300, Horizon.MIN_5),
        (301, Horizon.MIN_15),
        (1_800, Horizon.MIN_30),
        (3_600, Horizon.MIN_60),
        (3_601, Horizon.BEYOND),
    ],
)
def test_a_horizon_is_how_long_a_wait_was_foretold(likely_s: int, horizon: Horizon) -> None:
    assert horizon_of(AnnouncedWait(low_s=0, likely_s=likely_s, high_s=9_999)) is horizon


def test_a_forecast_is_scored_once_at_the_first_call_where_it_was_announced() -> None:
    office = at_work()
    ticket = told(office)
    office.wait(2_000)
    office.call()
    office.miss(ticket)
    office.wait(60)
    office.do(commands.ReturnTicket, ticket=ticket)
    office.wait(3_600)
    office.call()

    figures = forecasts(office.log)
    assert [figures.of(one) for one in ForecastMeasure] == [1, 1, 0, 0, 1, 1_400, 1_400, 1_700 + 7_000 + 9_900]
    assert (figures.held, figures.late, figures.error, figures.off) == (0, 1, 1_400, 1_400)
    assert figures.pinball == pytest.approx((170 + 700 + 990) / 3)
    assert figures.at(Horizon.MIN_15).scored == 1
    assert figures.at(Horizon.MIN_30).error is None
    (cell,) = [
        cell for cell, sums in counted(office.log)[0].cells.items() if any(name.startswith("scored") for name in sums)
    ]
    assert (cell.service, cell.counter, cell.clerk, cell.class_code) == (A, "", "", WALK_IN)
    assert Measure.ISSUED in counted(office.log)[0].cells[cell]


@pytest.mark.parametrize("leaves", ["cancelled", "unprinted", "expired", "sent", "put_off", "class"])
def test_who_leaves_or_moves_before_the_first_call_is_not_scored(leaves: str) -> None:
    office = at_work()
    ticket = told(office)
    office.wait(60)
    match leaves:
        case "cancelled" | "unprinted":
            reason = NOT_PRINTED if leaves == "unprinted" else REASON
            office.do(commands.CancelTicket, ticket=ticket, reason=reason)
        case "expired":
            office.do(commands.CloseDay)
        case "sent":
            office.send(ticket, service=B)
        case "put_off":
            office.do(commands.PostponeTicket, ticket=ticket)
        case _:
            office.do(commands.SetPriority, ticket=ticket, class_code=ELDERLY)
    if not office.ticket(ticket).state.is_final:
        office.wait(3_000)
        office.call()

    figures = forecasts(office.log)
    assert (figures.of(ForecastMeasure.ANNOUNCED), figures.of(ForecastMeasure.UNSCORED), figures.scored) == (1, 1, 0)
    assert tallied(office.log).picture().forecasts.scored == 0


def test_a_number_with_which_nothing_was_announced_is_not_judged() -> None:
    office = at_work()
    office.issue()
    office.call()
    assert (
        forecasts(office.log)
        .sums.keys()
        .isdisjoint(measure.at(horizon) for measure in ForecastMeasure for horizon in Horizon)
    )


def announcing(log: Iterable[Event], seed: int) -> list[Event]:
    """Return the log as if a wait had been announced with most of its numbers."""
    dice = Random(seed)

    def announced() -> AnnouncedWait | None:
        low = dice.randrange(600)
        likely = low + dice.randrange(300)
        wait = AnnouncedWait(low_s=low, likely_s=likely, high_s=likely + dice.randrange(600))
        return wait if dice.random() < 0.9 else None

    return [
        replace(event, data=replace(event.data, announced=announced()))
        if isinstance(event.data, events.TicketIssued)
        else event
        for event in log
    ]


def naively(log: Iterable[Event]) -> Counter[ForecastMeasure]:
    """Judge what can be judged by looking at one event after the other."""
    found = Counter[ForecastMeasure]()
    open_: dict[str, tuple[AnnouncedWait, Event]] = {}
    for event in without_what_was_taken_back(log):
        match event.data:
            case events.TicketIssued(announced=announced, ticket=ticket) if announced is not None:
                found[ForecastMeasure.ANNOUNCED] += 1
                open_[ticket] = (announced, event)
            case events.TicketCalled(ticket=ticket) if ticket in open_:
                announced, issued = open_.pop(ticket)
                waited = int((event.at - issued.data.issued_at) / timedelta(seconds=1))  # type: ignore[union-attr]
                found[ForecastMeasure.SCORED] += 1
                found[ForecastMeasure.HELD] += announced.low_s <= waited <= announced.high_s
                found[ForecastMeasure.LATE] += waited > announced.likely_s + 600
                found[ForecastMeasure.OFF_S] += waited - announced.likely_s
                found[ForecastMeasure.ERROR_S] += abs(waited - announced.likely_s)
            case (
                events.TicketCancelled(ticket=ticket)
                | events.TicketExpired(ticket=ticket)
                | events.TicketPostponed(ticket=ticket)
                | events.TicketTransferred(ticket=ticket)
                | events.PrioritySet(ticket=ticket)
            ) if ticket in open_:
                del open_[ticket]
                found[ForecastMeasure.UNSCORED] += 1
            case _:
                pass
    return found


@pytest.mark.parametrize("seed", range(3))
def test_what_is_scored_is_what_somebody_scores_who_reads_the_log(seed: int) -> None:
    log = announcing(walk(seed, steps=300).log, seed)
    expected, figures = naively(log), forecasts(log)
    assert expected[ForecastMeasure.SCORED] > 1
    assert {measure: figures.of(measure) for measure in expected} == expected


def test_written_down_after_every_event_the_scores_are_the_same() -> None:
    log = announcing(walk(1, steps=250).log, 1)
    ledger, days = counted([])
    for event in log:
        ledger, days = counted([event], ledger, days)
        ledger = decode_ledger(encode_ledger(ledger), ledger.cells)
    assert ledger == counted(log)[0]


def test_the_picture_looks_back_at_a_hundred_of_today() -> None:
    office = at_work()
    for number in range(130):
        ticket = told(office)
        office.wait(5 if number < 110 else 1_300)
        office.serve()
        assert office.ticket(ticket).state.is_final

    known = tallied(office.log).picture().forecasts
    assert (known.scored, known.held, known.late) == (100, 0, 20)

    office.do(commands.CloseDay)
    office.wait(24 * 3600)
    office.do(commands.OpenDay)
    assert tallied(office.log).picture().forecasts.scored == 0


def test_a_call_that_came_late_within_a_wide_range_counts_for_both() -> None:
    office = at_work()
    told(office, AnnouncedWait(low_s=0, likely_s=60, high_s=7_200))
    office.wait(700)
    office.call()
    known = tallied(office.log).picture().forecasts
    assert (known.scored, known.held, known.late) == (1, 1, 1)
