"""How many counters of which work profile a day takes, by half hour, found by playing it; it knows no clerk's name.

Iterative staffing: the day is played under a plan, the half hour whose people are most often called too late gets one
more counter, and so on until each half hour keeps the promise for as many as it should. Then what is not needed is
taken away again. Every plan is played on the same futures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import ceil, exp, inf
from random import Random
from statistics import fmean

from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ServiceCode
from server_client.wait_forecast.arrival_rates import HALF_HOUR_S
from server_client.wait_forecast.common_future import CommonFuture, tape_of
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.future import Absence
from server_client.wait_forecast.odds import odds_of
from server_client.wait_forecast.outlook import Outlook, outlook_of
from server_client.wait_forecast.scene import Expected, Scene, Seat, SeatState
from server_client.wait_forecast.stage import staged
from server_client.wait_forecast.trace import Skill

_AT = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_STEPS = 400
# What is planned on some futures has to hold in others.
_MARGIN = 0.03
_Plan = dict[ProfileCode, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a day: its half hours, the share called within the promise, and how many counters there are.

    `most_of` limits how many of a profile there can be at a time; what is not in it has no limit of its own.
    """

    first_half: int
    last_half: int
    share: float = 0.8
    most_counters: int = 20
    most_of: Mapping[ProfileCode, int] = field(default_factory=dict)
    plays: int = 30
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfHourPlan:
    """One half hour: counters by profile, and the share of those who come then that is called within the promise."""

    half: int
    counters: Mapping[ProfileCode, int]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """A day's plan; `counter_hours` is what it costs, `share` what it keeps over the whole day."""

    halves: tuple[HalfHourPlan, ...]
    counter_hours: float
    share: float


def staffing_of(
    experience: Experience,
    profiles: Mapping[ProfileCode, tuple[Skill, ...]],
    wish: Wish,
    expected: tuple[Expected, ...] | None = None,
) -> Staffing:
    """Return a plan that keeps the promise in each half hour, as far as the counters suffice."""
    search = _Search(experience, profiles, wish, expected)
    search.add_until_kept()
    search.take_away()
    return search.staffing()


def by_erlang_c(
    experience: Experience,
    profile: tuple[Skill, ...],
    wish: Wish,
    expected: tuple[Expected, ...] | None = None,
) -> list[int]:
    """Return by half hour how many counters of one profile that serves everything Erlang C asks for.

    Each half hour is taken for itself, as if nobody waited when it begins: what the formula cannot know.
    """
    search = _Search(experience, {ProfileCode(""): profile}, wish, expected)
    lines, odds = search.outlook.stage.lines, search.outlook.odds
    beside = fmean(odds.walk) + fmean(odds.gap)
    terms = search.outlook.stage.scene.terms
    coming: list[list[ServiceCode]] = [[] for _ in range(search.count)]
    for tape in search.tapes:
        for one in tape.newcomers:
            half = min(search.count - 1, int((one.at_s - search.begin_s) // HALF_HOUR_S))
            coming[half].append(lines.services[lines.service[one.line]])
    found = []
    for services in coming:
        if not services:
            found.append(0)
            continue
        mean = beside + fmean(fmean(odds.services[code]) for code in services)
        promise = fmean(terms.services[code].promise_s for code in services)
        rate = len(services) / wish.plays / HALF_HOUR_S
        found.append(erlang_c_counters(rate, mean, promise, wish.share))
    return found


def checked(
    experience: Experience,
    profiles: Mapping[ProfileCode, tuple[Skill, ...]],
    wish: Wish,
    counters: Mapping[ProfileCode, Sequence[int]],
    expected: tuple[Expected, ...] | None = None,
) -> Staffing:
    """Return what a plan that was made elsewhere keeps; `counters` are by profile and half hour."""
    search = _Search(experience, profiles, wish, expected)
    search.plan = {code: list(counters.get(code, [0] * search.count)) for code in profiles}
    return search.staffing()


def erlang_c_counters(arrivals_a_second: float, mean_s: float, promise_s: float, share: float) -> int:
    """Return the fewest counters at which an M/M/c queue keeps the promise for that share (Erlang, 1917)."""
    load = arrivals_a_second * mean_s
    counters = max(1, ceil(load + 1e-9))
    while _late(counters, load, mean_s, promise_s) > 1 - share:
        counters += 1
    return counters


def _late(counters: int, load: float, mean_s: float, promise_s: float) -> float:
    if load >= counters:
        return 1.0
    blocked = 1.0
    for number in range(1, counters + 1):
        blocked = load * blocked / (number + load * blocked)
    waits = blocked / (1 - load / counters * (1 - blocked))
    return waits * exp(-(counters - load) * promise_s / mean_s)


class _Search:
    def __init__(
        self,
        experience: Experience,
        profiles: Mapping[ProfileCode, tuple[Skill, ...]],
        wish: Wish,
        expected: tuple[Expected, ...] | None,
    ) -> None:
        self.profiles = dict(profiles)
        self.wish = wish
        self.count = wish.last_half - wish.first_half
        self.begin_s = wish.first_half * HALF_HOUR_S
        self.end_s = wish.last_half * HALF_HOUR_S
        self.seats = [(code, number) for code in self.profiles for number in range(wish.most_counters)]
        self.outlook = self._outlook(experience, expected)
        rng = Random(wish.seed)
        strata = [0.5] * len(self.seats)
        self.tapes = [tape_of(self.outlook, rng, strata, self.end_s) for _ in range(wish.plays)]
        self.plan: _Plan = {code: [0] * self.count for code in self.profiles}

    def _outlook(self, experience: Experience, expected: tuple[Expected, ...] | None) -> Outlook:
        seats = tuple(
            Seat(
                counter=CounterId(f"{code}-{number}"),
                clerk=ClerkId(""),
                skills=self.profiles[code],
                state=SeatState.CLOSED,
                since_s=self.begin_s,
            )
            for code, number in self.seats
        )
        scene = Scene(at=_AT, day=0, t=self.begin_s, terms=experience.terms, seats=seats, waiting=(), expected=expected)
        stage = staged(scene, asked=frozenset())
        return outlook_of(stage, experience, odds_of(experience))

    def add_until_kept(self) -> None:
        """Give the first half hour that misses one more counter, until all keep or nothing is left to give."""
        for _ in range(_MOST_STEPS):
            people, late = self.play()
            # What is behind the first may be its queue.
            half = next((half for half in self._missed(people, late) if self._room(half) is not None), None)
            if half is None:
                return
            place = self._room(half)
            free = [] if place is None else [code for code in self.profiles if self._may_have(code, place)]
            if place is not None:
                self.plan[max(free, key=lambda one: self._helps(one, late[half]))][place] += 1

    def take_away(self) -> None:
        """Take away each counter that the promise does not need, the last given first."""
        missed = set(self._missed(*self.play()))
        for code in self.profiles:
            for half in reversed(range(self.count)):
                while self.plan[code][half] > 0:
                    self.plan[code][half] -= 1
                    if not missed.issuperset(self._missed(*self.play())) or half in missed:
                        self.plan[code][half] += 1
                        break

    def staffing(self) -> Staffing:
        people, late = self.play()
        return Staffing(
            halves=tuple(
                HalfHourPlan(
                    half=self.wish.first_half + half,
                    counters={code: found[half] for code, found in self.plan.items() if found[half]},
                    share=1 - sum(late[half].values()) / people[half] if people[half] else 1.0,
                )
                for half in range(self.count)
            ),
            counter_hours=sum(map(sum, self.plan.values())) / 2,
            share=1 - sum(sum(one.values()) for one in late) / max(1, sum(people)),
        )

    def play(self) -> tuple[list[int], list[dict[ServiceCode, int]]]:
        """Return over all plays, by the half hour of coming, how many came, and how many of each service too late."""
        people = [0] * self.count
        late: list[dict[ServiceCode, int]] = [{} for _ in range(self.count)]
        away = {number: self._absences(code, place) for number, (code, place) in enumerate(self.seats)}
        lines = self.outlook.stage.lines
        promises = {code: one.promise_s for code, one in self.outlook.stage.scene.terms.services.items()}
        for tape in self.tapes:
            forward = ForwardRun(
                self.outlook.stage, CommonFuture(self.outlook, tape, away), until_s=self.end_s, keeps_calls=True
            )
            forward.play()
            called: dict[int, float] = {}
            for call in forward.calls or ():
                called.setdefault(call.ticket, call.at_s)
            for ticket, one in enumerate(tape.newcomers):
                service = lines.services[lines.service[one.line]]
                half = min(self.count - 1, int((one.at_s - self.begin_s) // HALF_HOUR_S))
                people[half] += 1
                if called.get(ticket, self.end_s) - one.at_s > promises[service]:
                    late[half][service] = late[half].get(service, 0) + 1
        return people, late

    def _absences(self, code: ProfileCode, place: int) -> list[Absence]:
        found, begin = [], self.begin_s
        for half, counters in enumerate(self.plan[code]):
            at = self.begin_s + half * HALF_HOUR_S
            if counters > place:
                if at > begin:
                    found.append(Absence(begin, at))
                begin = at + HALF_HOUR_S
        return [*found, Absence(begin, inf)]

    def _missed(self, people: Sequence[int], late: Sequence[Mapping[ServiceCode, int]]) -> list[int]:
        """Return the half hours whose people are called in time too seldom."""
        return [
            half
            for half in range(self.count)
            if people[half] and sum(late[half].values()) / people[half] > max(0.01, 1 - self.wish.share - _MARGIN)
        ]

    def _room(self, half: int) -> int | None:
        """Return where one more counter helps a half hour: in it, or in one before, whose queue it may have met."""
        places = (half, half - 1, half + 1)
        return next((one for one in places if 0 <= one < self.count and self._has_room(one)), None)

    def _has_room(self, half: int) -> bool:
        return self._counters(half) < self.wish.most_counters and any(
            self._may_have(code, half) for code in self.profiles
        )

    def _may_have(self, code: ProfileCode, half: int) -> bool:
        return self.plan[code][half] < self.wish.most_of.get(code, self.wish.most_counters)

    def _helps(self, code: ProfileCode, late: Mapping[ServiceCode, int]) -> float:
        skills = {skill.service for skill in self.profiles[code]}
        return sum(count for service, count in late.items() if service in skills) - 0.01 * len(skills)

    def _counters(self, half: int) -> int:
        return sum(found[half] for found in self.plan.values())
