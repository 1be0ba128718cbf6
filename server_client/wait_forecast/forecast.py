"""Every wait of a branch at one moment, as a distribution read from many forward runs; announcing is done elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import inf
from random import Random

from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.odds import Odds, odds_of
from server_client.wait_forecast.outlook import outlook_of
from server_client.wait_forecast.sampled_future import SampledFuture
from server_client.wait_forecast.scene import Scene, SeatState
from server_client.wait_forecast.stage import Stage, staged

# A board of many questions is read off fewer runs, so that its cost has a bound: runs times questions, but not below.
_MOST_ANSWERS = 3_400
_FEWEST_RUNS = 24
# After so many more events the tables are made anew.
_FRESH_FOR = 40
# Runs that do not reach a call within this time are not followed further.
_HORIZON_S = 6 * 3600.0
# A wait is told if it ends before closing in at least this part of the runs; once told, it is as long as it does in
# the other, so that it does not come and go.
_LIKELY = 0.5
_STILL_LIKELY = 0.3
_GOLDEN = 0.6180339887498949


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRange:
    """How long until the first call, in seconds from the board's moment; 8 of 10 end between `q10_s` and `q90_s`."""

    mean_s: float
    q10_s: float
    q50_s: float
    q90_s: float


class WhyUnknown(StrEnum):
    """Why nothing can be said of a service's wait."""

    NO_COUNTER = "no_counter"
    CLOSED = "closed"
    BEFORE_OPENING = "before_opening"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All forecasts of a branch at `at`: of everyone who waits, and of who would take a number now.

    `unknown` names the services of which nothing can be said to a newcomer, and why.
    """

    at: datetime
    tickets: Mapping[TicketId, WaitRange]
    arrivals: Mapping[tuple[ServiceCode, ClassCode], WaitRange]
    unknown: Mapping[ServiceCode, WhyUnknown]


def board_of(scene: Scene, experience: Experience, *, seed: int, replications: int = 50) -> Board:
    """Return all forecasts of the scene; the same for the same scene, experience and seed."""
    return Forecaster(experience).board(scene, seed=seed, replications=replications)


class Forecaster:
    """Forecasts from one experience, and learns how far its ranges hold.

    It keeps the tables made of the experience while little has been learned since.
    """

    def __init__(self, experience: Experience) -> None:
        """Forecast from what the experience knows at the time of each question."""
        self.experience = experience
        self._odds: Odds | None = None
        self._made_at = -1
        self._terms = experience.terms
        self._told: dict[TicketId, tuple[float, WaitRange]] = {}
        self._told_newcomers: set[tuple[ServiceCode, ClassCode]] = set()

    def board(self, scene: Scene, *, seed: int, replications: int = 50) -> Board:
        """Return all forecasts of the scene."""
        kinds = _kinds(scene)
        services = _open_services(scene)
        ghosts = [(service, cls) for service in services for cls in dict.fromkeys(kinds.values())]
        stage = staged(scene, ghosts=ghosts)
        waits = self._waits(stage, seed, _affordable(stage, replications))
        told = self._numbers_told(stage, ghosts)
        raw = {
            number: found
            for number in stage.asked
            if (found := raw_range(waits[number], _STILL_LIKELY if number in told else _LIKELY)) is not None
        }
        self._told_newcomers = {key for number, key in zip(stage.ghosts, ghosts, strict=True) if number in raw}
        self._score(scene, {one.ticket: raw[n] for n, one in enumerate(stage.standing) if one is not None and n in raw})
        ranges = {number: self.calibrated(found) for number, found in raw.items()}
        arrivals: dict[tuple[ServiceCode, ClassCode], WaitRange] = {}
        for number, (service, cls) in zip(stage.ghosts, ghosts, strict=True):
            for like, kind in kinds.items():
                if kind == cls and number in ranges:
                    arrivals[service, like] = ranges[number]
        return Board(
            at=scene.at,
            tickets={
                one.ticket: ranges[number]
                for number, one in enumerate(stage.standing)
                if one is not None and number in ranges
            },
            arrivals=arrivals,
            unknown=_unknown(scene, {service for service, _ in arrivals}),
        )

    def wait(self, scene: Scene, ticket: TicketId, *, seed: int, replications: int = 50) -> WaitRange | None:
        """Return one ticket's forecast; None if it does not wait or will hardly be called."""
        found = self.raw_wait(scene, ticket, seed=seed, replications=replications)
        raw = raw_range(found) if found else None
        return self.calibrated(raw) if raw is not None else None

    def raw_wait(self, scene: Scene, ticket: TicketId, *, seed: int, replications: int) -> list[float]:
        """Return the ticket's waits in all runs, infinity where it was not called; empty if it does not wait."""
        stage = staged(scene, asked=frozenset({ticket}))
        if not stage.asked:
            return []
        return self._waits(stage, seed, replications)[min(stage.asked)]

    def _numbers_told(self, stage: Stage, ghosts: Sequence[tuple[ServiceCode, ClassCode]]) -> set[int]:
        standing = {n for n, one in enumerate(stage.standing) if one is not None and one.ticket in self._told}
        ghosts_told = {n for n, key in zip(stage.ghosts, ghosts, strict=True) if key in self._told_newcomers}
        return standing | ghosts_told

    def _waits(self, stage: Stage, seed: int, replications: int) -> dict[int, list[float]]:
        waits: dict[int, list[float]] = {number: [] for number in stage.asked}
        outlook = outlook_of(stage, self.experience, self._fresh_odds())
        rng = Random(seed)
        seats = len(stage.serves)
        shifts = [rng.random() for _ in range(seats)]
        orders = [rng.sample(range(replications), replications) for _ in range(seats)]
        now = stage.scene.t
        for run in range(replications):
            strata = [(orders[seat][run] + shifts[seat]) / replications for seat in range(seats)]
            forward = ForwardRun(stage, SampledFuture(outlook, rng, strata), until_s=now + _HORIZON_S)
            forward.play()
            first_calls = forward.first_calls
            for number, found in waits.items():
                found.append(first_calls.get(number, inf) - now)
        return waits

    def _fresh_odds(self) -> Odds:
        seen, terms = self.experience.seen, self.experience.terms
        if self._odds is None or self._terms != terms or seen >= self._made_at + _FRESH_FOR:
            self._odds, self._made_at, self._terms = odds_of(self.experience), seen, terms
        return self._odds

    def calibrated(self, raw: WaitRange) -> WaitRange:
        """Return the range with ends that have held eight times of ten."""
        low, high = self.experience.learned.calibration.range(raw.q10_s, raw.q50_s, raw.q90_s)
        return replace(raw, q10_s=low, q90_s=high)

    def _score(self, scene: Scene, ranges: Mapping[TicketId, WaitRange]) -> None:
        """Learn from what the first board with a ticket said of it, once it has been called."""
        calls = self.experience.today.first_calls
        for ticket, (at_s, told) in tuple(self._told.items()):
            if ticket in ranges and at_s <= scene.t:
                continue
            del self._told[ticket]
            if ticket in calls:
                waited = calls[ticket] - at_s
                self.experience.learned.calibration.score(told.q10_s, told.q50_s, told.q90_s, waited)
        for ticket, raw in ranges.items():
            self._told.setdefault(ticket, (scene.t, raw))


def raw_range(waits: Sequence[float], likely: float = _LIKELY) -> WaitRange | None:
    """Return what the runs say of a wait; None if it ends before closing in less than `likely` of them."""
    called = sorted(wait for wait in waits if wait < inf)
    if len(called) < likely * len(waits):
        return None
    q10, q50, q90 = (quantile(called, share) for share in (0.1, 0.5, 0.9))
    return WaitRange(mean_s=sum(called) / len(called), q10_s=q10, q50_s=q50, q90_s=q90)


def _affordable(stage: Stage, replications: int) -> int:
    return min(replications, max(_FEWEST_RUNS, _MOST_ANSWERS // max(1, len(stage.asked))))


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the share's value between the ordered ones (the median-unbiased estimate of Hyndman and Fan, 1996)."""
    count = len(ordered)
    place = share * (count + 1 / 3) + 1 / 3 - 1
    if place <= 0:
        return ordered[0]
    if place >= count - 1:
        return ordered[-1]
    low = int(place)
    return ordered[low] + (place - low) * (ordered[low + 1] - ordered[low])


def _kinds(scene: Scene) -> dict[ClassCode, ClassCode]:
    """Return for each class the first that is called alike: a newcomer of both waits equally long."""
    terms = scene.terms
    if any(skill.classes for seat in scene.seats for skill in seat.skills):
        return {cls: cls for cls in terms.classes}
    first: dict[tuple[float, bool], ClassCode] = {}
    return {cls: first.setdefault((terms.slope(cls), cls in terms.booking_classes), cls) for cls in terms.classes}


def _open_services(scene: Scene) -> list[ServiceCode]:
    if not scene.is_open:
        return []
    return [service for service in scene.terms.services if service not in scene.closed_services]


def _unknown(scene: Scene, known: set[ServiceCode]) -> dict[ServiceCode, WhyUnknown]:
    found = {}
    for service in scene.terms.services:
        if not scene.is_open:
            found[service] = WhyUnknown.CLOSED if scene.is_over else WhyUnknown.BEFORE_OPENING
        elif service in scene.closed_services:
            found[service] = WhyUnknown.CLOSED
        elif service not in known:
            found[service] = WhyUnknown.TOO_LATE if _is_served(scene, service) else WhyUnknown.NO_COUNTER
    return found


def _is_served(scene: Scene, service: ServiceCode) -> bool:
    """Say whether a counter of the service is at work, or is planned to be."""
    return any(
        seat.state is not SeatState.CLOSED or any(ends > scene.t for _, ends in seat.plan or ())
        for seat in scene.seats
        if any(skill.service == service for skill in seat.skills)
    )
