"""What was learned, as tables to draw from at one moment of a day; it draws nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from server_client.queue_model.ids import ServiceCode
from server_client.wait_forecast.arrival_rates import Source
from server_client.wait_forecast.experience import RESUMED, SENT_ON, Experience, Learned
from server_client.wait_forecast.histogram import Histogram, log_normal, table_of
from server_client.wait_forecast.scene import Scene
from server_client.wait_forecast.trace import Terms

_NOMINAL_WEIGHT = 8.0
_NOMINAL_SIGMA = 0.65
# A nominal time is a mean: the median of a log-normal lies below it by half its variance.
_MEAN_TO_MEDIAN = 0.81
_BUSY_AT_NOMINAL = 0.85
# Who has waited longer has gone more often, without a word; by the bins of the wait.
_ABSENT = (0.03, 0.04, 0.055, 0.08, 0.12, 0.18)
# Most come and go within two or three minutes of the plan; some come so late, some go so early.
_LATE_S = (300.0, 600.0, 900.0, 1200.0, 1800.0, 2700.0)
_EARLY_S = (-300.0, -600.0, -900.0, -1500.0, 300.0, 600.0)


@dataclass(frozen=True, slots=True)
class Odds:
    """Tables hold equally likely values, smallest first; the rest are probabilities and factors."""

    services: dict[ServiceCode, list[float]]
    walk: list[float]
    blocked: list[float]
    gap: list[float]
    gap_missed: list[float]
    gap_opened: list[float]
    reaction: list[float]
    absent: list[float]
    absent_again: float
    returns: float
    return_delay: list[float]
    holds: float
    hold: list[float]
    holds_return: float
    transfers: dict[ServiceCode, float]
    transfers_again: float
    destinations: dict[ServiceCode, list[tuple[float, ServiceCode]]]
    gives_up: list[float]
    shows: float
    lateness: list[float]
    by_hand: float
    resumed: float
    sent_on: float
    comes: tuple[list[float], list[float]]
    goes: tuple[list[float], list[float]]
    never_came: float
    stays: float
    pauses_per_s: float
    pause: list[float]


def odds_of(experience: Experience) -> Odds:
    """Return the tables of what is known by now."""
    known, terms = experience.learned, experience.terms
    level = _nominal_level(known, terms)
    noshow = terms.noshow_after_s or 90.0
    habits = known.habits
    return Odds(
        services={
            code: _table(
                known.services.get(code), one.nominal_s * level * _MEAN_TO_MEDIAN, _NOMINAL_SIGMA, _NOMINAL_WEIGHT
            )
            for code, one in terms.services.items()
        },
        walk=_table(known.walk, 22.0, 0.6, 20.0),
        blocked=_table(known.blocked, noshow, 0.05, 4.0),
        gap=_table(known.gaps.get("ended"), 20.0, 0.8, 20.0),
        gap_missed=_table(known.gaps.get("no_show"), 12.0, 0.8, 8.0),
        gap_opened=_table(known.gaps.get("opened"), 12.0, 0.8, 8.0),
        reaction=_table(known.reaction, 5.0, 0.8, 10.0),
        absent=known.absent.table(_ABSENT, 60.0, 40.0),
        absent_again=known.absent_again.of(0.1, 10.0),
        returns=known.returns.of(0.5, 8.0),
        return_delay=_table(known.return_delay, terms.return_delay_s + 60.0, 0.4, 6.0),
        holds=known.holds.of(0.01, 50.0),
        hold=_table(known.hold, 500.0, 0.6, 6.0),
        holds_return=known.holds_return.of(0.9, 5.0),
        transfers=_transfers(known, terms),
        transfers_again=known.transfers_again.of(0.01, 50.0),
        destinations={code: _destinations(known, code) for code in terms.services},
        gives_up=known.gives_up.table([1 / 36_000.0] * len(_ABSENT), 72_000.0, 36_000.0),
        shows=known.shows.of(0.85, 10.0),
        lateness=table_of([*known.lateness.values(), *((60.0 * step - 600.0, 0.5) for step in range(20))]),
        by_hand=known.by_hand.of(0.0, 30.0) if known.by_hand.times else 0.0,
        resumed=_factor(known, RESUMED, 0.6),
        sent_on=_factor(known, SENT_ON, 1.0),
        comes=(_differences(habits.comes[0], _LATE_S), _differences(habits.comes[1], _LATE_S)),
        goes=(_differences(habits.goes[0], _EARLY_S), _differences(habits.goes[1], _EARLY_S)),
        never_came=1 - habits.came.of(0.985, 30.0),
        stays=habits.stays.of(0.5, 2.0),
        pauses_per_s=(habits.pauses + 1.0) / (habits.worked_s + 9_000.0),
        pause=_table(habits.pause, 480.0, 0.6, 6.0),
    )


def prior_rates(scene: Scene) -> dict[Source, float]:
    """Return how many a second might come of each kind, before any day is known: what keeps the planned counters busy.

    Classes share as offices see it: four of five walk in.
    """
    found: dict[Source, float] = {}
    classes = [cls for cls in scene.terms.classes if cls not in scene.terms.booking_classes]
    first = min(classes, key=scene.terms.slope, default=None)
    for seat in scene.seats:
        skills = [skill for skill in seat.skills if skill.service in scene.terms.services]
        for skill in skills:
            nominal = scene.terms.services[skill.service].nominal_s + 45.0
            per_s = _BUSY_AT_NOMINAL / nominal / len(skills)
            for cls in classes:
                part = 1.0 if len(classes) == 1 else 0.82 if cls == first else 0.18 / (len(classes) - 1)
                source = (skill.service, cls)
                found[source] = found.get(source, 0.0) + per_s * part
    return found


def _nominal_level(known: Learned, terms: Terms) -> float:
    """Return how long services really take compared with their nominal times, drawn towards 1."""
    total, weight = 0.0, 25.0
    for code, one in terms.services.items():
        histogram = known.services.get(code)
        if histogram is not None and histogram.weight > 0:
            mean = sum(value * part for value, part in histogram.values())
            total += mean / one.nominal_s - histogram.weight
            weight += histogram.weight
    return max(0.3, 1.0 + total / weight)


def _table(histogram: Histogram | None, median_s: float, sigma: float, weight: float) -> list[float]:
    prior = log_normal(median_s, sigma, weight)
    return table_of([*histogram.values(), *prior] if histogram is not None else prior)


def _differences(histogram: Histogram, seldom_s: Sequence[float]) -> list[float]:
    prior = [(30.0 * (step - 5), 0.36) for step in range(11)]
    return table_of([*histogram.values(), *prior, *((late, 0.04) for late in seldom_s)])


def _transfers(known: Learned, terms: Terms) -> dict[ServiceCode, float]:
    hits = sum(one.hits for one in known.transfers.values())
    times = sum(one.times for one in known.transfers.values())
    usual = (hits + 0.02 * 50) / (times + 50)
    return {
        code: known.transfers[code].of(usual, 60.0) if code in known.transfers else usual for code in terms.services
    }


def _destinations(known: Learned, code: ServiceCode) -> list[tuple[float, ServiceCode]]:
    weights = known.destinations.get(code, {})
    total = sum(weights.values())
    found, below = [], 0.0
    for to, weight in sorted(weights.items()):
        below += weight / total
        found.append((below, to))
    return found


def _factor(known: Learned, name: str, expected: float) -> float:
    one = known.factors.get(name)
    if one is None or one.times <= 0:
        return expected
    return float((one.value(0.001) * one.times + expected * 5) / (one.times + 5))


NEVER = inf
