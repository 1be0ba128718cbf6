"""How often what is called at risk comes so, on made-up days that were not learned from: reliability by probability."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from server_client.policy_lab.advising import terms_of
from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.scenario import Scenario
from server_client.wait_forecast.advice import Advisor
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.risk import Risk, risks_of
from server_client.wait_forecast.risk_memory import RiskMemory, Settled

_EVERY_S = 600.0
_BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Of all that was said to be about so likely: how many, how likely on the mean, and how often it came."""

    count: int
    said: float
    came: float


def settled_risks(scenario: Scenario, *, history: int, test: int) -> Iterator[Settled]:
    """Go through what was said every ten minutes of the test days, beside what came.

    The calibration learns on the way, from the last ten days of history on, as it does in the product.
    """
    experience, memory = Experience(terms_of(scenario)), RiskMemory()
    for day in range(history + test):
        asks = day >= max(1, history - 10)
        next_s = _EVERY_S
        for event in events_of(scenario, day):
            while asks and next_s < event.t:
                found = memory.look(experience, _risks(experience, next_s), next_s)
                next_s += _EVERY_S
                if day >= history:
                    yield from found
            experience.learn(event)


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[Reliability]:
    """Return by tenths of probability how often what was said came."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for said, came in pairs:
        bins[min(_BINS - 1, int(said * _BINS))].append((said, came))
    return [
        Reliability(count=len(some), said=fmean(said for said, _ in some), came=fmean(came for _, came in some))
        for some in bins
        if some
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return how far what was said is from what came, on the mean over the tenths."""
    return sum(one.count * abs(one.said - one.came) for one in reliability(pairs)) / max(1, len(pairs))


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean squared difference (Brier, 1950)."""
    return fmean((said - came) ** 2 for said, came in pairs) if pairs else 0.0


def _risks(experience: Experience, at_s: float) -> tuple[Risk, ...]:
    scene = experience.today.scene(at_s)
    if not scene.is_open:
        return ()
    advisor = Advisor(scene, experience, seed=round(at_s))
    services = advisor.outlook.stage.lines.services
    return risks_of(scene, services, advisor.next_hour(), experience.learned.risk)
