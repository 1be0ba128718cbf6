"""The feed keeps the branch in step: no gap, no repeat, whatever its source does."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from server_client.client.connection import ConnectionState
from server_client.client.epoch_memory import EpochMemory
from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.client.feed import BranchFeed
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event
from server_client.wire.answers import problem
from server_client.wire.forecasts import BoardMessage
from tests.fakes.client_commands import issue
from tests.fakes.client_pauses import Pauses, middle
from tests.fakes.office import EIGHT, office

ONLINE, OFFLINE, CONNECTING = ConnectionState.ONLINE, ConnectionState.OFFLINE, ConnectionState.CONNECTING
CUT = ServerUnavailable("cut")

Step = Event | Exception


class Over(Exception):
    """The source's script has come to its end."""


@dataclass
class Scripted:
    """A source that gives what it was told to; an exception before any event comes in place of the opening."""

    documents: deque[Branch | Exception]
    streams: deque[list[Step]]
    asked: list[int] = field(default_factory=list)

    async def load(self) -> Branch:
        if not self.documents:
            raise Over
        document = self.documents.popleft()
        if isinstance(document, Exception):
            raise document
        return document

    async def events(
        self,
        after: int,
        *,
        opened: Callable[[], None],
        foretold: Callable[[BoardMessage], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        self.asked.append(after)
        if not self.streams:
            raise Over
        steps = self.streams.popleft()
        if not steps or not isinstance(steps[0], Exception):
            opened()
        for step in steps:
            if isinstance(step, Exception):
                raise step
            yield step

    async def probe(self) -> datetime | None:
        return EIGHT


@dataclass
class Seen:
    """What a screen was told."""

    shown: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    states: list[ConnectionState] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    branch: Branch | None = None
    pauses: Pauses = field(default_factory=Pauses)

    def show(self, branch: Branch, events: tuple[Event, ...]) -> None:
        self.branch = branch
        self.shown.append((branch.seq, tuple(event.seq for event in events)))


def follow(
    documents: list[Branch | Exception], *streams: list[Step], epochs: EpochMemory | None = None
) -> tuple[Seen, Scripted]:
    """Let a feed run through the script."""
    source = Scripted(deque(documents), deque(streams))
    seen = Seen()

    async def pause(seconds: float) -> None:
        seen.troubles.append(feed.trouble)
        await seen.pauses(seconds)

    feed = BranchFeed(source, show=seen.show, connection=seen.states.append, pause=pause, random=middle, epochs=epochs)
    with suppress(Over):
        asyncio.run(feed.run())
    return seen, source


START = office().branch
SEQ = START.seq


def log(count: int) -> list[Event]:
    """Return the events of so many people who take a ticket."""
    branch, events = START, list[Event]()
    for number in range(count):
        for event in decide(branch, issue(number), EIGHT):
            branch = apply(branch, event)
            events.append(event)
    return events


def state_after(events: list[Event]) -> Branch:
    branch = START
    for event in events:
        branch = apply(branch, event)
    return branch


def test_the_document_is_shown_first_and_then_each_event() -> None:
    seen, source = follow([START], [*log(2)])
    assert seen.shown == [(SEQ, ()), (SEQ + 1, (SEQ + 1,)), (SEQ + 2, (SEQ + 2,))]
    assert source.asked == [SEQ, SEQ + 2]


def test_after_a_cut_it_goes_on_where_it_was_without_loading() -> None:
    one, two, three = log(3)
    seen, source = follow([START], [one, CUT], [two, three])
    assert source.asked == [SEQ, SEQ + 1, SEQ + 3]
    assert seen.branch == state_after([one, two, three])


def test_an_event_that_comes_twice_is_shown_once() -> None:
    one, two = log(2)
    seen, _ = follow([START], [one, one, two, one])
    assert [events for _, events in seen.shown] == [(), (SEQ + 1,), (SEQ + 2,)]


def test_a_gap_leads_to_a_new_loading() -> None:
    one, _, three = everything = log(3)
    seen, source = follow([START, state_after(everything)], [one, three], [])
    assert seen.shown == [(SEQ, ()), (SEQ + 1, (SEQ + 1,)), (SEQ + 3, ())]
    assert source.asked == [SEQ, SEQ + 3, SEQ + 3]
    assert "does not follow" in seen.troubles[0]


def test_a_server_that_knows_less_than_we_hold_leads_to_a_new_loading() -> None:
    ahead = state_after(log(2))
    seen, source = follow([ahead, START], [NotResumable("future Last-Event-ID")], [])
    assert seen.shown == [(SEQ + 2, ()), (SEQ, ())]
    assert source.asked == [SEQ + 2, SEQ, SEQ]


def test_an_event_of_a_new_epoch_leads_to_a_new_loading() -> None:
    (one,) = log(1)
    seen, _ = follow([START, replace(START, epoch=2)], [replace(one, epoch=2)], [replace(one, epoch=2)])
    assert [(seq, len(events)) for seq, events in seen.shown] == [(SEQ, 0), (SEQ, 0), (SEQ + 1, 1)]


def test_a_server_of_an_older_epoch_is_not_believed() -> None:
    newer = replace(START, epoch=3)
    seen, _ = follow([newer, replace(START, epoch=2), newer], [NotResumable("gone")], [])
    assert [seq for seq, _ in seen.shown] == [SEQ, SEQ]
    assert "must not be used" in seen.troubles[1]


def test_a_server_of_an_older_epoch_than_an_earlier_run_has_seen_is_not_believed() -> None:
    epochs = EpochMemory()
    epochs.heard(3)
    seen, _ = follow([replace(START, epoch=2)], epochs=epochs)
    assert seen.shown == []
    assert "must not be used" in seen.troubles[0]


def test_a_short_cut_is_shown_as_connecting_and_a_long_one_as_offline() -> None:
    seen, _ = follow([CUT, START], [CUT], [], [CUT], [CUT])
    assert seen.states == [CONNECTING, OFFLINE, ONLINE, CONNECTING, OFFLINE]


def test_a_stream_that_the_server_ends_is_taken_up_again() -> None:
    (one,) = log(1)
    seen, _ = follow([START], [], [one])
    assert seen.branch == state_after([one])
    assert "ended the stream" in seen.troubles[0]


def test_a_credential_that_is_not_accepted_is_tried_again_and_named() -> None:
    rejected = Rejected(problem("credential", "Not accepted", 401, "Enrol this device"))
    seen, _ = follow([rejected, START], [])
    assert seen.states == [CONNECTING, OFFLINE, ONLINE, CONNECTING]
    assert seen.troubles[0] == "Not accepted: Enrol this device"


def test_waits_grow_while_nothing_answers_and_begin_anew_after_an_event() -> None:
    (one,) = log(1)
    seen, _ = follow([*[CUT] * 8, START], [one, CUT], [])
    assert seen.pauses.seconds[:8] == [0.1875, 0.375, 0.75, 1.5, 3, 6, 7.5, 7.5]
    assert seen.pauses.seconds[8] == 0.1875


def test_trouble_is_forgotten_once_all_is_well() -> None:
    source = Scripted(deque([CUT, START]), deque([[]]))
    troubles: list[str] = []

    def connection(_state: ConnectionState) -> None:
        troubles.append(feed.trouble)

    feed = BranchFeed(source, show=lambda *_: None, connection=connection, pause=Pauses(), random=middle)
    with suppress(Over):
        asyncio.run(feed.run())
    assert troubles[:3] == ["", "cut", ""]


class Mute(Scripted):
    """A source whose stream goes on for ever without a word."""

    def __init__(self, signs: list[datetime | None]) -> None:
        super().__init__(deque([START]), deque())
        self.signs = signs

    async def events(
        self,
        after: int,
        *,
        opened: Callable[[], None],
        foretold: Callable[[BoardMessage], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        if self.asked:
            raise Over
        self.asked.append(after)
        opened()
        await asyncio.Event().wait()
        yield log(1)[0]

    async def probe(self) -> datetime | None:
        if not self.signs:
            raise ServerUnavailable("silent")
        return self.signs.pop(0)


def test_a_line_without_a_sign_of_life_is_offline_without_a_further_try() -> None:
    seen, times = Seen(), list[datetime]()
    feed = BranchFeed(
        Mute([None, EIGHT]),
        show=seen.show,
        connection=seen.states.append,
        pause=seen.pauses,
        random=middle,
        server_time=times.append,
        quiet_s=0.001,
    )
    with suppress(Over):
        asyncio.run(feed.run())
    assert seen.states == [CONNECTING, ONLINE, OFFLINE]
    assert times == [EIGHT]


def test_a_device_that_is_not_let_in_knows_it_until_it_is() -> None:
    rejected = Rejected(problem("credential", "Not accepted", 401, "Enrol this device"))
    source, out = Scripted(deque([rejected, CUT, rejected, START]), deque([[]])), list[bool]()

    async def pause(_seconds: float) -> None:
        out.append(feed.is_shut_out)

    feed = BranchFeed(source, show=lambda *_: None, connection=lambda _: None, pause=pause, random=middle)
    with suppress(Over):
        asyncio.run(feed.run())
    assert out == [True, False, True, False]
