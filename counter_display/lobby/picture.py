"""What the lobby's screen shows at one moment, made of board, voice, line and clock; it draws nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import cached_property

from counter_display.board import Board, Call, ServiceQueue
from counter_display.lobby.notices import Notice, reasons, shown
from counter_display.opening import House, Opening, opening_of
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN, Names
from server_client.queue_model.ids import Language, ServiceCode
from server_client.queue_model.local_time import local_day, local_minute
from server_client.wait_forecast.announcing import Announcement, ToldWaits, told_newcomer

BEAT_S = 10
"""How long a notice, a page of services and a language stay, in seconds: all screens change by the wall clock."""

_TAKES_PART = frozenset({House.OPEN, House.BREAK, House.ENDING})


class Trouble(IntEnum):
    """What staff have to know while no branch is followed."""

    NONE = 0
    CONNECTING = 1
    UNREACHABLE = 2
    SHUT_OUT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A line of the list of calls; `standing` means that the person is still being called."""

    key: str
    number: str
    counter: str
    standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """A line of the list of services.

    `minutes` is how long the first has waited, 0 when nobody waits, and `promise` what the office promises, in minutes;
    `resumes` is the time of day at which it gives out numbers again, empty if it does now or not today. `told` is the
    wait of who takes a number now; while it is None the promise is shown instead.
    """

    key: str
    prefix: str
    name: str
    waiting: int
    minutes: int
    promise: int
    accepting: bool
    resumes: str
    told: Announcement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A notice, or services with the hours in which they give out numbers."""

    key: str
    text: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The lobby at one moment.

    `spoken` is the number that the voice speaks, `silent` means that calls are not heard though they should be, and
    `attending` that a call has just been made. A board of None means that no branch has been seen yet; once there is
    one it stays, whatever happens to the line. A board that is `kept` is of a former run: its calls no longer stand.
    `stale_since` is when it was last known to be true, None while it is. `services_shown` empty means all. What takes
    turns stays for `beats` of them: as many as there are languages. `unknown` are services that an option names and the
    branch does not have; `voice_mark` is the same on all lobbies of a hall whose voices keep in step. `waits` is what
    is foretold now, None if nothing is.
    """

    now: datetime
    language: Language = VIETNAMESE
    board: Board | None = None
    spoken: str | None = None
    connected: bool = False
    silent: bool = False
    unknown: tuple[ServiceCode, ...] = ()
    voice_mark: str = ""
    attending: bool = False
    kept: bool = False
    stale_since: datetime | None = None
    trouble: Trouble = Trouble.NONE
    notices: tuple[Notice, ...] = ()
    services_shown: tuple[ServiceCode, ...] = ()
    beats: int = 1
    waits: ToldWaits | None = None

    @property
    def office(self) -> str:
        """The centre's name."""
        return self._named(self.board.configuration.office) if self.board is not None else ""

    @property
    def branch(self) -> str:
        """The branch's name."""
        return self._named(self.board.configuration.branch) if self.board is not None else ""

    @cached_property
    def opening(self) -> Opening:
        """How the house stands."""
        return opening_of(self.board, self.now)

    @property
    def opens_in_days(self) -> int:
        """In how many days numbers are given out again; 0 today, or if nobody knows."""
        opens = self.opening.opens
        return (opens.date() - local_day(self.now)).days if opens is not None else 0

    @property
    def day_off(self) -> str:
        """The name of the day off that today is, or nothing."""
        return self._named(self.opening.day_off) if self.opening.day_off is not None else ""

    @cached_property
    def lead(self) -> Call | None:
        """The call that is shown largest: the one that is being spoken, if it stands, else the newest."""
        calls = self._standing()
        return next((call for call in calls if call.number == self.spoken), calls[0] if calls else None)

    @property
    def has_attention(self) -> bool:
        """Whether somebody is being called just now, so that all else has to give way."""
        return self.lead is not None and (self.attending or self.spoken is not None)

    @property
    def shows_media(self) -> bool:
        """Whether there is time for pictures and films: people are in the hall and nobody has just been called."""
        return self.opening.house in _TAKES_PART and not self.has_attention

    @property
    def calls(self) -> tuple[CallRow, ...]:
        """All other calls, those that stand before those that do not, newest first."""
        return tuple(self._call_rows()) if self.board is not None else ()

    @property
    def services(self) -> tuple[ServiceRow, ...]:
        """Who waits for what, in the branch's own order."""
        return tuple(self._service_row(queue) for queue in self._queues())

    @property
    def waiting(self) -> int:
        """How many wait, all services shown together."""
        return sum(queue.waiting for queue in self._queues())

    @property
    def open_counters(self) -> int:
        """How many counters are at work."""
        return self.board.open_counters if self.board is not None else 0

    @property
    def beat(self) -> int:
        """Which part of the day it is: languages take turns whenever this grows."""
        return int(self.now.timestamp()) // BEAT_S

    @property
    def turn(self) -> int:
        """Whose turn it is of what is shown by turns; each is seen in every language."""
        return self.beat // self.beats

    @property
    def notice_rows(self) -> tuple[TextRow, ...]:
        """The notices of this moment, the hall's own first, without those that say why the house is closed."""
        texts = map(self._named, (*shown(self.notices, self.now), *self._published()))
        return tuple(TextRow(key=str(at), text=text) for at, text in enumerate(texts))

    @property
    def reason(self) -> str:
        """Why the house is closed, in the office's own words; nothing while it is not, or none were given."""
        given = reasons(self.notices, self.now) if self.opening.house not in _TAKES_PART else ()
        return " ".join(map(self._named, given))

    @property
    def hours_rows(self) -> tuple[TextRow, ...]:
        """The hours in which numbers are given out, with the services if there are several groups of them."""
        return tuple(self._hours_rows())

    def _published(self) -> tuple[Names, ...]:
        if self.board is None:
            return ()
        today = local_day(self.now)
        return tuple(one.texts for one in self.board.configuration.notices if one.holds_on(today))

    def _standing(self) -> tuple[Call, ...]:
        # A line that is cut over midnight leaves yesterday's numbers behind, which mean nothing today.
        board = self.board
        return board.calls if board is not None and not self.kept and board.day == local_day(self.now) else ()

    def _call_rows(self) -> Iterator[CallRow]:
        board, lead = self.board, self.lead
        if board is None or board.day != local_day(self.now):
            return
        for call, standing in [(c, not self.kept) for c in board.calls] + [(c, False) for c in board.past]:
            if call != lead:
                yield CallRow(key=call.visit, number=call.number, counter=call.counter, standing=standing)

    def _queues(self) -> Iterator[ServiceQueue]:
        for queue in self.board.services if self.board is not None else ():
            if not self.services_shown or queue.code in self.services_shown:
                yield queue

    def _service_row(self, queue: ServiceQueue) -> ServiceRow:
        waited = self.now - queue.longest_since if queue.longest_since is not None else timedelta()
        issues, resumes = self._issuing(queue)
        return ServiceRow(
            key=queue.code,
            prefix=queue.prefix,
            name=self._named(queue.names),
            waiting=queue.waiting,
            minutes=max(0, int(waited.total_seconds() // 60)),
            promise=round(queue.promise_s / 60),
            accepting=queue.is_open and issues,
            resumes=resumes if queue.is_open else "",
            told=told_newcomer(self.waits, queue.code, WALK_IN),
        )

    def _issuing(self, queue: ServiceQueue) -> tuple[bool, str]:
        """Return whether it is within the service's hours, and if not, when they begin again today."""
        group = next((group for group in self.opening.hours if queue.code in group.services), None)
        if group is None or self.opens_in_days > 0:
            return True, ""
        minute = local_minute(self.now)
        later = (each.opens for each in group.intervals if each.opens > minute)
        issues = any(each.opens <= minute < each.closes for each in group.intervals)
        return issues, "" if issues else next((_clock(opens) for opens in later), "")

    def _hours_rows(self) -> Iterator[TextRow]:
        names = {queue.code: self._named(queue.names) for queue in self.board.services} if self.board else {}
        groups = self.opening.hours
        for group in groups:
            times = ", ".join(f"{_clock(each.opens)} – {_clock(each.closes)}" for each in group.intervals)
            whose = ", ".join(names[code] for code in group.services) if len(groups) > 1 else ""
            yield TextRow(key=times, text=times, detail=whose)

    def _named(self, names: Names) -> str:
        return names.get(self.language) or names[VIETNAMESE]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
