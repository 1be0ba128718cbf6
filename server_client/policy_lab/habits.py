"""What the people and clerks of some days were like: how long they took, and how soon people gave up.

It answers for what did not happen: the serving of somebody who was never served, or who would have been served by
another clerk.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from statistics import fmean

from server_client.policy_lab.recorded_day import RecordedDay, Turn, TurnEnd
from server_client.queue_model.ids import ClerkId, ServiceCode

# A clerk's factor is drawn to 1 by as much as so many servings weigh.
_SHRINKAGE = 20
_SHORTEST_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What is drawn from: `servings` of a service as if by a clerk of factor 1, `factors` of clerks, and short gaps.

    `leaves_after_s` is the mean time after which somebody who waits gives up; infinity if nobody did.
    """

    servings: Mapping[ServiceCode, Sequence[float]]
    factors: Mapping[ClerkId, float]
    walks: Sequence[float]
    wraps: Sequence[float]
    reactions: Sequence[float]
    leaves_after_s: float

    def factor(self, clerk: ClerkId | None) -> float:
        """Return how long the clerk takes, over what others take for the same."""
        return 1.0 if clerk is None else self.factors.get(clerk, 1.0)

    def serving(self, service: ServiceCode, nominal_s: float, at: float) -> float:
        """Return a serving at a place from 0 to 1 among those of the service, as by a clerk of factor 1."""
        found = self.servings.get(service)
        return found[int(at * len(found))] if found else nominal_s


def habits_of(days: Iterable[RecordedDay]) -> Habits:
    """Return what the days show."""
    known = list(days)
    turns = [turn for day in known for person in day.people for turn in person.turns]
    served = [turn for turn in turns if turn.served_s is not None and turn.end is not TurnEnd.UNSERVED]
    means = _means(served)
    factors = _factors(served, means)
    servings: dict[ServiceCode, list[float]] = defaultdict(list)
    for turn in served:
        servings[turn.service].append(_length(turn) / factors.get(turn.clerk or ClerkId(""), 1.0))
    waited = sum(max(0.0, (turn.called_s or turn.ended_s) - turn.since_s) for turn in turns)
    left = sum(turn.end is TurnEnd.LEFT for turn in turns)
    return Habits(
        servings={service: tuple(found) for service, found in servings.items()},
        factors=factors,
        walks=tuple(turn.started_s - turn.called_s for turn in turns if turn.started_s and turn.called_s),
        wraps=tuple(turn.wrap_s for turn in turns if turn.wrap_s is not None),
        reactions=tuple(gap for day in known for gaps in day.reactions.values() for gap in gaps),
        leaves_after_s=waited / left if left else inf,
    )


def _length(turn: Turn) -> float:
    return max(_SHORTEST_S, turn.served_s or 0.0)


def _means(served: Iterable[Turn]) -> dict[ServiceCode, float]:
    by_service: dict[ServiceCode, list[float]] = defaultdict(list)
    for turn in served:
        by_service[turn.service].append(_length(turn))
    return {service: fmean(found) for service, found in by_service.items()}


def _factors(served: Iterable[Turn], means: Mapping[ServiceCode, float]) -> dict[ClerkId, float]:
    ratios: dict[ClerkId, list[float]] = defaultdict(list)
    for turn in served:
        if turn.clerk is not None:
            ratios[turn.clerk].append(_length(turn) / means[turn.service])
    return {clerk: (sum(found) + _SHRINKAGE) / (len(found) + _SHRINKAGE) for clerk, found in ratios.items()}
