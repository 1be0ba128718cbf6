"""Who comes on a recorded day, and what is drawn for them: the same for every policy that is tried on it.

Each person is one chain of steps: their turns, and behind these the turns of their next needs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log
from random import Random
from typing import NamedTuple

from server_client.policy_lab.habits import Habits
from server_client.policy_lab.recorded_day import Person, RecordedDay, Turn, TurnEnd
from server_client.queue_model.ids import ServiceCode, TicketId
from server_client.wait_forecast.trace import ServiceTerms

# Servings of a service on one day that tell enough of that day.
_ENOUGH = 20


class Step(NamedTuple):
    """A turn of a person, and the place among the day's people of the number that they had then."""

    number: int
    turn: Turn
    is_first: bool


class Draws(NamedTuple):
    """What is drawn for a step: its serving as by a clerk of factor 1, the gaps around it, and patience beyond it."""

    serving_s: float
    walk_s: float
    wrap_s: float
    patience_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """The people of a day, in the order in which they come, and what is drawn for each of their steps."""

    chains: tuple[tuple[Step, ...], ...]
    draws: tuple[tuple[Draws, ...], ...]


def cast(day: RecordedDay, habits: Habits, *, seed: int, redraws: bool) -> Casting:
    """Return who comes; with `redraws` every serving is drawn anew, else only what did not happen is drawn."""
    dice = Random(seed)
    chains = tuple(tuple(chain) for chain in _chains(day.people))
    own = _own_habits(day, habits)
    draws = tuple(
        tuple(_draws(step.turn, own, day.terms.services, dice, redraws=redraws) for step in chain) for chain in chains
    )
    return Casting(chains=chains, draws=draws)


def _own_habits(day: RecordedDay, habits: Habits) -> Habits:
    """Return what is drawn from on a day: its own servings where there are enough, so that a slow day stays one."""
    own: dict[ServiceCode, list[float]] = defaultdict(list)
    for person in day.people:
        for turn in person.turns:
            if turn.served_s is not None and turn.end is not TurnEnd.UNSERVED:
                own[turn.service].append(turn.served_s / habits.factor(turn.clerk))
    enough = {service: tuple(found) for service, found in own.items() if len(found) >= _ENOUGH}
    return replace(habits, servings={**habits.servings, **enough})


def _chains(people: Sequence[Person]) -> Iterator[list[Step]]:
    following: dict[TicketId, int] = {
        person.follows: number for number, person in enumerate(people) if person.follows is not None
    }
    for number, person in enumerate(people):
        if person.follows is not None:
            continue
        chain: list[Step] = []
        at: int | None = number
        while at is not None:
            chain += [Step(at, turn, place == 0) for place, turn in enumerate(people[at].turns)]
            at = following.get(people[at].ticket)
        # Who was served at the desk at once was never in line; what came of it later is.
        in_line = chain[1:] if person.was_at_the_desk else chain
        if in_line:
            yield in_line


def _draws(
    turn: Turn, habits: Habits, services: Mapping[ServiceCode, ServiceTerms], dice: Random, *, redraws: bool
) -> Draws:
    # Always as many numbers, whatever is used of them: two castings of one day differ only where they mean to.
    serving_at, walk_at, wrap_at, patience_at = (dice.random() for _ in range(4))
    terms = services.get(turn.service)
    drawn_s = habits.serving(turn.service, 600.0 if terms is None else terms.nominal_s, serving_at)
    served = turn.served_s
    if served is None:
        serving_s = drawn_s
    elif turn.end is TurnEnd.UNSERVED:
        # The day ended before they were done.
        serving_s = max(served, drawn_s)
    else:
        serving_s = drawn_s if redraws else served / habits.factor(turn.clerk)
    walk_s = _one_of(habits.walks, walk_at)
    if turn.called_s is not None and turn.started_s is not None:
        walk_s = turn.started_s - turn.called_s
    return Draws(
        serving_s=serving_s,
        walk_s=walk_s,
        wrap_s=_one_of(habits.wraps, wrap_at) if turn.wrap_s is None else turn.wrap_s,
        patience_s=inf if habits.leaves_after_s == inf else -habits.leaves_after_s * log(1.0 - patience_at),
    )


def _one_of(found: Sequence[float], at: float) -> float:
    return found[int(at * len(found))] if found else 0.0
