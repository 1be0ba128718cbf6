"""Asking for a member of staff from wherever the person is; nothing that was said before is lost."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, Tap
from kiosk.visiting.moves import Moves
from kiosk.visiting.step import Step
from server_client.queue_model.device import DeviceState
from server_client.queue_model.device_events import HelpAnswered
from server_client.queue_model.events import Event
from server_client.queue_model.ids import DeviceId

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
    """The person wants someone to come; whoever is on the way stays on the way."""

    def noted(self, visit: "Visit") -> "Visit":
        return visit if visit.help is HelpCall.COMING else replace(visit, help=HelpCall.CALLING)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpHeard(Happening):
    """The call has come to this; it counts wherever the person is by now, but only for who has called."""

    call: HelpCall

    def noted(self, visit: "Visit") -> "Visit":
        is_behind = visit.help is HelpCall.COMING and self.call is HelpCall.HEARD
        return visit if visit.help is HelpCall.NONE or is_behind else replace(visit, help=self.call)


MOVES: Moves = {
    (Step.HELP, HelpWanted): Step.HELP,
    (Step.HELP, Left): Step.START,
}


def told_by(kiosk: DeviceState, events: Iterable[Event]) -> HelpCall | None:
    """Return what the branch's news say of a call made at this kiosk; None if they say nothing of it.

    Without `events` the line has just come, and `kiosk` is all there is. That nobody has to come any more is no news
    for who still waits: someone has been there, or will be.
    """
    if kiosk.help_asked_at is not None:
        return HelpCall.HEARD
    answers = [event.data for event in events if isinstance(event.data, HelpAnswered) and _is_of(event.data, kiosk.id)]
    return HelpCall.COMING if answers and answers[-1].counter is not None else None


def _is_of(answer: HelpAnswered, kiosk: DeviceId) -> bool:
    return answer.device == kiosk
