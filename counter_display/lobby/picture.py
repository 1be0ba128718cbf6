"""What the lobby's screen shows at one moment, made of board, voice, line and clock; it draws nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from counter_display.board import Board, Call, ServiceQueue
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import local_day


class Phase(IntEnum):
    """Where the branch is in its day; STARTING until the lobby knows."""

    STARTING = 0
    NOT_YET_OPEN = 1
    OPEN = 2
    OVER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A line of the list of calls; `standing` means that the person is still being called."""

    key: str
    number: str
    counter: str
    standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """A line of the list of services; `minutes` is how long the first has waited, 0 when nobody waits."""

    key: str
    prefix: str
    name: str
    waiting: int
    minutes: int
    accepting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The lobby at one moment.

    `spoken` is the number that the voice speaks, `silent` means that calls are not heard though they should be. A
    board of None means that no branch has been seen yet; once there is one it stays, whatever happens to the line.
    """

    now: datetime
    language: Language = VIETNAMESE
    board: Board | None = None
    spoken: str | None = None
    connected: bool = False
    silent: bool = False

    @property
    def office(self) -> str:
        """The centre's name."""
        return self._named(self.board.office) if self.board is not None else ""

    @property
    def branch(self) -> str:
        """The branch's name."""
        return self._named(self.board.branch) if self.board is not None else ""

    @property
    def phase(self) -> Phase:
        """Where the branch is in its day."""
        if self.board is None:
            return Phase.STARTING
        if self.board.is_open:
            return Phase.OPEN
        return Phase.OVER if self.board.day == local_day(self.now) else Phase.NOT_YET_OPEN

    @property
    def lead(self) -> Call | None:
        """The call that is shown largest: the one that is being spoken, if it stands, else the newest."""
        calls = self.board.calls if self.board is not None else ()
        return next((call for call in calls if call.number == self.spoken), calls[0] if calls else None)

    @property
    def calls(self) -> tuple[CallRow, ...]:
        """All other calls, those that stand before those that do not, newest first."""
        return tuple(self._call_rows()) if self.board is not None else ()

    @property
    def services(self) -> tuple[ServiceRow, ...]:
        """Who waits for what, in the branch's own order."""
        return tuple(self._service_row(queue) for queue in self.board.services) if self.board is not None else ()

    @property
    def waiting(self) -> int:
        """How many wait, all services together."""
        return sum(queue.waiting for queue in self.board.services) if self.board is not None else 0

    @property
    def open_counters(self) -> int:
        """How many counters are at work."""
        return self.board.open_counters if self.board is not None else 0

    def _call_rows(self) -> Iterator[CallRow]:
        board, lead = self.board, self.lead
        for call, standing in [(c, True) for c in board.calls] + [(c, False) for c in board.past] if board else ():
            if call != lead:
                yield CallRow(key=call.visit, number=call.number, counter=call.counter, standing=standing)

    def _service_row(self, queue: ServiceQueue) -> ServiceRow:
        waited = self.now - queue.longest_since if queue.longest_since is not None else timedelta()
        return ServiceRow(
            key=queue.code,
            prefix=queue.prefix,
            name=self._named(queue.names),
            waiting=queue.waiting,
            minutes=max(0, int(waited.total_seconds() // 60)),
            accepting=queue.is_open,
        )

    def _named(self, names: Names) -> str:
        return names.get(self.language) or names[VIETNAMESE]
