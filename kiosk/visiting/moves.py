"""How one way through the kiosk is declared: from which step which happening leads where, and what is kept of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening
from kiosk.visiting.step import Step

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit


@dataclass(frozen=True, slots=True)
class Fork:
    """Which of `steps` comes next depends on what the visit has become; `choose` says which."""

    choose: "Callable[[Visit], Step]"
    steps: frozenset[Step]

    def __init__(self, choose: "Callable[[Visit], Step]", *steps: Step) -> None:
        object.__setattr__(self, "choose", choose)
        object.__setattr__(self, "steps", frozenset(steps))


Moves = Mapping[tuple[Step, type[Happening]], Step | Fork]
"""What is not in the table changes nothing: a second tap, an answer that comes after the person was told to go on."""


def destinations(target: Step | Fork) -> frozenset[Step]:
    """Return every step to which the move may lead."""
    return target.steps if isinstance(target, Fork) else frozenset({target})
