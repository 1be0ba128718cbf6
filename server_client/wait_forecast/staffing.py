"""How many counters of which work profile a day takes, by half hour, found by playing it; it knows no clerk's name.

Iterative staffing: the day is played under a plan, the half hour whose people are most often called too late gets one
more counter, and so on until each half hour keeps the promise for as many as it should. Then what is not needed is
taken away again. Every plan is played on the same futures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import ceil, exp, inf, log, sqrt
from operator import itemgetter
from random import Random
from statistics import NormalDist, fmean

from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ServiceCode
from server_client.wait_forecast.arrival_rates import HALF_HOUR_S
from server_client.wait_forecast.common_future import CommonFuture, tape_of
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.future import Absence, Newcomer
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

    `most_of` limits how many of a profile there can be at a time; what is not in it has no limit of its own. No counter
    is open before `opens_half`, though people may come. `kind` is the kind of day (its weekday), `closed` what is not
    given on it.
    """

    first_half: int
    last_half: int
    share: float = 0.8
    most_counters: int = 20
    most_of: Mapping[ProfileCode, int] = field(default_factory=dict)
    plays: int = 30
    seed: int = 1
    opens_half: int = 0
    kind: str = ""
    closed: frozenset[ServiceCode] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure over many futures: its mean, and between which ends eight of ten lie."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfHourPlan:
    """One half hour: counters by profile, and the share of those who come then that is called within the promise.

    `shares` is that share in single futures, `people` how many come; `load` is how many counters their work would keep
    busy for the half hour, `most` the service that most of that work is for (None if nobody comes).
    """

    half: int
    counters: Mapping[ProfileCode, int]
    share: float
    shares: Spread
    people: Spread
    load: float
    most: ServiceCode | None


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
    tell: Callable[[], None] = lambda: None,
) -> Staffing:
    """Return a plan that keeps the promise in each half hour, as far as the counters suffice.

    `tell` is called after each of its steps, of which there are some hundreds.
    """
    search = _Search(experience, profiles, wish, expected, tell)
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
    odds = search.outlook.odds
    beside = fmean(odds.walk) + fmean(odds.gap)
    terms = search.outlook.stage.scene.terms
    coming: list[list[ServiceCode]] = [[] for _ in range(search.count)]
    for tape in search.tapes:
        for one in tape.newcomers:
            coming[search.half_of(one)].append(search.service_of(one))
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


@dataclass(slots=True)
class _Played:
    """What came of the days of a plan: by half hour of coming, and of the first two by day, too."""

    people: list[list[int]]
    broken: list[list[int]]
    late: list[dict[ServiceCode, int]]

    def all_people(self, half: int) -> int:
        return sum(day[half] for day in self.people)

    def late_share(self, half: int) -> float:
        people = self.all_people(half)
        return sum(self.late[half].values()) / people if people else 0.0

    def shares(self, half: int) -> list[float]:
        days = zip(self.people, self.broken, strict=True)
        return [1 - broken[half] / people[half] for people, broken in days if people[half]] or [1.0]


class _Search:
    def __init__(
        self,
        experience: Experience,
        profiles: Mapping[ProfileCode, tuple[Skill, ...]],
        wish: Wish,
        expected: tuple[Expected, ...] | None,
        tell: Callable[[], None] = lambda: None,
    ) -> None:
        self.profiles = dict(profiles)
        self.wish = wish
        self.tell = tell
        self.count = wish.last_half - wish.first_half
        self.begin_s = wish.first_half * HALF_HOUR_S
        self.end_s = wish.last_half * HALF_HOUR_S
        self.seats = [
            (code, number)
            for code in self.profiles
            for number in range(min(wish.most_counters, wish.most_of.get(code, wish.most_counters)))
        ]
        self.outlook = self._outlook(experience, expected)
        rng = Random(wish.seed)
        strata = [0.5] * len(self.seats)
        busy = _busyness(rng, experience.learned.arrivals.day_spread, wish.plays)
        self.tapes = [tape_of(_busier(self.outlook, factor), rng, strata, self.end_s) for factor in busy]
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
        scene = Scene(
            at=_AT,
            day=0,
            t=self.begin_s,
            terms=experience.terms,
            seats=seats,
            waiting=(),
            expected=expected,
            closed_services=self.wish.closed,
            kind=self.wish.kind,
        )
        stage = staged(scene, asked=frozenset())
        return outlook_of(stage, experience, odds_of(experience))

    def add_until_kept(self) -> None:
        """Give the first half hour that misses one more counter, until all keep or nothing is left to give."""
        for _ in range(_MOST_STEPS):
            played = self.play()
            # What is behind the first may be its queue.
            found = next(filter(None, (self._more(half, played.late[half]) for half in self._missed(played))), None)
            if found is None:
                return
            code, place = found
            self.plan[code][place] += 1

    def take_away(self) -> None:
        """Take away each counter that the promise does not need, the last given first."""
        missed = set(self._missed(self.play()))
        for code in self.profiles:
            for half in reversed(range(self.count)):
                while self.plan[code][half] > 0:
                    self.plan[code][half] -= 1
                    if not missed.issuperset(self._missed(self.play())) or half in missed:
                        self.plan[code][half] += 1
                        break

    def staffing(self) -> Staffing:
        played = self.play()
        people = sum(map(sum, played.people))
        loads = self._loads()
        return Staffing(
            halves=tuple(
                HalfHourPlan(
                    half=self.wish.first_half + half,
                    counters={code: found[half] for code, found in self.plan.items() if found[half]},
                    share=1 - played.late_share(half),
                    shares=_around(1 - played.late_share(half), _spread(played.shares(half))),
                    people=_spread([float(day[half]) for day in played.people]),
                    load=sum(loads[half].values()),
                    most=max(loads[half].items(), key=itemgetter(1), default=(None, 0.0))[0],
                )
                for half in range(self.count)
            ),
            counter_hours=sum(map(sum, self.plan.values())) / 2,
            share=1 - sum(map(sum, played.broken)) / max(1, people),
        )

    def play(self) -> _Played:
        """Return what comes of the plan on all futures."""
        played = _Played([], [], [{} for _ in range(self.count)])
        away = {number: self._absences(code, place) for number, (code, place) in enumerate(self.seats)}
        promises = {code: one.promise_s for code, one in self.outlook.stage.scene.terms.services.items()}
        for tape in self.tapes:
            future = CommonFuture(self.outlook, tape, away)
            forward = ForwardRun(self.outlook.stage, future, until_s=self.end_s, keeps_calls=True)
            forward.play()
            called: dict[int, float] = {}
            for call in forward.calls or ():
                called.setdefault(call.ticket, call.at_s)
            people, broken = [0] * self.count, [0] * self.count
            for ticket, one in enumerate(tape.newcomers):
                service, half = self.service_of(one), self.half_of(one)
                people[half] += 1
                # Whoever gives up before the promise is broken waits no longer.
                until = called.get(ticket, min(self.end_s, future.patient_until.get(ticket, self.end_s)))
                if until - one.at_s > promises[service]:
                    broken[half] += 1
                    played.late[half][service] = played.late[half].get(service, 0) + 1
            played.people.append(people)
            played.broken.append(broken)
        self.tell()
        return played

    def service_of(self, one: Newcomer) -> ServiceCode:
        lines = self.outlook.stage.lines
        return lines.services[lines.service[one.line]]

    def half_of(self, one: Newcomer) -> int:
        return min(self.count - 1, int((one.at_s - self.begin_s) // HALF_HOUR_S))

    def _loads(self) -> list[dict[ServiceCode, float]]:
        """Return by half hour how many counters the work for each service keeps busy."""
        odds = self.outlook.odds
        beside = fmean(odds.walk) + fmean(odds.gap)
        lasts = {code: (beside + fmean(found)) / HALF_HOUR_S / self.wish.plays for code, found in odds.services.items()}
        loads: list[dict[ServiceCode, float]] = [{} for _ in range(self.count)]
        for tape in self.tapes:
            for one in tape.newcomers:
                service, of_half = self.service_of(one), loads[self.half_of(one)]
                of_half[service] = of_half.get(service, 0.0) + lasts[service]
        return loads

    def _absences(self, code: ProfileCode, place: int) -> list[Absence]:
        found, begin = [], self.begin_s
        for half, counters in enumerate(self.plan[code]):
            at = self.begin_s + half * HALF_HOUR_S
            if counters > place:
                if at > begin:
                    found.append(Absence(begin, at))
                begin = at + HALF_HOUR_S
        return [*found, Absence(begin, inf)]

    def _missed(self, played: _Played) -> list[int]:
        """Return the half hours whose people are called in time too seldom."""
        most = max(0.01, 1 - self.wish.share - _MARGIN)
        return [half for half in range(self.count) if played.late_share(half) > most]

    def _more(self, half: int, late: Mapping[ServiceCode, int]) -> tuple[ProfileCode, int] | None:
        """Return which counter more helps a half hour: in it, or in one beside, whose queue it may have met."""
        for place in (half, half - 1, half + 1):
            if not 0 <= place < self.count or not self._has_room(place):
                continue
            helping = [code for code in self.profiles if self._may_have(code, place) and self._helps(code, late) > 0]
            if helping:
                return max(helping, key=lambda one: self._helps(one, late)), place
        return None

    def _has_room(self, half: int) -> bool:
        is_open = self.wish.first_half + half >= self.wish.opens_half
        return is_open and self._counters(half) < self.wish.most_counters

    def _may_have(self, code: ProfileCode, half: int) -> bool:
        return self.plan[code][half] < self.wish.most_of.get(code, self.wish.most_counters)

    def _helps(self, code: ProfileCode, late: Mapping[ServiceCode, int]) -> float:
        skills = {skill.service for skill in self.profiles[code]}
        return sum(count for service, count in late.items() if service in skills) - 0.01 * len(skills)

    def _counters(self, half: int) -> int:
        return sum(found[half] for found in self.plan.values())


def _busyness(rng: Random, spread: float, days: int) -> list[float]:
    """Return by how much days are busier than usual: log-normal factors of mean 1, spread evenly over the days."""
    sigma = sqrt(log(1 + spread))
    places = [NormalDist().inv_cdf((place + rng.uniform(0.05, 0.95)) / days) for place in range(days)]
    rng.shuffle(places)
    return [exp(sigma * place - sigma * sigma / 2) for place in places]


def _busier(outlook: Outlook, factor: float) -> Outlook:
    """Return the outlook of a day that is so much busier."""
    return replace(outlook, rates=tuple((rate * factor, shares, lines) for rate, shares, lines in outlook.rates))


def _around(mean: float, spread: Spread) -> Spread:
    """Return the spread with the share of all people as its middle: days with few weigh less."""
    return Spread(mean=mean, low=min(spread.low, mean), high=max(spread.high, mean))


def _spread(values: Sequence[float]) -> Spread:
    ordered = sorted(values)
    return Spread(mean=fmean(ordered), low=ordered[len(ordered) // 10], high=ordered[-1 - len(ordered) // 10])
