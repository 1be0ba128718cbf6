"""Many conversations over HTTP at once, each on a connection of its own; it knows nothing of what they are about.

A conversation is a generator: it yields whole requests, and is sent the answer to each. All run in one thread, with as
little work between an answer and the next request as Python allows, since the system under load shares the machine.
"""

import selectors
import socket
import ssl
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from httptools import HttpParserError, HttpResponseParser

from server_client.bench.http_load.taking import Answer

Conversation = Generator[bytes, Answer, None]
_PATIENCE_S = 30.0


class NoAnswer(Exception):
    """The system does not take a connection, or does not answer as HTTP; the text says at which address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a system listens."""

    host: str
    port: int
    tls: ssl.SSLContext | None = None

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def converse(
    address: Address, conversations: Sequence[Conversation], *, clock: Callable[[], float] = perf_counter
) -> float:
    """Hold all conversations to their end and return how many seconds they took; NoAnswer if one breaks off."""
    with selectors.DefaultSelector() as selector:
        lines: list[_Line] = []
        try:
            began = clock()
            for conversation in conversations:
                lines.append(_Line(address, conversation, clock))
                if lines[-1].begin():
                    selector.register(lines[-1].socket, selectors.EVENT_READ, lines[-1])
            while selector.get_map():
                ready = selector.select(_PATIENCE_S)
                if not ready:
                    raise NoAnswer(f"{address} has answered nothing for {_PATIENCE_S:.0f} s")
                for key, _ in ready:
                    _go_on(selector, key.data)
            return clock() - began
        finally:
            for line in lines:
                line.socket.close()


def _go_on(selector: selectors.BaseSelector, line: "_Line") -> None:
    before = line.socket
    if line.receive() and line.socket is before:
        return
    selector.unregister(before)
    before.close()
    if not line.is_over:
        selector.register(line.socket, selectors.EVENT_READ, line)


@dataclass(slots=True)
class _Received:
    """What the parser has told of the answer that is coming in."""

    headers: dict[str, str] = field(default_factory=dict)
    body: list[bytes] = field(default_factory=list)
    has_head: bool = False
    is_whole: bool = False
    stays: bool = False
    parser: HttpResponseParser | None = None

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self.has_head = True

    def on_body(self, body: bytes) -> None:
        self.body.append(body)

    def on_message_complete(self) -> None:
        self.is_whole = True
        # Only here can the parser tell.
        self.stays = self.parser is not None and self.parser.should_keep_alive()


class _Line:
    """One conversation and the connection that it is held on, made anew whenever the system closes it."""

    def __init__(self, address: Address, conversation: Conversation, clock: Callable[[], float]) -> None:
        self._address = address
        self._conversation = conversation
        self._clock = clock
        self._sent_at = 0.0
        self.is_over = False
        self.socket = self._connected()
        self._expect()

    def begin(self) -> bool:
        """Send the first request; False if there is none."""
        return self._say(next(self._conversation, None))

    def receive(self) -> bool:
        """Take in what has come and go on with the conversation; False once it is over or elsewhere."""
        chunk = self._read()
        try:
            self._parser.feed_data(chunk)
        except HttpParserError as wrong:
            raise NoAnswer(f"{self._address} does not answer as HTTP: {wrong}") from wrong
        if not chunk and not (self._received.has_head and "content-length" not in self._received.headers):
            raise NoAnswer(f"{self._address} closed the connection before it had answered")
        if not (self._received.is_whole or not chunk):
            return True
        answer = Answer(
            self._parser.get_status_code(),
            self._received.headers,
            b"".join(self._received.body),
            self._clock() - self._sent_at,
        )
        stays = self._received.stays
        try:
            request = self._conversation.send(answer)
        except StopIteration:
            self.is_over = True
            return False
        if not stays:
            self.socket = self._connected()
        self._expect()
        self._say(request)
        return True

    def _say(self, request: bytes | None) -> bool:
        if request is None:
            self.is_over = True
            return False
        self._sent_at = self._clock()
        self.socket.sendall(request)
        return True

    def _expect(self) -> None:
        self._received = _Received()
        self._parser = self._received.parser = HttpResponseParser(self._received)

    def _read(self) -> bytes:
        try:
            chunk = self.socket.recv(65_536)
            # What TLS has taken from the socket already, the selector does not see.
            while isinstance(self.socket, ssl.SSLSocket) and self.socket.pending():
                chunk += self.socket.recv(65_536)
        except OSError as wrong:
            raise NoAnswer(f"{self._address} broke the connection off: {wrong}") from wrong
        return chunk

    def _connected(self) -> socket.socket:
        try:
            plain = socket.create_connection((self._address.host, self._address.port), timeout=_PATIENCE_S)
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._address.tls is None:
                return plain
            return self._address.tls.wrap_socket(plain, server_hostname=self._address.host)
        except OSError as wrong:
            raise NoAnswer(f"No connection to {self._address}: {wrong}. Is the system running there?") from wrong
