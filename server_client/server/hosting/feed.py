"""Tells everyone who listens what was committed: each entry encoded once, sent at once, missed by none."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from itertools import islice

from server_client.server.errors import Unavailable
from server_client.server.hosting.eager import run_eagerly
from server_client.wire.chain import Entry

# An ASGI connection's `send`: it is handed the one message that all connections get.
Message = dict[str, str | bytes | bool]
Send = Callable[[Message], Coroutine[object, object, None]]
Read = Callable[[int, int], Awaitable[list[Entry]]]

_KEPT = 4096
_PORTION = 500
HEARTBEAT = b": still here\n\n"
# What is foretold, as it is sent at the moment of asking; None if it is too old to be shown.
Foretold = Callable[[], bytes | None]


@dataclass(eq=False, slots=True)
class Listener:
    """One connection of the feed: how to send to it, what to do when it is over, and how far it has come.

    `hears_forecasts` if it asked for them; `foretold` is the last that it was sent.
    """

    send: Send
    end: Callable[[], object]
    position: int
    hears_forecasts: bool = False
    foretold: Foretold | None = None
    busy: bool = True
    has_ended: bool = False


class Feed:
    """The live end of one branch's log, for any number of listeners.

    A listener that keeps up is sent to directly, without a task of its own. One that does not is given a task, which
    brings it up again from the log, so no one waits for the slowest and nobody gets a hole.
    """

    def __init__(self, seq: int, read: Read, *, kept: int = _KEPT) -> None:
        """Begin after entry `seq`; `read` gets older entries from the log, the last `kept` need not be asked for."""
        self._seq = seq
        self._read = read
        self._recent: deque[Entry] = deque(maxlen=kept)
        self._listeners: set[Listener] = set()
        self._foretold: Foretold | None = None
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

    def foretell(self, foretold: Foretold) -> None:
        """Send to those who asked for it what is foretold now, and later to those who join or have to catch up."""
        self._foretold = foretold
        text = foretold()
        if text is None:
            return
        listeners = [one for one in self._listeners if one.hears_forecasts and not one.busy]
        for listener in listeners:
            listener.foretold = foretold
        self._send_to(listeners, text, None)

    def join(self, listener: Listener) -> None:
        """Send the listener everything after its position, and go on until it leaves or the feed ends it."""
        self._listeners.add(listener)
        rest = run_eagerly(self._catch_up(listener))
        if rest is not None:
            self._go_on(listener, rest)

    def leave(self, listener: Listener) -> None:
        """Send the listener nothing more."""
        listener.has_ended = True
        self._listeners.discard(listener)

    def end(self) -> None:
        """End every listener's connection; each resumes where it was with the next server."""
        for listener in tuple(self._listeners):
            self._end(listener)
        for task in self._tasks:
            task.cancel()

    def _tell(self, text: bytes, position: int | None) -> None:
        self._send_to([one for one in self._listeners if not one.busy], text, position)

    def _send_to(self, listeners: Sequence[Listener], text: bytes, position: int | None) -> None:
        message = _chunk(text)
        for listener in listeners:
            try:
                rest = run_eagerly(listener.send(message))
            except OSError:
                self._end(listener)
                continue
            if rest is not None:
                self._go_on(listener, self._finish(listener, rest, position))
            elif position is not None:
                listener.position = position

    def _go_on(self, listener: Listener, work: Coroutine[object, object, None]) -> None:
        listener.busy = True
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _finish(self, listener: Listener, rest: Coroutine[object, object, None], position: int | None) -> None:
        try:
            await rest
        except OSError:
            self._end(listener)
            return
        if position is not None:
            listener.position = position
        await self._catch_up(listener)

    async def _catch_up(self, listener: Listener) -> None:
        try:
            while not listener.has_ended:
                if listener.position < self._seq:
                    entries = await self._after(listener.position)
                    await listener.send(_chunk(_text(entries)))
                    listener.position = entries[-1].seq
                elif listener.hears_forecasts and listener.foretold is not self._foretold:
                    await self._foretell(listener)
                else:
                    break
        except (OSError, Unavailable):
            # The connection or the log failed: who listens comes again, and resumes from its own last entry.
            self._end(listener)
        listener.busy = False

    async def _foretell(self, listener: Listener) -> None:
        listener.foretold = self._foretold
        text = None if self._foretold is None else self._foretold()
        if text is not None:
            await listener.send(_chunk(text))

    def _end(self, listener: Listener) -> None:
        self.leave(listener)
        listener.end()

    async def _after(self, position: int) -> Sequence[Entry]:
        if self._recent and self._recent[0].seq <= position + 1:
            skipped = position + 1 - self._recent[0].seq
            return tuple(islice(self._recent, skipped, skipped + _PORTION))
        # The log may be ahead of what was told; what is told later must not be sent twice.
        return [entry for entry in await self._read(position, _PORTION) if entry.seq <= self._seq]


def _chunk(text: bytes) -> Message:
    return {"type": "http.response.body", "body": text, "more_body": True}


def _text(entries: Sequence[Entry]) -> bytes:
    return b"".join([b"id: %d\ndata: %b\n\n" % (entry.seq, entry.sent) for entry in entries])
