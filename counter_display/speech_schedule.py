"""Says when each call of a hall is spoken, so that several voices speak in turn and in step; refuses to read a clock.

Every voice that knows the same events works out the same turns, whenever the events reached it: a turn begins `lead_s`
after the call was made, or `pause_s` after the turn before it, and lasts as long as its words. What has happened less
than `lead_s` before a turn changes nothing about that turn, so that each voice has heard of it in time.

Times are seconds of the server's clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter_display.announcing import Announcement, Form

Length = Callable[[Announcement, Form], float]
"""How many seconds a call takes in a form; the same in every voice of the hall, since it has the same packs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a hall is spoken to: with how much time for an event to reach everyone, and from how many on in brief."""

    lead_s: float = 0.3
    pause_s: float = 0.6
    brief_from: int = 4


USUAL_PACE = Pace()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """When a call is spoken, and how."""

    announcement: Announcement
    form: Form
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCall:
    """A call, when it was made, and when it was over, if it is."""

    announcement: Announcement
    at: float
    over_at: float | None = None

    def is_over(self, at: float) -> bool:
        """Say whether the ticket was no longer called."""
        return self.over_at is not None and self.over_at <= at


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechSchedule:
    """The calls of a hall that still matter to when it is spoken, in the order of their events.

    `heard` is the seq up to which all is known, `free_at` when the first of the calls may begin.
    """

    pace: Pace = USUAL_PACE
    heard: int = 0
    calls: tuple[MadeCall, ...] = ()
    free_at: float = 0.0

    def called(self, announcement: Announcement) -> "SpeechSchedule":
        """Take a call or a recall; a repeat of the feed changes nothing."""
        if announcement.seq <= self.heard:
            return self
        made = MadeCall(announcement=announcement, at=announcement.at.timestamp())
        return replace(self, heard=announcement.seq, calls=(*self.calls, made))

    def ended(self, *, seq: int, number: str, at: datetime) -> "SpeechSchedule":
        """Take the event by which a ticket stops being called: its calls whose turn has not come need none."""
        if seq <= self.heard:
            return self
        over_at = at.timestamp()
        calls = tuple(
            replace(made, over_at=over_at) if made.announcement.number == number and made.over_at is None else made
            for made in self.calls
        )
        return replace(self, heard=seq, calls=calls)

    def resumed_after(self, seq: int) -> "SpeechSchedule":
        """Take that all up to `seq` is known."""
        return replace(self, heard=max(self.heard, seq))

    def turns(self, length: Length) -> tuple[Turn, ...]:
        """Return the turns of the calls, in order; who had come before the own turn has none."""
        turns: list[Turn] = []
        free_at = self.free_at
        for place, made in enumerate(self.calls):
            start = max(made.at + self.pace.lead_s, free_at)
            known_until = start - self.pace.lead_s
            if made.is_over(known_until):
                continue
            form = self._form(self.calls[place + 1 :], known_until)
            end = start + length(made.announcement, form)
            free_at = end + self.pace.pause_s
            turns.append(Turn(announcement=made.announcement, form=form, start=start, end=end))
        return tuple(turns)

    def without(self, turns: Sequence[Turn]) -> "SpeechSchedule":
        """Return the schedule without its first turns and whatever lay before them; the others stay as they were."""
        if not turns:
            return self
        last = turns[-1]
        calls = tuple(made for made in self.calls if made.announcement.seq > last.announcement.seq)
        return replace(self, calls=calls, free_at=last.end + self.pace.pause_s)

    def is_over(self, announcement: Announcement) -> bool:
        """Say whether the call's ticket is no longer called, as far as is known."""
        found = next((made for made in self.calls if made.announcement.seq == announcement.seq), None)
        return found is None or found.over_at is not None

    def _form(self, later: Sequence[MadeCall], known_until: float) -> Form:
        waiting = sum(made.at <= known_until and not made.is_over(known_until) for made in later)
        return Form.BRIEF if waiting >= self.pace.brief_from else Form.FULL
