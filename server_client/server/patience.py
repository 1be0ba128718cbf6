"""How long a connection may take to say what it wants, and how many there may be; it knows no call and no person.

Who sends a request more slowly than any line does, or a head without an end, is cut off; who has more connections than
a crowd of phones behind one address gets no further one. Whoever does not read is let go of by the socket
(`hosting.listening`), and whoever has nothing to ask any more by uvicorn, after five seconds.
"""

import asyncio
import resource
from collections import Counter
from weakref import WeakKeyDictionary

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from server_client.server.settings import is_loopback

# A request under way has to bring this much between two looks, or its end; two looks in vain, since the first may come
# after a moment in which the machine itself stood still.
_LOOK_EVERY_S = 8.0
_LEAST_BYTES = 1024
_MOST_IN_VAIN = 2
# Browsers and proxies end a head at 8 to 32 KiB.
_LONGEST_HEAD = 64 << 10
# Many phones share one address of a mobile network; a kiosk has a handful of connections.
_MOST_OF_ONE = 256
# What the log, the vault, the records and the line to the centre need beside connections.
_KEPT_FREE = 128
# Far more than a hall and its phones need; without an end it would be the memory that ends first.
_FILES = 1 << 14

_of_address: "WeakKeyDictionary[ServerState, Counter[str]]" = WeakKeyDictionary()


class PatientProtocol(HttpToolsProtocol):
    """One connection, cut off if it does not get on with its request; uvicorn makes and feeds it."""

    look_every_s = _LOOK_EVERY_S
    most_of_one = _MOST_OF_ONE
    # A proxy on this machine speaks for everybody.
    is_spared = staticmethod(is_loopback)

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        """Begin with a request that has not come yet."""
        super().__init__(config, server_state, app_state, _loop)
        self._is_coming = True
        self._head_bytes = 0
        self._came = 0
        self._in_vain = 0
        self._next_look: asyncio.TimerHandle | None = None
        self._counted = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Count the connection, and end it if there are too many."""
        super().connection_made(transport)
        self._next_look = self.loop.call_later(self.look_every_s, self._look)
        host = self.client[0] if self.client else ""
        if len(self.connections) > most_connections():
            transport.abort()
        elif not self.is_spared(host):
            counter = _of_address.setdefault(self.server_state, Counter())
            counter[host] += 1
            self._counted = host
            if counter[host] > self.most_of_one:
                transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        if self._next_look is not None:
            self._next_look.cancel()
        if self._counted:
            counter = _of_address[self.server_state]
            counter[self._counted] -= 1
            if not counter[self._counted]:
                del counter[self._counted]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what has come; a head that does not end is cut off."""
        self._is_coming = True
        self._came += len(data)
        self._head_bytes += len(data)
        super().data_received(data)
        if self._is_coming and self._head_bytes > _LONGEST_HEAD:
            self.transport.abort()

    def on_headers_complete(self) -> None:
        """Go on with the body, which each call measures itself."""
        # So far below the limit that no body comes near it.
        self._head_bytes = -(1 << 62)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Be patient with whoever has said it all."""
        self._is_coming, self._head_bytes, self._in_vain = False, 0, 0
        super().on_message_complete()

    def _look(self) -> None:
        # Where reading pauses it is the server that is slow.
        is_slow = self._is_coming and self._came < _LEAST_BYTES and not self.flow.read_paused
        self._in_vain = self._in_vain + 1 if is_slow else 0
        self._came = 0
        if self._in_vain >= _MOST_IN_VAIN:
            self.transport.abort()
        else:
            self._next_look = self.loop.call_later(self.look_every_s, self._look)


def connections_of(state: ServerState, host: str) -> int:
    """Return how many connections an address has that are counted; 0 for who is spared."""
    return _of_address.get(state, Counter())[host]


def most_connections() -> int:
    """Return how many connections there may be at once: files that may be open, less what the server itself needs."""
    return max(_KEPT_FREE, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - _KEPT_FREE)


def open_the_way() -> None:
    """Let the process have many files open, if the machine lets it: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, _FILES) if hard != resource.RLIM_INFINITY else _FILES
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
