"""Decides what one of a hall's voices does next: speak, listen to another, or wait; refuses to read a clock or to play.

Every call has its turn (`speech_schedule`). A voice speaks the turns of its own services and is silent in the others'.
Whoever heard of an own call too late to begin with the hall does not begin in the middle of things: the call is made up
for, in brief, in the next gap that is long enough, as long as the ticket is still called. No other voice knows of it,
so it gives way: once a turn is known that begins before its end it falls silent, and is said anew, whole, later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_display.announcing import Announcement, Form
from counter_display.speech_schedule import Length, SpeechSchedule, Turn

# A turn that began longer ago than this is not begun any more: it would reach into the next.
LATE_S = 0.3
# How long a turn that is over stays known; a call that was missed is made up for within this time or not at all.
REMEMBERED_S = 120.0


_EMPTY = SpeechSchedule()


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak this now; one that `gives_way` is made up for, and stops as soon as `is_in_the_way` says so."""

    turn: Turn
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Listen:
    """Be silent until the end of this turn: another voice of the hall has it."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing is to be done for so many seconds, or until something happens if it is None."""

    seconds: float | None


Step = Speak | Listen | Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTaking:
    """One voice of a hall. `speaks` are the services of its part, empty for all; `joined_at` is when it came.

    `done` is the seq of the last call whose turn has come, `missed` are own calls that were heard of too late; these
    wait at least until `quiet_from`.
    Times are seconds of the server's clock.
    """

    speaks: frozenset[str] = frozenset()
    joined_at: float = 0.0
    schedule: SpeechSchedule = _EMPTY
    done: int = 0
    missed: tuple[Announcement, ...] = ()
    quiet_from: float = 0.0

    def after(self, schedule: SpeechSchedule) -> "TurnTaking":
        """Return the voice with more of the hall's events known."""
        return replace(self, schedule=schedule)

    def waiting(self) -> int:
        """Return how many calls wait for their turn."""
        ahead = sum(made.announcement.seq > self.done and made.over_at is None for made in self.schedule.calls)
        return ahead + len(self.missed)

    def next_step(self, now: float, length: Length) -> tuple["TurnTaking", Step]:
        """Return what is to be done at `now`, and the voice once it is being done."""
        voice = self
        turns = self.schedule.turns(length)
        ahead = [turn for turn in turns if turn.announcement.seq > self.done]
        for turn in ahead:
            if turn.start > now:
                break
            voice = replace(voice, done=turn.announcement.seq)
            if self._is_mine(turn) and now - turn.start <= LATE_S:
                return _during(voice, turn), Speak(turn)
            if self._is_mine(turn):
                voice = _missing(voice, turn, now)
            elif now < turn.end:
                return _during(voice, turn), Listen(turn)
        upcoming = next((turn.start for turn in ahead if turn.announcement.seq > voice.done), None)
        return _made_up_for(_forgetting(voice, turns, now), now, upcoming, length)

    def is_in_the_way(self, speaking: Turn, length: Length) -> bool:
        """Say whether a turn that is known by now begins before the end of `speaking`, which has no turn itself."""
        return any(
            turn.announcement.seq > self.done and turn.start < speaking.end for turn in self.schedule.turns(length)
        )

    def given_way(self, turn: Turn) -> "TurnTaking":
        """Return the voice once it has fallen silent in the middle of `turn`: that is to be said anew."""
        return replace(self, missed=(turn.announcement, *self.missed), quiet_from=0.0)

    def _is_mine(self, turn: Turn) -> bool:
        return not self.speaks or turn.announcement.service in self.speaks


def _during(voice: TurnTaking, turn: Turn) -> TurnTaking:
    return replace(voice, quiet_from=turn.end + voice.schedule.pace.pause_s)


def _missing(voice: TurnTaking, turn: Turn, now: float) -> TurnTaking:
    if turn.start < voice.joined_at:
        # What was called before it came is not its to say.
        return voice
    # More than this one event may be on its way after a cut.
    quiet_from = max(voice.quiet_from, now + voice.schedule.pace.lead_s)
    return replace(voice, missed=(*voice.missed, turn.announcement), quiet_from=quiet_from)


def _forgetting(voice: TurnTaking, turns: Sequence[Turn], now: float) -> TurnTaking:
    old = [turn for turn in turns if turn.end < now - REMEMBERED_S and turn.announcement.seq <= voice.done]
    schedule = voice.schedule.without(old)
    missed = tuple(announcement for announcement in voice.missed if not schedule.is_over(announcement))
    return replace(voice, schedule=schedule, missed=missed)


def _made_up_for(voice: TurnTaking, now: float, upcoming: float | None, length: Length) -> tuple[TurnTaking, Step]:
    if not voice.missed:
        return voice, Wait(upcoming - now if upcoming is not None else None)
    if now < voice.quiet_from:
        return voice, Wait(min(voice.quiet_from, upcoming or voice.quiet_from) - now)
    first, *others = voice.missed
    turn = Turn(announcement=first, form=Form.BRIEF, start=now, end=now + length(first, Form.BRIEF))
    if upcoming is not None and turn.end + voice.schedule.pace.pause_s > upcoming:
        return voice, Wait(upcoming - now)
    return _during(replace(voice, missed=tuple(others)), turn), Speak(turn, gives_way=True)
