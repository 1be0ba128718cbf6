"""Asking for a member of staff from wherever the person is; nothing that was said before is lost."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, Tap
from kiosk.visiting.moves import Moves
from kiosk.visiting.step import Step

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit


class HelpCall(Enum):
    """How far the call for help has come."""

    NONE = auto()
    CALLING = auto()
    HEARD = auto()
    """It stands on the clerks' screens."""
    COMING = auto()
    UNHEARD = auto()
    """The line is down: the person has to go to the desk."""


@dataclass(frozen=True, slots=True)
class HelpWanted(Tap):
    """The person wants someone to come."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, help=HelpCall.CALLING)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpHeard(Happening):
    """The call has come to this."""

    call: HelpCall

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, help=self.call)


MOVES: Moves = {
    (Step.HELP, HelpHeard): Step.HELP,
    (Step.HELP, Left): Step.START,
}
