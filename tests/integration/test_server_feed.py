"""The event feed: everyone gets each entry once and in order, whoever is slow, late or gone, over a socket too."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from server_client.queue_model.ids import CommandId
from server_client.server.credentials import Role
from server_client.server.errors import LogDamaged
from server_client.server.hosting.feed import HEARTBEAT, Feed, Listener, Message
from server_client.server.store.store import Head
from server_client.wire.chain import GENESIS, Entry, checked, event_of
from tests.fakes.log_entries import an_id, entries_after
from tests.fakes.running_server import BRANCH, RunningServer, running_server


class Line:
    """A connection that a test can hold up."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.open = asyncio.Event()
        self.open.set()
        self.broken = False
        self.ends = 0

    def join(self, feed: Feed, after: int) -> Listener:
        listener = Listener(send=self.send, end=self.end, position=after)
        feed.join(listener)
        return listener

    async def send(self, message: Message) -> None:
        if not self.open.is_set():
            await self.open.wait()
        if self.broken:
            raise ConnectionResetError
        body = message["body"]
        assert isinstance(body, bytes)
        self.got.append(body)

    def end(self) -> None:
        self.ends += 1

    @property
    def seqs(self) -> list[int]:
        return [int(line[4:]) for line in b"".join(self.got).splitlines() if line.startswith(b"id: ")]


def log(length: int) -> list[Entry]:
    """Return a log of that many entries."""
    ids: list[CommandId] = [an_id() for _ in range(length)]
    return entries_after(Head(), *ids)


class Log:
    """What a feed reads older entries from."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.fails = False

    async def read(self, after: int, limit: int) -> list[Entry]:
        await asyncio.sleep(0)
        if self.fails:
            raise LogDamaged("The log cannot be read: check the disk")
        return self.entries[after : after + limit]


async def settled() -> None:
    """Let everything that can happen now happen."""
    for _ in range(50):
        await asyncio.sleep(0)


def test_each_entry_is_sent_once_and_in_order() -> None:
    async def work() -> None:
        entries, line = log(5), Line()
        feed = Feed(0, Log([]).read)
        listener = line.join(feed, 0)
        await settled()
        feed.publish(entries[:2])
        feed.publish(entries[2:])
        feed.publish([])
        await settled()
        feed.leave(listener)
        assert line.seqs == [1, 2, 3, 4, 5]
        assert feed.listeners == 0

    asyncio.run(work())


def test_a_late_listener_gets_what_it_missed_and_no_more() -> None:
    async def work() -> None:
        entries, line = log(1300), Line()
        feed = Feed(1300, Log(entries).read)
        listener = line.join(feed, 17)
        await settled()
        feed.leave(listener)
        assert line.seqs == list(range(18, 1301))

    asyncio.run(work())


def test_a_slow_listener_holds_up_no_one_and_catches_up() -> None:
    async def work() -> None:
        entries, slow, quick = log(40), Line(), Line()
        feed = Feed(0, Log(entries).read)
        slow.open.clear()
        listeners = [line.join(feed, 0) for line in (slow, quick)]
        await settled()
        for entry in entries:
            feed.publish([entry])
            await asyncio.sleep(0)
        await settled()
        assert quick.seqs == list(range(1, 41))
        slow.open.set()
        await settled()
        for listener in listeners:
            feed.leave(listener)
        assert slow.seqs == list(range(1, 41))

    asyncio.run(work())


def test_an_entry_that_is_in_the_log_before_it_is_told_is_sent_once() -> None:
    async def work() -> None:
        entries, line = log(8), Line()
        feed = Feed(4, Log(entries).read)  # the log has 5 to 8 already; they are about to be told
        listener = line.join(feed, 0)
        await settled()
        feed.publish(entries[4:])
        await settled()
        feed.leave(listener)
        assert line.seqs == list(range(1, 9))

    asyncio.run(work())


def test_a_broken_line_is_let_go_of() -> None:
    async def work() -> None:
        line = Line()
        feed = Feed(0, Log([]).read)
        line.broken = True
        line.join(feed, 0)
        await settled()
        feed.publish(log(1))
        assert feed.listeners == 0
        assert line.ends == 1

    asyncio.run(work())


def test_a_log_that_cannot_be_read_ends_the_connection_that_needs_it() -> None:
    async def work() -> None:
        entries, line = log(5), Line()
        source = Log(entries)
        source.fails = True
        line.join(Feed(5, source.read), 0)
        await settled()
        assert line.got == []
        assert line.ends == 1

    asyncio.run(work())


def test_everyone_hears_that_the_line_still_stands() -> None:
    async def work() -> None:
        line = Line()
        feed = Feed(0, Log([]).read)
        listener = line.join(feed, 0)
        await settled()
        feed.beat()
        await settled()
        feed.leave(listener)
        assert line.got == [HEARTBEAT]

    asyncio.run(work())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open."""
    with running_server(tmp_path) as server:
        yield server


@contextmanager
def events(server: RunningServer, after: int) -> Iterator[Iterator[Entry]]:
    """Listen at the server's feed; gives the entries as they come."""
    headers = {"Authorization": f"Bearer {server.secrets[Role.DISPLAY]}", "Last-Event-ID": str(after)}
    with server.http.stream("GET", f"{BRANCH}/events", headers=headers) as answer:
        assert answer.headers["content-type"] == "text/event-stream"
        yield _entries(answer)


def _entries(answer: httpx.Response) -> Iterator[Entry]:
    for line in answer.iter_lines():
        if line.startswith("data: "):
            sent = line.removeprefix("data: ").encode()
            body, _, digest = sent.removesuffix(b'"}').rpartition(b',"hash":"')
            event = event_of(sent)
            yield Entry(event.seq, event.command_id, body + b"}", digest.decode())


def test_a_screen_that_resumes_gets_every_event_after_its_last_and_the_chain_holds(server: RunningServer) -> None:
    for _ in range(5):
        server.take()
    end = server.seq

    with events(server, 0) as feed:
        first = [next(feed) for _ in range(3)]
    with events(server, first[-1].seq) as feed:
        rest = [next(feed) for _ in range(end - 3)]
        server.take()
        live = next(feed)

    seen = [*first, *rest, live]
    assert [event.seq for event in checked(seen, GENESIS, 0)] == list(range(1, end + 2))


def test_the_feed_follows_the_document_without_a_gap(server: RunningServer) -> None:
    server.take()
    document = json.loads(server.get(BRANCH).content)

    with events(server, document["seq"]) as feed:
        server.take()
        following = next(feed)

    assert [event.seq for event in checked([following], document["head"], document["seq"])] == [document["seq"] + 1]


def test_the_feeds_end_when_the_server_stops(tmp_path: Path) -> None:
    with running_server(tmp_path) as server, events(server, 0) as feed:
        assert next(feed).seq == 1
        server.hosted.feed.end()
        assert len(list(feed)) < 10
