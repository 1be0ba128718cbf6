"""Sends a node's log to its centre, from where the centre is on, for as long as it takes; nobody at the branch waits.

The centre decides what is held; nothing is kept here, so a restart begins by asking. What is refused is told in the
health of the node and tried again, seldom: the branch goes on locally whatever the centre says, but for a newer epoch,
which ends this node's right to write.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from server_client.server import logs
from server_client.server.city_system.retrying import delay_s
from server_client.server.errors import Unavailable
from server_client.server.hosting.feed import Listener, Message
from server_client.server.metrics import Metrics
from server_client.server.replication.centre_line import CentreLine, CentreRefused, CentreUnavailable
from server_client.server.replication.parting import parting
from server_client.server.served_branch import ServedBranch
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.replication import LONGEST_RUN, Difference, Held, encode_run

# The centre takes a node for silent after 30 s.
_SIGN_OF_LIFE_S = 10.0
# What the centre refuses needs a person; it is looked at again at this pace.
_REFUSED_S = 60.0
_UNSURE_S = 1.0
_LARGEST_SENT = 2 << 20
# A line that comes back is to be used at once, so it is tried more often than other people's systems.
_EAGERNESS = 4
_LONGEST_S = 10.0
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingState:
    """How the line to the centre stands, and since when it does; what is wrong, if something is."""

    linked: bool = False
    since: datetime | None = None
    held: int = 0
    differs: Difference | None = None
    fault: str | None = None


class Shipper:
    """The way of one branch's log to the centre."""

    def __init__(
        self,
        branch: ServedBranch,
        centre: CentreLine,
        metrics: Metrics,
        *,
        now: Callable[[], datetime],
        dice: Callable[[], float],
        hear_epoch: Callable[[int], None] = lambda newest: None,
        hear_configuration: Callable[[int], None] = lambda newest: None,
    ) -> None:
        """Join the log with the way; `hear_epoch` is told of a newer epoch, `hear_configuration` what is offered."""
        self.state = ShippingState()
        self._branch = branch
        self._centre = centre
        self._metrics = metrics
        self._now = now
        self._dice = dice
        self._hear_epoch = hear_epoch
        self._hear_configuration = hear_configuration
        self._held: Held | None = None
        self._history: int | None = None
        self._failures = 0
        self._news = asyncio.Event()

    @property
    def lag(self) -> int:
        """Return how many entries the centre does not hold, as far as is known."""
        return max(0, self._branch.head.seq - self.state.held)

    async def run(self) -> None:
        """Send what there is, until cancelled."""
        listener = Listener(send=self._hear, end=lambda: None, position=self._branch.feed.seq)
        self._branch.feed.join(listener)
        try:
            while True:
                self._news.clear()
                wait_s, is_urgent = await self._step()
                self._metrics.shipping(linked=self.state.linked, lag=self.lag)
                await (self._news_within(wait_s) if is_urgent else asyncio.sleep(wait_s))
        finally:
            self._branch.feed.leave(listener)
            await self._centre.close()

    async def _hear(self, message: Message) -> None:
        self._news.set()

    async def _news_within(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._news.wait()
        except TimeoutError:
            # Time for a sign of life.
            self._held = None

    async def _step(self) -> tuple[float, bool]:
        """Do what is next; return how long to wait then, in seconds, and whether news end the waiting."""
        try:
            if self._history is not None:
                return await self._send_history(self._history), False
            if self._held is None:
                await self._learn(await self._centre.held())
            return await self._send(), True
        except CentreUnavailable as failed:
            self._failures += 1
            self._tell(linked=False, fault=str(failed))
            return min(delay_s(self._failures, self._dice()) / _EAGERNESS, _LONGEST_S), False
        except CentreRefused as refused:
            return await self._refused(refused), False
        except Unavailable as failed:
            # The disk's fault, not the centre's.
            self._tell(linked=self.state.linked, fault=str(failed))
            return _LONGEST_S, False

    async def _send(self) -> float:
        held = self._held
        if held is None:
            return _UNSURE_S
        if held.seq >= self._branch.head.seq:
            return _SIGN_OF_LIFE_S
        entries = _portion(await self._branch.read(held.seq, LONGEST_RUN))
        await self._learn(await self._centre.send(self._run(entries, held.seq, held.hash)))
        self._metrics.shipped(len(entries))
        return 0.0

    async def _learn(self, held: Held) -> None:
        """Take note of what the centre holds; CentreRefused if that is not this log."""
        if held.epoch > self._branch.state.epoch:
            self._hear_epoch(held.epoch)
        if held.newest_configuration is not None:
            self._hear_configuration(held.newest_configuration)
        if held.seq > self._branch.head.seq or held.hash != await self._hash_at(held.seq):
            await self._report_parting(held)
            return
        self._failures = 0
        self._held = held
        self.state = replace(self.state, held=held.seq, differs=held.differs)
        self._tell(linked=True, fault=None)

    async def _report_parting(self, held: Held) -> None:
        first = await parting(self._hash_at, self._centre, head=self._branch.head.seq, held=held.seq)
        if first is None:
            # It was in the middle of something: look anew.
            self._held = None
            return
        before = await self._hash_at(first - 1)
        entries = _portion(await self._branch.read(first - 1, LONGEST_RUN))
        self._held = await self._centre.send(self._run(entries, first - 1, before))

    async def _refused(self, refused: CentreRefused) -> float:
        """Take note of a refusal; return how long to wait, in seconds."""
        self._held = None
        said = refused.particulars
        match refused.code:
            case "log_gap":
                self._failures += 1
                return delay_s(self._failures, self._dice()) if self._failures > 1 else 0.0
            case "log_differs" if not said.get("first"):
                return 0.0
            case "log_differs":
                since = self.state.differs.since if self.state.differs is not None else self._now()
                differs = Difference(seq=int(said["seq"]), held=str(said["held"]), sent=str(said["sent"]), since=since)
                self.state = replace(self.state, differs=differs)
            case "old_epoch":
                self._hear_epoch(int(said["epoch"]))
                self._history = int(said["kept"])
                if self._history < self._branch.head.seq:
                    return 0.0
                self._history = None
        self._tell(linked=True, fault=str(refused))
        return _REFUSED_S

    async def _send_history(self, kept: int) -> float:
        self._history = None
        entries = _portion(await self._branch.read(kept, LONGEST_RUN))
        # The centre answers that the epoch is over, and how far what is left of it is kept now.
        self._held = await self._centre.send(self._run(entries, kept, await self._hash_at(kept)))
        return 0.0

    def _run(self, entries: Sequence[Entry], after: int, prev: str) -> bytes:
        head = max(self._branch.head.seq, after + len(entries))
        return encode_run(entries, epoch=self._branch.state.epoch, after=after, prev=prev, head=head)

    async def _hash_at(self, seq: int) -> str:
        if seq == self._branch.head.seq:
            return self._branch.head.hash
        return (await self._branch.read(seq - 1, 1))[0].hash if seq else GENESIS

    def _tell(self, *, linked: bool, fault: str | None) -> None:
        if fault is not None and fault != self.state.fault:
            _log.warning("the centre does not have this log", why=fault, lag=self.lag)
        elif fault is None and self.state.fault is not None:
            _log.info("the centre has this log again", lag=self.lag)
        since = self.state.since if linked == self.state.linked and self.state.since else self._now()
        self.state = replace(self.state, linked=linked, since=since, fault=fault)


def _portion(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return as many of the entries as are sent at once; at least one."""
    size = 0
    for count, entry in enumerate(entries):
        size += len(entry.body)
        if size > _LARGEST_SENT and count:
            return entries[:count]
    return entries
