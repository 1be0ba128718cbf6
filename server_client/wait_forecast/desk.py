"""A counter on a day that a trace tells, and the times for which it was open; what happens there, the day knows."""

from dataclasses import dataclass, field

from server_client.queue_model.ids import ClerkId, CounterId
from server_client.wait_forecast.person import Person, Phase
from server_client.wait_forecast.scene import SeatState
from server_client.wait_forecast.trace import Skill

_NOBODY = ClerkId("")


@dataclass(slots=True)
class Spell:
    """A time for which a counter was open: `ended_s` None while it is.

    `last_call_s` is when it last called, `was_idle` whether it had nobody when it closed, `left_queue` whether somebody
    waited for it then.
    """

    began_s: float
    ended_s: float | None = None
    last_call_s: float | None = None
    was_idle: bool = True
    left_queue: bool = False
    reason: str = ""


@dataclass(slots=True)
class Desk:
    """A counter: `free_s` is since when nobody is before it, `had_queue` whether anybody waited for it then.

    `had_queue_at_end` says whether anybody waited for it when it was planned to close for the day, if it was open;
    `before` is how whom it dealt with last was before.
    """

    counter: CounterId
    clerk: ClerkId = _NOBODY
    skills: tuple[Skill, ...] = ()
    is_open: bool = False
    since_s: float = 0.0
    person: Person | None = None
    free_s: float = 0.0
    freed_by: str = ""
    had_queue: bool = False
    reason: str = ""
    spells: list[Spell] = field(default_factory=list)
    had_queue_at_end: bool | None = None
    before: Person | None = None

    @property
    def state(self) -> SeatState:
        """Return what the counter does."""
        if self.person is not None:
            return SeatState.SERVING if self.person.phase is Phase.SERVING else SeatState.CALLED
        return SeatState.IDLE if self.is_open else SeatState.CLOSED
