"""Where connections come in that speak TLS: each has a short while to agree on it; it knows no call and no person.

Uvicorn hears of a connection only after its handshake, for which asyncio allows a minute. Until then it is counted
here, and cut off as `patience` does with requests that do not get on.
"""

import asyncio
import ssl
from collections import Counter
from weakref import WeakKeyDictionary

from uvicorn.config import Config
from uvicorn.server import ServerState

from server_client.server.hosting.eager import run_eagerly
from server_client.server.patience import PatientProtocol, connections_of, most_connections

# A phone in a cellar needs two or three; what takes longer is given up by browsers' users too.
_HANDSHAKE_S = 8.0

_under_way: "WeakKeyDictionary[ServerState, Counter[str]]" = WeakKeyDictionary()


class Doorway(asyncio.Protocol):
    """One connection until its handshake is over; then the conversation is another protocol's."""

    handshake_s = _HANDSHAKE_S
    inner: type[PatientProtocol] = PatientProtocol
    context: ssl.SSLContext

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        """Begin with a connection that has said nothing yet."""
        self._loop = _loop or asyncio.get_running_loop()
        self._conversation = self.inner(config, server_state, app_state, self._loop)
        self._state = server_state
        self._host = ""
        self._handshake: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin the handshake, unless there are too many connections already."""
        peer = transport.get_extra_info("peername")
        self._host = str(peer[0]) if peer else ""
        waiting = _under_way.setdefault(self._state, Counter())
        waiting[self._host] += 1
        of_one = waiting[self._host] + connections_of(self._state, self._host)
        is_one_too_many = not self.inner.is_spared(self._host) and of_one > self.inner.most_of_one
        if is_one_too_many or waiting.total() + len(self._state.connections) > most_connections():
            self._is_over()
            transport.abort()
            return
        # Begun at once: what comes before would be lost.
        left = run_eagerly(self._agree(transport))
        if left is not None:
            # Held here, and over after some seconds whatever comes.
            self._handshake = self._loop.create_task(left)

    async def _agree(self, transport: asyncio.Transport) -> None:
        early = _Early()
        try:
            agreed = await self._loop.start_tls(
                transport, early, self.context, server_side=True, ssl_handshake_timeout=self.handshake_s
            )
        except (OSError, TimeoutError):
            # It said no, something else than TLS, or nothing: that is its own affair.
            transport.abort()
            return
        finally:
            self._is_over()
        if agreed is None or early.is_over:
            transport.abort()
            return
        agreed.set_protocol(self._conversation)
        self._conversation.connection_made(agreed)
        if early.said:
            self._conversation.data_received(bytes(early.said))

    def _is_over(self) -> None:
        waiting = _under_way[self._state]
        waiting[self._host] -= 1
        if not waiting[self._host]:
            del waiting[self._host]


class _Early(asyncio.Protocol):
    """Keeps what comes right with the handshake's end, before the conversation is told of its connection."""

    def __init__(self) -> None:
        self.said = bytearray()
        self.is_over = False

    def data_received(self, data: bytes) -> None:
        self.said += data

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_over = True


def by_doorway(config: Config) -> Config:
    """Have a loaded config's connections come in by a doorway, if it speaks TLS; return the config."""
    if config.ssl is not None:
        config.http_protocol_class = type("TlsDoorway", (Doorway,), {"context": config.ssl})
        # Else the handshake would be made before anybody is asked.
        config.ssl = None
    return config
