"""Keeps a branch's state in step with its server: loads it, follows its events, comes back after each cut.

It asks the server for nothing but the document, the events and a sign of life, and decides nothing about them.

How long until a dead server is noticed? A process that dies breaks its connections, and the try that follows fails:
some tenths of a second. A server that hangs, or a cable that is pulled, says nothing at all: then a probe, sent every
`QUIET_S`, fails after the source's own patience (2 s), and that failure is the verdict.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from datetime import datetime
from time import monotonic
from typing import Protocol

from server_client.client.backoff import Backoff
from server_client.client.connection import ConnectionState
from server_client.client.epoch_memory import EpochMemory
from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.client.forecast import HeardForecast
from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.wire.forecasts import BoardMessage

# Seconds between two probes of a line on which events come at any time or not at all.
QUIET_S = 2.0


class BranchSource(Protocol):
    """Where a feed gets its branch from; `BranchApi` is the real one."""

    async def load(self) -> Branch:
        """Return the branch as it stands; ServerUnavailable or Rejected."""

    def events(
        self,
        after: int,
        *,
        opened: Callable[[], None],
        foretold: Callable[[BoardMessage], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Go through the events after `after`, calling `opened` once the server has agreed to send them.

        `foretold` is called with the forecasts between them; without it none are asked for.
        """

    async def probe(self) -> datetime | None:
        """Return the server's time if it says; ServerUnavailable if there is no sign of life within a few seconds."""


class BranchFeed:
    """One branch, kept up to date until cancelled.

    `show` gets the branch after each event, with the event; after each loading, with no event. `connection` hears of
    changes only, `server_time` of the time whenever it is told. A server of an older epoch than one seen before
    is not believed: it was replaced and does not know.
    """

    def __init__(
        self,
        api: BranchSource,
        *,
        show: Callable[[Branch, tuple[Event, ...]], None],
        connection: Callable[[ConnectionState], None],
        pause: Callable[[float], Awaitable[None]],
        random: Callable[[], float],
        server_time: Callable[[datetime], None] = lambda _: None,
        quiet_s: float = QUIET_S,
        epochs: EpochMemory | None = None,
    ) -> None:
        """Connect the feed; `pause` waits for some seconds, `random` returns a float from 0 up to 1.

        `epochs` is what was seen before; with none only this run counts.
        """
        self._api = api
        self._show = show
        self._connection = connection
        self._pause = pause
        self._server_time = server_time
        self._quiet_s = quiet_s
        self._backoff = Backoff(random)
        self._branch: Branch | None = None
        self._epochs = epochs or EpochMemory()
        self._forecast: HeardForecast | None = None
        self._state: ConnectionState | None = None
        self._trouble = ""
        self._is_shut_out = False
        self._is_silent = False

    @property
    def trouble(self) -> str:
        """Return what was wrong at the last attempt, in English words for staff; empty while all is well."""
        return self._trouble

    @property
    def is_shut_out(self) -> bool:
        """Say whether the server is well and does not take this device in, so that waiting for it is in vain."""
        return self._is_shut_out

    def on_forecast(
        self, tell: Callable[[BoardMessage | None], None], *, clock: Callable[[], float] = monotonic
    ) -> None:
        """Have `tell` called with each board of foretold waits; to be said before `run`.

        It gets None as soon as what it had may not be shown any more: the line is cut, or the board a minute old.
        """
        self._forecast = HeardForecast(tell, clock)

    async def run(self) -> None:
        """Follow the branch until cancelled."""
        self._tell(ConnectionState.CONNECTING)
        while True:
            self._is_silent = False
            try:
                await self._follow()
            except NotResumable as exc:
                self._branch = None
                self._trouble = str(exc)
            except (ServerUnavailable, Rejected) as exc:
                self._is_shut_out = isinstance(exc, Rejected)
                self._trouble = str(exc)
            if self._forecast is not None:
                self._forecast.forget()
            was_online = self._state is ConnectionState.ONLINE and not self._is_silent
            self._tell(ConnectionState.CONNECTING if was_online else ConnectionState.OFFLINE)
            await self._pause(self._backoff.delay())

    async def _follow(self) -> None:
        reading = asyncio.ensure_future(self._read())
        try:
            while not (await asyncio.wait({reading}, timeout=self._quiet_s))[0]:
                await self._probe()
                if self._forecast is not None:
                    self._forecast.look()
            await reading
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    async def _probe(self) -> None:
        try:
            told = await self._api.probe()
        except ServerUnavailable:
            self._is_silent = True
            raise
        if told is not None:
            self._server_time(told)

    async def _read(self) -> None:
        branch = self._branch or await self._load()
        foretold = None if self._forecast is None else self._forecast.hear
        async with aclosing(self._api.events(branch.seq, opened=self._opened, foretold=foretold)) as events:
            async for event in events:
                if event.seq > branch.seq:
                    branch = self._branch = _after(branch, event)
                    self._backoff.reset()
                    self._show(branch, (event,))
        raise ServerUnavailable("The server has ended the stream of events")

    async def _load(self) -> Branch:
        branch = await self._api.load()
        if branch.epoch < self._epochs.highest:
            raise ServerUnavailable(
                f"The server of branch {branch.id} is of epoch {branch.epoch}, but {self._epochs.highest} has begun;"
                " it was replaced and must not be used"
            )
        self._branch = branch
        self._epochs.heard(branch.epoch)
        self._show(branch, ())
        return branch

    def _opened(self) -> None:
        self._trouble = ""
        self._is_shut_out = False
        self._backoff.settle()
        self._tell(ConnectionState.ONLINE)

    def _tell(self, state: ConnectionState) -> None:
        if state is not self._state:
            self._state = state
            self._connection(state)


def _after(branch: Branch, event: Event) -> Branch:
    # Another epoch may have begun before the last event held, so what is held may be no part of its log.
    if event.epoch != branch.epoch:
        raise NotResumable(f"Branch {branch.id} is in epoch {event.epoch} now; what is held is of {branch.epoch}")
    try:
        return apply(branch, event)
    except OutOfOrder as exc:
        raise NotResumable(f"The events have a gap: {exc}") from exc
