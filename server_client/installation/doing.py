"""Goes through steps in order: looks, says, makes so; after one that fails nothing more is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from server_client.installation.machine import Machine
from server_client.installation.steps import Run, Step, StepFailed


class Came(Enum):
    """What came of a step."""

    SO = auto()
    """It was so before."""
    DONE = auto()
    """It was made so."""
    TO_DO = auto()
    """It is not so, and was only looked at."""
    FAILED = auto()
    LEFT = auto()
    """A program that is run on a live machine only."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step in words, and what came of it; `why` if it failed."""

    says: str
    came: Came
    why: str = ""


def carried_out(steps: Sequence[Step], machine: Machine, *, only_look: bool = False) -> Iterator[Outcome]:
    """Make the steps so, one after the other, and tell each; the first that fails is the last.

    With `only_look` nothing is changed. What only follows changes is passed over while there were none.
    """
    changed = False
    for step in steps:
        if isinstance(step, Run):
            if step.follows_changes and not changed:
                continue
            if not machine.is_live:
                yield Outcome(step.says, Came.LEFT)
                continue
        outcome = _one(step, machine, only_look=only_look)
        # What is run each time has changed nothing by that.
        is_usual = isinstance(step, Run) and step.always
        changed = changed or (outcome.came in {Came.DONE, Came.TO_DO} and not is_usual)
        yield outcome
        if outcome.came is Came.FAILED:
            return


def _one(step: Step, machine: Machine, *, only_look: bool) -> Outcome:
    if step.is_so(machine):
        return Outcome(step.says, Came.SO)
    if only_look:
        return Outcome(step.says, Came.SO if isinstance(step, Run) and step.always else Came.TO_DO)
    try:
        step.make(machine)
    except StepFailed as failed:
        return Outcome(step.says, Came.FAILED, str(failed))
    return Outcome(step.says, Came.DONE)
