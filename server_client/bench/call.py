"""`motcua bench call`: from the clerk's command to its event at every display, or from the key to a lobby's frame."""

import argparse
import json
import secrets
import selectors
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.desk import BRANCH, Desk, an_id
from server_client.bench.processes import branch_words, credential, free_port, resident_bytes, running
from server_client.bench.screens import measure_screens
from server_client.queue_model.commands import (
    CallNext,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    StartServing,
)
from server_client.queue_model.ids import ClerkId, CounterId, OutcomeCode, ProfileCode, ServiceCode, TicketId
from server_client.server.credentials import Role
from server_client.wire.new_ids import TOKEN_BYTES, new_token

_COUNTER = CounterId("q01")


def call(arguments: Sequence[str]) -> int:
    """Measure the way of a call from the clerk's command to all displays."""
    parser = argparse.ArgumentParser(prog="motcua bench call", description=call.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--displays", type=int, default=200)
    parser.add_argument("--calls", type=int, default=200)
    parser.add_argument(
        "--screens", action="store_true", help="from a key of a real console to a real lobby's frame and chime"
    )
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        if given.screens:
            figures = measure_screens(Path(folder), given.calls)
        else:
            figures = _measure(Path(folder), given.displays, given.calls)
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")
    return 0


def _measure(data: Path, displays: int, calls: int) -> dict[str, float]:
    port = free_port()
    display, clerk, kiosk = (credential(data, role) for role in (Role.DISPLAY, Role.COUNTER, Role.KIOSK))
    with running(branch_words(data, port), port) as server, ExitStack() as stack:
        desk = stack.enter_context(Desk(port, clerk))
        desk.ask(OpenCounter(id=an_id(), counter=_COUNTER, clerk=ClerkId("bench"), profile=ProfileCode("tatca")))
        citizen = stack.enter_context(Desk(port, kiosk))
        for _ in range(calls):
            token = new_token(secrets.token_bytes(TOKEN_BYTES))
            citizen.ask(IssueTicket(id=an_id(), needs=(ServiceCode("hotich"),), token=token))
        before = resident_bytes(server.pid)
        with _Hall(port, display, displays) as hall:
            memory = (resident_bytes(server.pid) - before) / displays
            latencies = [latency for _ in range(calls) for latency in _one_call(desk, hall)]
    return {
        "displays": displays,
        "calls": calls,
        "p50_ms": round(median(latencies) * 1000, 3),
        "p99_ms": round(quantiles(latencies, n=100)[98] * 1000, 3),
        "bytes_per_display": round(memory),
    }


def _one_call(desk: Desk, hall: "_Hall") -> list[float]:
    pressed = perf_counter()
    command = CallNext(id=an_id(), counter=_COUNTER)
    desk.send(command)
    arrivals = hall.arrivals(command.id.encode())
    ticket = TicketId(json.loads(desk.answer())["events"][0]["data"]["ticket"])
    desk.ask(StartServing(id=an_id(), counter=_COUNTER, ticket=ticket))
    last = FinishTicket(id=an_id(), counter=_COUNTER, ticket=ticket, outcome=OutcomeCode("accepted"))
    desk.ask(last)
    hall.arrivals(last.id.encode())
    return [arrival - pressed for arrival in arrivals]


class _Hall:
    """Many displays that listen to the feed, each a connection of its own."""

    def __init__(self, port: int, secret: str, displays: int) -> None:
        self._selector = selectors.DefaultSelector()
        self._tails: dict[socket.socket, bytes] = {}
        request = f"GET {BRANCH}/events?after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {secret}\r\n\r\n"
        for _ in range(displays):
            display = socket.create_connection(("127.0.0.1", port))
            display.sendall(request.encode())
            self._selector.register(display, selectors.EVENT_READ)
            self._tails[display] = b""
        self.arrivals(b"CounterOpened")

    def __enter__(self) -> "_Hall":
        return self

    def __exit__(self, *_: object) -> None:
        for display in self._tails:
            display.close()
        self._selector.close()

    def arrivals(self, words: bytes) -> list[float]:
        """Wait until every display has received the words, and return when each did."""
        missing = set(self._tails)
        arrived: list[float] = []
        while missing:
            for key, _ in self._selector.select(10):
                display = key.fileobj
                if not isinstance(display, socket.socket):
                    continue
                text = self._tails[display] + display.recv(1 << 20)
                self._tails[display] = text[-len(words) :]
                if display in missing and words in text:
                    arrived.append(perf_counter())
                    missing.discard(display)
        return arrived
