"""A server on loopback that does what a bad network, a bad disk or a restart does; real sockets, scripted faults."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import format_datetime
from enum import StrEnum

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import encode_problem, encode_settled, problem, refusal_problem
from server_client.wire.chain import GENESIS, Entry, seal_all
from server_client.wire.documents import encode_branch
from server_client.wire.messages import decode_command
from tests.fakes.office import EIGHT

JSON = "application/json"
PROBLEM = "application/problem+json"
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


class Fault(StrEnum):
    """What befalls one command."""

    DROP_BEFORE = "drop before it is carried out"
    LOSE_ANSWER = "lose the answer after it was carried out"
    BUSY = "say that it cannot now"
    SILENT = "say nothing"


@dataclass(slots=True)
class BadNetwork:
    """One branch's server. `faults` befall the next commands, `stream_cuts` (bytes) cut the next streams of events.

    While it is `hung` it takes connections and requests and answers nothing, as a process that was stopped.
    """

    branch: Branch
    log: list[Entry] = field(default_factory=list)
    arrived: list[CommandId] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    stream_cuts: deque[int] = field(default_factory=deque)
    resumed: list[int] = field(default_factory=list)
    loaded: int = 0
    hung: bool = False
    first_seq: int = 0
    port: int = 0
    _answers: dict[CommandId, bytes] = field(default_factory=dict)
    _server: asyncio.Server | None = None
    _connections: set[asyncio.StreamWriter] = field(default_factory=set)
    _serving: set[asyncio.Task[None]] = field(default_factory=set)
    _streams: dict[asyncio.StreamWriter, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the port of before if there was one."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def kill(self) -> None:
        """Break every connection and listen no more."""
        if self._server is not None:
            self._server.close()
            self.break_connections()
            while self._serving:
                await asyncio.wait(tuple(self._serving))
            await self._server.wait_closed()

    def break_connections(self) -> None:
        """Break every connection; new ones are welcome."""
        for writer in tuple(self._connections):
            writer.transport.abort()

    def carry_out(self, body: bytes) -> bytes:
        """Return the answer to a command, in one durable step; raises Refused."""
        command = decode_command(body)
        self.arrived.append(command.id)
        if command.id not in self._answers:
            events = decide(self.branch, command, EIGHT)
            for event in events:
                self.branch = apply(self.branch, event)
            entries = seal_all(events, self.log[-1].hash if self.log else GENESIS)
            self._answers[command.id] = encode_settled(entries)
            self.log.extend(entries)
            for entry in entries:
                for writer in tuple(self._streams):
                    self._tell(writer, entry)
        return self._answers[command.id]

    def send_raw(self, text: bytes) -> None:
        """Send these bytes to everyone who follows the events."""
        for writer in self._streams:
            writer.write(text)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.add(writer)
        serving = asyncio.current_task()
        if serving is not None:
            self._serving.add(serving)
            serving.add_done_callback(self._serving.discard)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while await self._answer(reader, writer):
                await writer.drain()
        self._streams.pop(writer, None)
        self._connections.discard(writer)
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        first, *lines = head.strip().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if self.hung:
            await reader.read()
            return False
        if "/health" in first:
            _reply(writer, 503, f"{JSON}\r\nDate: {format_datetime(EIGHT, usegmt=True)}", b"{}")
            return True
        if first.startswith("post"):
            return await self._command(body, reader, writer)
        if "/events" in first:
            return await self._events(int(headers["last-event-id"]), reader, writer)
        self.loaded += 1
        _reply(writer, 200, JSON, encode_branch(self.branch, self.log[-1].hash if self.log else GENESIS))
        return True

    async def _command(self, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        fault = self.faults.popleft() if self.faults else None
        match fault:
            case Fault.DROP_BEFORE:
                writer.transport.abort()
                return False
            case Fault.BUSY:
                _reply(writer, 503, PROBLEM, encode_problem(problem("busy", "The disk is full", 503, "Free space")))
                return True
            case Fault.SILENT:
                await reader.read()
                return False
        try:
            answer = self.carry_out(body)
        except Refused as refused:
            answer = encode_problem(refusal_problem(refused))
            status, media_type = 409, PROBLEM
        else:
            status, media_type = 200, JSON
        if fault is Fault.LOSE_ANSWER:
            writer.transport.abort()
            return False
        _reply(writer, status, media_type, answer)
        return True

    async def _events(self, after: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        self.resumed.append(after)
        if not self.first_seq <= after <= self.branch.seq:
            detail = f"Load the branch anew, it is at {self.branch.seq}"
            _reply(writer, 400, PROBLEM, encode_problem(problem("future_event", "No such event", 400, detail)))
            return True
        writer.write(STREAM + b": welcome\n\n")
        if self.stream_cuts:
            self._streams[writer] = self.stream_cuts.popleft()
        else:
            self._streams[writer] = -1
        for entry in self.log:
            if entry.seq > after and writer in self._streams:
                self._tell(writer, entry)
        await reader.read()
        return False

    def _tell(self, writer: asyncio.StreamWriter, entry: Entry) -> None:
        text = b"id: %d\ndata: %b\n\n" % (entry.seq, entry.sent)
        left = self._streams[writer]
        if left < 0:
            writer.write(text)
            return
        writer.write(text[:left])
        self._streams[writer] = max(left - len(text), 0)
        if left <= len(text):
            del self._streams[writer]
            writer.close()


def _reply(writer: asyncio.StreamWriter, status: int, media_type: str, body: bytes) -> None:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)


async def served(network: BadNetwork, story: Callable[[], Awaitable[None]]) -> None:
    """Start the server, let the story happen, and end it."""
    await network.start()
    try:
        async with asyncio.timeout(20):
            await story()
    finally:
        await network.kill()
