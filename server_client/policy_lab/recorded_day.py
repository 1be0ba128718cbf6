"""A past day taken apart: who came when and for what, what came of each turn, and when counters were there.

It is read from the day's trace and says only what happened; what would have happened otherwise is the replay's
business. All times are seconds of the day, counted as in the trace.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.trace import Skill, Terms


class TurnEnd(StrEnum):
    """What came of a turn: served to the end, sent on, asked aside, called in vain, given up, or never called."""

    DONE = "done"
    SENT_ON = "sent_on"
    HELD = "held"
    MISSED = "missed"
    GONE = "gone"
    LEFT = "left"
    UNSERVED = "unserved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One time that somebody stood in a line, from `since_s` until it had ended with them at `ended_s`.

    `called_s` and what follows it are None if they were not called, `started_s` also if they did not come. `passed` is
    how many later numbers of the service had gone before. `wrap_s` is how long the counter took after it to call
    somebody who waited already; None if nobody did, or it closed.
    """

    service: ServiceCode
    class_code: ClassCode
    clock_s: float
    since_s: float
    ended_s: float
    end: TurnEnd
    passed: int = 0
    directed_to: CounterId | None = None
    goes_first: bool = False
    offered_from_s: float | None = None
    called_s: float | None = None
    counter: CounterId | None = None
    clerk: ClerkId | None = None
    started_s: float | None = None
    wrap_s: float | None = None

    @property
    def is_direct(self) -> bool:
        """Say whether number, call and serving came at one moment, as a clerk does for who stands at the desk."""
        return self.since_s == self.called_s == self.started_s

    @property
    def served_s(self) -> float | None:
        """Return how long they were at the counter from the first word on; None if they never were."""
        return None if self.started_s is None else self.ended_s - self.started_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a number, turn by turn; `follows` is the number whose end brought this one about (a next need)."""

    ticket: TicketId
    turns: tuple[Turn, ...]
    slot_s: float | None = None
    follows: TicketId | None = None

    @property
    def was_at_the_desk(self) -> bool:
        """Say whether they never stood in line: the clerk before whom they stood served them at once."""
        return self.turns[0].is_direct


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A counter that would call from one time to another."""

    counter: CounterId
    clerk: ClerkId
    skills: tuple[Skill, ...]
    begins_s: float
    ends_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDay:
    """A day as it was; `people` are in the order of their numbers, `presences` in the order of their beginning.

    `reactions` are the seconds that each clerk took, one after another, to call somebody who came while they were idle.
    """

    day: int
    terms: Terms
    begins_s: float
    ends_s: float
    people: tuple[Person, ...]
    presences: tuple[Presence, ...]
    reactions: dict[ClerkId, tuple[float, ...]]

    @property
    def closing_s(self) -> float:
        """Return when the last counter was left: who waits until the day is closed by a clock has waited till then."""
        return closing_of(self.presences, self.ends_s)


def closing_of(presences: Iterable[Presence], ends_s: float) -> float:
    """Return when the last of the counters is left, the day's end if there is none."""
    return min(ends_s, max((one.ends_s for one in presences), default=ends_s))
