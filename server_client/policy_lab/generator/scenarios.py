"""The named variants of the made-up branch; each seed draws another branch of the kind, and nothing else is random."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from server_client.policy_lab.generator.distributions import LogNormal, TwoKinds
from server_client.policy_lab.generator.scenario import (
    Arrivals,
    Attendance,
    Clerks,
    CounterTruth,
    Scenario,
    ServiceTruth,
)

# code, name, nominal and promised minutes, bookings a day
_SERVICES = (
    ("CT", "Certified copies", 5, 15, 0),
    ("HT", "Civil status", 9, 20, 8),
    ("DD", "Land", 14, 30, 12),
    ("KD", "Business", 11, 25, 8),
    ("CU", "Residence", 7, 20, 0),
    ("XH", "Social matters", 9, 20, 6),
    ("XD", "Construction", 13, 30, 8),
    ("TK", "Results", 4, 15, 0),
)
_PROFILES = (
    (0, 7), (0, 7), (0, 4), (0, 4, 7), (1, 5), (1, 4, 5), (2, 6), (2, 6), (2, 3), (3, 6), (1, 3, 5), tuple(range(8)),
)  # fmt: skip
_MORNING = (1.6, 2.1, 2.3, 2.1, 1.7, 1.3, 0.9, 0.7, 0.7, 0.9, 1.1, 1.15, 1.0, 0.8, 0.5)
_DAY_END = 28_800.0
_LUNCHES = (10_800.0, 13_500.0, 16_200.0)
_LUNCH_S = 2_700.0
# Seconds of a counter for one ticket beside the service itself: walk, gap, and what transfers, holds and misses add.
_BESIDE_S = 55.0
_REPEATED = 1.06


def scenario(name: str, seed: int) -> Scenario:
    """Return the branch of this variant and seed; a LookupError names the variants if there is none."""
    if name not in _VARIANTS:
        raise LookupError(f"No scenario {name}: there are {', '.join(_VARIANTS)}")
    return _VARIANTS[name](Random(f"branch/{name}/{seed}"), seed)


def names() -> tuple[str, ...]:
    """Return the names of the variants."""
    return tuple(_VARIANTS)


def _standard(rng: Random, seed: int) -> Scenario:
    return _branch("standard", rng, seed, load=0.80)


def _heavy(rng: Random, seed: int) -> Scenario:
    return _branch("heavy", rng, seed, load=1.0)


def _chaotic(rng: Random, seed: int) -> Scenario:
    branch = _branch("chaotic", rng, seed, load=0.78)
    return replace(
        branch,
        clerks=replace(
            branch.clerks,
            by_hand=0.15,
            wrong_roster=0.2,
            never_comes=0.05,
            faster_when_full=0.25,
            leaves_s=(0.0, 420.0),
        ),
    )


def _small(rng: Random, seed: int) -> Scenario:
    chosen = sorted(rng.sample(range(len(_SERVICES)), 3))
    profiles = ((0, 1, 2), (0, 1), (1, 2))[: rng.choice((2, 3))]
    return _branch("small", rng, seed, load=0.74, chosen=chosen, profiles=profiles)


def _drifting(rng: Random, seed: int) -> Scenario:
    branch = _branch("drifting", rng, seed, load=0.80)
    services = tuple(replace(one, drift=rng.uniform(0.975, 1.025)) for one in branch.services)
    return replace(branch, services=services)


def _pooled(rng: Random, seed: int) -> Scenario:
    return _branch("pooled", rng, seed, load=0.82, profiles=tuple(tuple(range(8)) for _ in range(12)))


def _strange(rng: Random, seed: int) -> Scenario:
    """Return a branch that is unlike the others in everything that a forecast might take for granted."""
    branch = _branch("strange", rng, seed, load=0.70)
    return replace(
        branch,
        services=tuple(
            replace(one, work=TwoKinds(0.7, LogNormal.of(0.55 * mean, 0.4), LogNormal.of(2.05 * mean, 0.35)))
            for one, mean in ((one, one.work.mean_s) for one in branch.services)
        ),
        arrivals=replace(branch.arrivals, at_the_door=25, together=0.12, show_rate=0.7, lateness_s=(300.0, 600.0)),
        attendance=Attendance(
            absent=0.06, quiet_leave_s=9_000.0, returns=0.4, return_s=700.0, walk=LogNormal.of(40, 0.5)
        ),
        clerks=replace(
            branch.clerks,
            gap=LogNormal.of(4, 0.5),
            reaction_s=0.5,
            by_hand=0.05,
            wrong_roster=0.1,
            slower_by_evening=0.25,
            other_work=0.15,
            pause_every_s=3_600.0,
            pause=LogNormal.of(200, 0.9),
        ),
        slopes=(1.0, 3.0, 6.0),
        overtaking_limit=4,
        transfer_credit_s=600.0,
        noshow_after_s=150.0,
        holds=0.08,
        transfers=0.1,
        recalls=False,
        tells_of_resuming=False,
    )


_VARIANTS: dict[str, Callable[[Random, int], Scenario]] = {
    "standard": _standard,
    "heavy": _heavy,
    "chaotic": _chaotic,
    "small": _small,
    "drifting": _drifting,
    "pooled": _pooled,
    "strange": _strange,
}


def _branch(
    name: str,
    rng: Random,
    seed: int,
    *,
    load: float,
    chosen: Sequence[int] = range(len(_SERVICES)),
    profiles: Sequence[tuple[int, ...]] = _PROFILES,
) -> Scenario:
    works = [_true_work(_SERVICES[index][2], rng) for index in chosen]
    counters = tuple(
        CounterTruth(code=f"Q{number:02d}", skills=skills, shifts=_shifts(number, len(profiles)))
        for number, skills in enumerate(profiles, start=1)
    )
    tickets = _tickets_a_service(works, counters, load, rng)
    services = tuple(_service(place, index, works[place], tickets, rng) for place, index in enumerate(chosen))
    booked = sum(service.bookings for service in services)
    return Scenario(
        name=name,
        seed=seed,
        services=services,
        counters=counters,
        arrivals=Arrivals(walkins=sum(tickets) - 0.86 * booked, half_hours=_MORNING),
        clerks=Clerks(speeds=tuple(rng.lognormvariate(0, 0.16) for _ in range(len(profiles) + 2))),
    )


def _true_work(nominal_min: float, rng: Random) -> LogNormal:
    return LogNormal.of(60 * nominal_min * rng.uniform(0.75, 1.4), rng.uniform(0.5, 0.9))


def _shifts(number: int, counters: int) -> tuple[tuple[float, float], ...]:
    # Two in twelve begin an hour late, lunch is taken in three turns (in a small office one after another).
    begin = 3_600.0 if counters > 3 and number % 6 == 5 else 0.0
    end = _DAY_END - 1_800.0 if counters > 3 and number % 6 == 0 else _DAY_END
    lunch = _LUNCHES[number % 3]
    return ((begin, lunch), (lunch + _LUNCH_S, end))


def _tickets_a_service(
    works: Sequence[LogNormal], counters: Sequence[CounterTruth], load: float, rng: Random
) -> list[float]:
    """Return how many a day keep the counters busy for `load` of their planned time, were their skills equally used."""
    seconds = [0.0] * len(works)
    for counter in counters:
        planned = sum(end - begin for begin, end in counter.shifts)
        for skill in counter.skills:
            seconds[skill] += planned / len(counter.skills)
    return [
        load * available * rng.uniform(0.88, 1.12) / ((work.mean_s + _BESIDE_S) * _REPEATED)
        for available, work in zip(seconds, works, strict=True)
    ]


def _service(place: int, index: int, work: LogNormal, tickets: Sequence[float], rng: Random) -> ServiceTruth:
    code, name, nominal_min, promise_min, bookings = _SERVICES[index]
    return ServiceTruth(
        code=code,
        name=name,
        nominal_s=60.0 * nominal_min,
        promise_s=60.0 * promise_min,
        work=work,
        share=tickets[place] / sum(tickets),
        tilt=rng.uniform(-0.3, 0.3),
        bookings=min(bookings, int(tickets[place] / 2)),
        transfer_to=rng.choice([other for other in range(len(tickets)) if other != place]),
    )
