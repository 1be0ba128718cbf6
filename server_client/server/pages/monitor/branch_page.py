"""The page of one branch in depth: services, counters, who waits by number, kiosks, today's curve; it names nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from server_client.branch_picture.picture import Picture, ServicePicture
from server_client.branch_statistics.figures import Figures, Measure
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import Language
from server_client.queue_model.waiting import waiting_for
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.pages.monitor.shown_values import (
    NOTHING,
    Words,
    clock_time,
    counter_name,
    duration,
    named,
    number,
    service_name,
    share,
)
from server_client.server.pages.monitor.shown_waits import service_wait
from server_client.wire.forecasts import BoardMessage

# Of those who wait; a hundred numbers tell no more.
_NUMBERS = 40
_TONES = {
    CounterState.CLOSED: "",
    CounterState.IDLE: "accent",
    CounterState.CALLED: "caution",
    CounterState.SERVING: "positive",
    CounterState.WRAP_UP: "positive",
    CounterState.PAUSED: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """One service."""

    name: str
    is_open: bool
    waiting: int
    longest: str
    is_late: bool
    promise: str
    wait: str
    at_counter: int
    aside: int
    served: str
    gone: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRow:
    """One counter."""

    name: str
    state: str
    tone: str
    clerk: str
    number: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """Who waits for one service, in calling order; `more` are not named."""

    name: str
    numbers: Sequence[str]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskRow:
    """One kiosk."""

    name: str
    faults: Sequence[str]
    help_since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchDepth:
    """What is shown of a branch."""

    services: Sequence[ServiceRow]
    counters: Sequence[CounterRow]
    waiting: Sequence[WaitingRow]
    kiosks: Sequence[KioskRow]
    heard: str
    epoch: int
    seq: str


def branch_depth(
    line: BranchLine, branch: Branch, words: Words, now: datetime, board: BoardMessage | None = None
) -> BranchDepth:
    """Return the branch in depth: counts as its picture tells them, numbers as its whole state does.

    `board` is what is foretold of its waits, None if nothing is.
    """
    language, picture = Language(words["language"]), line.picture
    return BranchDepth(
        services=[]
        if picture is None
        else [_service(one, line, words, now, service_wait(board, one.service, words)) for one in _in_order(picture)],
        counters=[] if picture is None else _counters(picture, line, branch, words, now),
        waiting=_waiting(line, branch, language, now),
        kiosks=[] if picture is None else _kiosks(picture, line, words, now),
        heard=clock_time(line.heard, now),
        epoch=branch.epoch,
        seq=number(branch.seq, language),
    )


def curve(groups: Mapping[str, Figures], words: Words) -> dict[str, object]:
    """Return today's half hours from the first to the last with anything in them, for the plot."""
    known = {int(name): figures for name, figures in groups.items()}
    span = range(min(known), max(known) + 1) if known else range(0)
    nothing = Figures({})
    return {
        "x": words["half_hour"],
        "labels": [f"{half // 2:02d}:{half % 2 * 30:02d}" for half in span],
        "series": [
            {"name": words[word], "values": [known.get(half, nothing).of(measure) for half in span], "tone": tone}
            for word, measure, tone in (("issued", Measure.ISSUED, "accent"), ("served", Measure.SERVED, "positive"))
        ],
    }


def _in_order(picture: Picture) -> list[ServicePicture]:
    return sorted(picture.services, key=lambda one: (-one.waiting, one.service))


def _service(one: ServicePicture, line: BranchLine, words: Words, now: datetime, wait: str) -> ServiceRow:
    language = Language(words["language"])
    waited = None if one.longest_since is None else max(0.0, (now - one.longest_since).total_seconds())
    return ServiceRow(
        name=service_name(line.configuration, one.service, language),
        is_open=one.is_open,
        waiting=one.waiting,
        longest=duration(waited, language),
        is_late=waited is not None and one.promise_s is not None and waited > one.promise_s,
        promise=duration(one.promise_s, language),
        wait=wait,
        at_counter=one.called + one.serving,
        aside=one.held + one.missed,
        served=number(one.finished, language),
        gone=number(one.abandoned, language),
        level=share(one.within_promise / one.finished if one.finished else None, language),
    )


def _counters(picture: Picture, line: BranchLine, branch: Branch, words: Words, now: datetime) -> list[CounterRow]:
    language = Language(words["language"])
    shown = sorted(picture.counters, key=lambda one: (one.state is CounterState.CLOSED, one.counter))
    return [
        CounterRow(
            name=counter_name(line.configuration, one.counter, language),
            state=words[f"state_{one.state}"],
            tone=_TONES[one.state],
            clerk=one.clerk or NOTHING,
            number=branch.tickets[one.ticket].number if one.ticket and one.ticket in branch.tickets else NOTHING,
            since=clock_time(one.since, now),
        )
        for one in shown
    ]


def _waiting(line: BranchLine, branch: Branch, language: Language, now: datetime) -> list[WaitingRow]:
    if branch.configuration is None:
        return []
    rows = []
    for service in branch.configuration.services:
        standings = waiting_for(branch, service.code, branch.time(now)).standings
        if standings:
            rows.append(
                WaitingRow(
                    name=service_name(line.configuration, service.code, language),
                    numbers=[standing.number for standing in standings[:_NUMBERS]],
                    more=max(0, len(standings) - _NUMBERS),
                )
            )
    return rows


def _kiosks(picture: Picture, line: BranchLine, words: Words, now: datetime) -> list[KioskRow]:
    language = Language(words["language"])
    places = {} if line.configuration is None else {place.id: place.names for place in line.configuration.kiosks}
    return [
        KioskRow(
            name=named(places.get(one.device, {}), language, one.device),
            faults=[words[f"fault_{fault}"] for fault in one.faults],
            help_since="" if one.help_asked_at is None else clock_time(one.help_asked_at, now),
        )
        for one in picture.kiosks
    ]
