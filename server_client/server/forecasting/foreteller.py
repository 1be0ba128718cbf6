"""Keeps the forecast of one hosted branch new: after events, but not too often; the queue neither waits nor notices.

The forecasting process is brought to the branch as it is and told of each entry since; where that fails nothing is
foretold for a while, and screens show what they show without a forecast.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Protocol

from server_client.queue_model.branch import Branch
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.forecasting.worker_process import WorkerGone
from server_client.server.heard_within import heard_within
from server_client.server.hosting.feed import Listener, Message
from server_client.server.served_branch import ServedBranch
from server_client.wire.advising import Said
from server_client.wire.chain import event_of
from server_client.wire.documents import encode_branch
from server_client.wire.forecast_talk import (
    Answer,
    Begin,
    Foretell,
    Foretold,
    Known,
    Learn,
    Noted,
    Question,
    Say,
    decode_answer,
    encode_talk,
)

# Not more often than a person looks twice, and often enough that what is shown never grows old.
SOONEST_S = 2.0
LATEST_S = 30.0
_PORTION = 500
_ANSWERS_WITHIN_S = 20.0
_SAID_WITHIN_S = 5.0
# A process has to start first, on a machine that has just started too.
_BEGINS_WITHIN_S = 60.0
# What a day has taught weighs 0.94 of that a working day later: of what is older than this less than a thousandth.
LEARNED_FROM = timedelta(days=180)
_log = logs.logger(__name__)


class Worker(Protocol):
    """The process that foretells; `ForecastWorker` is the real one."""

    @property
    def life(self) -> int:
        """Return which of the processes it is, one after the other: a new one knows nothing."""

    async def ask(self, question: bytes, within_s: float) -> bytes:
        """Return the answer; WorkerGone if there is none in time."""


class ForecastMeasures(Protocol):
    """Who takes down how forecasts go; `Metrics` is the real one."""

    def foretold(self, took_s: float) -> None:
        """Take down one refresh and what it took, in seconds of the forecasting process."""

    def not_foretold(self) -> None:
        """Count one refresh that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What foretelling takes from the world.

    `may` says before each refresh whether it is for this process to make; `tell` gets each board; `last` is the board
    that was told before, if any is known: what it announced is gone on from.
    """

    worker: Worker
    measures: ForecastMeasures
    now: Callable[[], datetime]
    clock: Callable[[], float]
    experience: Path
    may: Callable[[], Awaitable[bool]]
    tell: Callable[[bytes], Awaitable[None]]
    last: Callable[[], Awaitable[bytes]]


class Foreteller:
    """One branch's forecasts."""

    def __init__(self, branch: ServedBranch, means: Means) -> None:
        """Join the branch with the process that foretells."""
        self._branch = branch
        self._means = means
        self._news = asyncio.Event()
        self._known = 0
        self._life = 0
        self._fault = ""

    async def run(self) -> None:
        """Foretell again and again, until cancelled."""
        listener = Listener(send=self._hear, end=lambda: None, position=self._branch.feed.seq)
        self._branch.feed.join(listener)
        began = self._means.clock()
        # Screens that come with the server need not wait for somebody to take a number.
        self._news.set()
        try:
            while True:
                await heard_within(self._news, LATEST_S)
                await asyncio.sleep(max(0.0, began + SOONEST_S - self._means.clock()))
                began = self._means.clock()
                self._news.clear()
                await self.refresh()
        finally:
            self._branch.feed.leave(listener)

    async def refresh(self) -> None:
        """Foretell once, if the day is open and it is for this process to do."""
        try:
            if not _can_be_foretold(self._branch.state) or not await self._means.may():
                return
            await self._bring_up()
            now = self._branch.state.time(self._means.now())
            # One seed a day: what differs between two boards is what has happened, not other dice.
            seed = local_day(now).toordinal()
            answer = await self._ask(Foretell(branch=self._branch.state.id, now=now, seed=seed))
            if not isinstance(answer, Foretold):
                self._life = 0
                return
            if answer.board:
                await self._means.tell(answer.board)
            self._means.measures.foretold(answer.took_s)
            self._fault = ""
        except Unavailable as failed:
            self._means.measures.not_foretold()
            if str(failed) != self._fault and not isinstance(failed, WorkerGone):
                _log.warning("nothing foretold", branch=self._branch.state.id, why=str(failed))
            self._fault = str(failed)

    async def say(self, advice: str, said: Said) -> bool:
        """Take down what a supervisor says to an advice; False if it is not known, Unavailable if nobody foretells."""
        now = self._branch.state.time(self._means.now())
        answer = await self._ask(Say(branch=self._branch.state.id, advice=advice, said=said, now=now), _SAID_WITHIN_S)
        if not isinstance(answer, Noted):
            raise WorkerGone("The advice is kept by another process: try again on the other screen")
        # Shown with the next board, which comes soon; two refreshes at once would teach everything twice.
        self._news.set()
        return answer.found

    async def _hear(self, message: Message) -> None:
        self._news.set()

    async def _bring_up(self) -> None:
        if self._life == 0 or self._life != self._means.worker.life:
            self._known = await self._begin(is_anew=False)
            self._life = self._means.worker.life
        while entries := await self._branch.read(self._known, _PORTION):
            told = [(entry.body, entry.hash) for entry in entries]
            answer = await self._ask(Learn(branch=self._branch.state.id, entries=told))
            if not isinstance(answer, Known) or answer.seq != entries[-1].seq:
                # Another process answers than the one that knew the branch.
                self._life = 0
                raise WorkerGone("The forecast has begun anew")
            self._known = answer.seq

    async def _begin(self, *, is_anew: bool) -> int:
        state, head, path = self._branch.state, self._branch.head, self._means.experience
        # The state never changes once it is made, so a thread may write it down.
        document = await asyncio.to_thread(encode_branch, state, head.hash)
        answer = await self._ask(
            Begin(branch=state.id, document=document, path=str(path), board=await self._means.last(), is_anew=is_anew),
            within_s=_BEGINS_WITHIN_S,
        )
        if not isinstance(answer, Known):
            raise WorkerGone("The forecast did not begin")
        if answer.seq == 0:
            return await self._before_what_matters()
        if await self._has(answer):
            return answer.seq
        # What was learned is of another log: of one that was put back, say.
        return await self._begin(is_anew=True)

    async def _before_what_matters(self) -> int:
        """Return the last entry that is too old to teach anything, so that a log of years takes no longer to learn."""
        today = local_day(self._branch.state.time(self._means.now()))
        since = datetime.combine(today - LEARNED_FROM, time(), VIETNAM)
        low, high = 0, self._branch.head.seq
        while low < high:
            middle = (low + high) // 2
            found = await self._branch.read(middle, 1)
            if found and event_of(found[0].body).at < since:
                low = middle + 1
            else:
                high = middle
        return low

    async def _has(self, known: Known) -> bool:
        found = await self._branch.read(known.seq - 1, 1)
        return [entry.hash for entry in found] == [known.digest]

    async def _ask(self, question: Question, within_s: float = _ANSWERS_WITHIN_S) -> Answer:
        return decode_answer(await self._means.worker.ask(encode_talk(question), within_s))


def _can_be_foretold(branch: Branch) -> bool:
    return branch.is_open and branch.configuration is not None
