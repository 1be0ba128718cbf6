"""What is settled before a day begins: how many come when, who is booked, who sits where; the day itself is open."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from server_client.policy_lab.generator.distributions import Duration
from server_client.policy_lab.generator.scenario import Scenario

HALF_HOUR_S = 1800.0
_SLOT_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One booked time of a service (its index)."""

    slot: float
    service: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """One day: walk-ins a second by half hour, their services' cumulative weights, true times, bookings, and clerks.

    `later_skills` is what each counter serves from its second shift on.
    """

    day: int
    rates: tuple[float, ...]
    mixes: tuple[tuple[float, ...], ...]
    works: tuple[Duration, ...]
    bookings: tuple[Booking, ...]
    clerks: tuple[int, ...]
    later_skills: tuple[tuple[int, ...], ...]


def plan_of(scenario: Scenario, day: int, rng: Random) -> DayPlan:
    """Return a plan for the day, counted from 0."""
    arrivals = scenario.arrivals
    total = (
        arrivals.walkins * arrivals.weekdays[day % len(arrivals.weekdays)] * rng.lognormvariate(0, arrivals.daily_noise)
    )
    per_second = [total * part / sum(arrivals.half_hours) / HALF_HOUR_S for part in arrivals.half_hours]
    noise = [rng.lognormvariate(0, arrivals.daily_noise) for _ in scenario.services]
    weights = [_weights(scenario, noise, place / len(per_second)) for place in range(len(per_second))]
    return DayPlan(
        day=day,
        rates=tuple(rate * sum(parts) for rate, parts in zip(per_second, weights, strict=True)),
        mixes=tuple(tuple(accumulate(parts)) for parts in weights),
        works=tuple(service.work.times(service.drift**day) for service in scenario.services),
        bookings=_bookings(scenario, rng),
        clerks=_clerks(scenario, rng),
        later_skills=_later_skills(scenario, rng),
    )


def _weights(scenario: Scenario, noise: list[float], through: float) -> list[float]:
    """Return each service's part of the walk-ins when that much of the day has gone (0 to 1)."""
    return [
        service.share * factor * (1 + service.tilt * (2 * through - 1))
        for service, factor in zip(scenario.services, noise, strict=True)
    ]


def _bookings(scenario: Scenario, rng: Random) -> tuple[Booking, ...]:
    slots = int(scenario.issue_end / _SLOT_S)
    made = [
        Booking(slot=_SLOT_S * rng.randrange(1, slots), service=index)
        for index, service in enumerate(scenario.services)
        for _ in range(service.bookings)
    ]
    return tuple(sorted(made, key=lambda booking: (booking.slot, booking.service)))


def _clerks(scenario: Scenario, rng: Random) -> tuple[int, ...]:
    """Return who sits at each counter: mostly its own clerk; the two of the reserve stand in now and then."""
    seats = list(range(len(scenario.counters)))
    for reserve in range(len(scenario.counters), len(scenario.clerks.speeds)):
        if rng.random() < 0.5:
            seats[rng.randrange(len(seats))] = reserve
    return tuple(seats)


def _later_skills(scenario: Scenario, rng: Random) -> tuple[tuple[int, ...], ...]:
    other, counters = scenario.clerks.other_work, scenario.counters
    return tuple(
        rng.choice(counters).skills if other and rng.random() < other else counter.skills for counter in counters
    )
