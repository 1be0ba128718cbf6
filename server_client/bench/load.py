"""A load of raw HTTP requests over many connections, as cheap for the client as Python allows; it knows no rule."""

import selectors
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter

_HEAD_END = b"\r\n\r\n"


@dataclass(slots=True)
class Outcome:
    """What a load saw: latencies in seconds, the bodies of the answers with status 200, and the other statuses."""

    elapsed_s: float = 0.0
    latencies: list[float] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    failures: dict[int, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Return the answers with status 200 a second."""
        return len(self.bodies) / self.elapsed_s

    @property
    def p50_ms(self) -> float:
        """Return the median latency."""
        return median(self.latencies) * 1000

    @property
    def p99_ms(self) -> float:
        """Return the 99th percentile of the latencies."""
        return quantiles(self.latencies, n=100)[98] * 1000


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    sent_at: float = 0.0
    received: bytes = b""


def post(path: str, host: str, credential: str, body: bytes) -> bytes:
    """Return a whole request."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {credential}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def drive(
    address: tuple[str, int],
    requests: Iterator[bytes],
    *,
    connections: int,
    seconds: float,
    clock: Callable[[], float] = perf_counter,
) -> Outcome:
    """Send the requests over that many connections for so long, each connection one at a time, without pause."""
    outcome = Outcome()
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            connection = _Connection(socket.create_connection(address))
            connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            _send(connection, requests, clock)
        began = clock()
        while len(selector.get_map()) > 0:
            for key, _ in selector.select(10):
                connection = key.data
                if not _receive(connection, outcome, clock):
                    continue
                if clock() - began < seconds:
                    _send(connection, requests, clock)
                else:
                    selector.unregister(connection.socket)
                    connection.socket.close()
        outcome.elapsed_s = clock() - began
    return outcome


def _send(connection: _Connection, requests: Iterator[bytes], clock: Callable[[], float]) -> None:
    connection.received = b""
    connection.sent_at = clock()
    connection.socket.sendall(next(requests))


def _receive(connection: _Connection, outcome: Outcome, clock: Callable[[], float]) -> bool:
    chunk = connection.socket.recv(65536)
    if not chunk:
        raise ConnectionError("The server closed a connection in the middle of the load")
    connection.received += chunk
    head_end = connection.received.find(_HEAD_END)
    if head_end < 0:
        return False
    head = connection.received[:head_end].lower()
    length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
    if len(connection.received) < head_end + 4 + length:
        return False
    outcome.latencies.append(clock() - connection.sent_at)
    status = int(head[9:12])
    if status == 200:
        outcome.bodies.append(connection.received[head_end + 4 :])
    else:
        outcome.failures[status] = outcome.failures.get(status, 0) + 1
    return True
