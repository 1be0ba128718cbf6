"""Decides which call the lobby speaks next; refuses to know about clocks, sound, screens or the network."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from server_client.queue_model.branch import BEFORE_ALL


class Form(Enum):
    """How much of a call is spoken."""

    FULL = "full"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One call to be spoken: `seq` is its event, `ordinal` is 1 for a ticket's first call and more for recalls.

    `at` is when it was called by the server's clock, and `service` what for: halls with several voices go by them.
    """

    seq: int
    number: str
    counter: str
    language: str
    ordinal: int = 1
    at: datetime = BEFORE_ALL
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcing:
    """The calls of one hall in the order of their events: the one being spoken and those that wait their turn.

    The rules:
    - One call after the other; the one being spoken is never cut off, whatever happens to its ticket.
    - An event is taken once: a `seq` not above `heard` is a repeat of the feed and changes nothing.
    - A recall is a call of its own at the end of the line.
    - A ticket that stops being called (served, missed, held, transferred, cancelled) loses the calls that still wait.
    - A call that starts while `brief_from` or more others wait is spoken in brief, so that a burst keeps up with the
      screens.
    """

    heard: int = 0
    waiting: tuple[Announcement, ...] = ()
    speaking: Announcement | None = None
    form: Form = Form.FULL
    brief_from: int = 4

    def called(self, announcement: Announcement) -> "Announcing":
        """Take a call or a recall."""
        if announcement.seq <= self.heard:
            return self
        return replace(self, heard=announcement.seq, waiting=(*self.waiting, announcement))

    def ended(self, *, seq: int, number: str) -> "Announcing":
        """Take the event by which a ticket stops being called, and forget its calls that nobody heard yet."""
        if seq <= self.heard:
            return self
        kept = tuple(waiting for waiting in self.waiting if waiting.number != number)
        return replace(self, heard=seq, waiting=kept)

    def resumed_after(self, seq: int) -> "Announcing":
        """Begin, or go on, behind a whole document of the branch: what led up to `seq` is shown and not spoken."""
        return replace(self, heard=max(self.heard, seq))

    def started(self) -> "Announcing":
        """Let the longest waiting call be spoken, unless one is being spoken or none waits."""
        if self.speaking is not None or not self.waiting:
            return self
        first, *others = self.waiting
        form = Form.BRIEF if len(others) >= self.brief_from else Form.FULL
        return replace(self, waiting=tuple(others), speaking=first, form=form)

    def spoken(self) -> "Announcing":
        """Note that the call being spoken has come to its end."""
        return replace(self, speaking=None)
