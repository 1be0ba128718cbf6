"""Tells everyone who listens what was committed: each entry encoded once, sent at once, missed by none."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from server_client.server.eager import run_eagerly
from server_client.wire.chain import Entry

Send = Callable[[bytes], Awaitable[None]]
Read = Callable[[int, int], Awaitable[list[Entry]]]

_KEPT = 4096
_PORTION = 500
HEARTBEAT = b": still here\n\n"


@dataclass(eq=False, slots=True)
class _Listener:
    send: Send
    position: int
    busy: bool = True
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Feed:
    """The live end of one branch's log, for any number of listeners.

    A listener that keeps up is sent to directly, without a task of its own. One that does not is given a task, which
    brings it up again from the log, so no one waits for the slowest and nobody gets a hole.
    """

    def __init__(self, seq: int, read: Read) -> None:
        """Begin after entry `seq`; `read` gets older entries from the log."""
        self._seq = seq
        self._read = read
        self._recent: deque[Entry] = deque(maxlen=_KEPT)
        self._listeners: set[_Listener] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def seq(self) -> int:
        """Return the last entry told."""
        return self._seq

    @property
    def listeners(self) -> int:
        """Count who listens."""
        return len(self._listeners)

    def publish(self, entries: Sequence[Entry]) -> None:
        """Tell everyone about the entries, which follow those told before."""
        if not entries:
            return
        self._recent.extend(entries)
        self._seq = entries[-1].seq
        if self._listeners:
            self._tell(_text(entries), self._seq)

    def beat(self) -> None:
        """Let everyone know that the line still stands."""
        self._tell(HEARTBEAT, None)

    async def listen(self, after: int, send: Send) -> None:
        """Send everything after entry `after`, and go on until the connection or the feed ends."""
        listener = _Listener(send, after)
        self._listeners.add(listener)
        self._begin(listener, self._catch_up(listener))
        try:
            await listener.ended.wait()
        finally:
            self._listeners.discard(listener)

    def end(self) -> None:
        """End every listener's connection; each resumes where it was with the next server."""
        for listener in self._listeners:
            listener.ended.set()
        for task in self._tasks:
            task.cancel()

    def _tell(self, text: bytes, position: int | None) -> None:
        for listener in tuple(self._listeners):
            if not listener.busy:
                self._begin(listener, self._send(listener, text, position))

    def _begin(self, listener: _Listener, work: "asyncio.Future[None] | Awaitable[None]") -> None:
        listener.busy = True
        rest = run_eagerly(work)  # type: ignore[arg-type]  # both are coroutines of this class
        if rest is None:
            return
        task = asyncio.get_running_loop().create_task(rest)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, listener: _Listener, text: bytes, position: int | None) -> None:
        try:
            await listener.send(text)
        except OSError:
            listener.ended.set()
            return
        if position is not None:
            listener.position = position
        await self._catch_up(listener)

    async def _catch_up(self, listener: _Listener) -> None:
        try:
            while listener.position < self._seq and not listener.ended.is_set():
                entries = await self._after(listener.position)
                await listener.send(_text(entries))
                listener.position = entries[-1].seq
        except OSError:
            listener.ended.set()
        listener.busy = False

    async def _after(self, position: int) -> Sequence[Entry]:
        if self._recent and self._recent[0].seq <= position + 1:
            skipped = position + 1 - self._recent[0].seq
            return tuple(islice(self._recent, skipped, skipped + _PORTION))
        return await self._read(position, _PORTION)


def _text(entries: Sequence[Entry]) -> bytes:
    return b"".join([b"id: %d\ndata: %b\n\n" % (entry.seq, entry.sent) for entry in entries])
