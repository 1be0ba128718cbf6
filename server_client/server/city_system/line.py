"""The line to the city's system: what ended at the counters goes there one by one, however long that takes.

What did not arrive is sent again with the same id, also after a restart; what was refused waits for somebody to look.
Nothing here keeps a counter waiting, and no failure ends it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierStatus
from server_client.dossier_model.reception import CityNews, Reception, with_news
from server_client.server import logs
from server_client.server.city_system.city_system import CityRefused, CitySystem, CityUnavailable
from server_client.server.city_system.retrying import delay_s
from server_client.server.errors import Unavailable
from server_client.server.metrics import Metrics
from server_client.server.records.records import Records
from server_client.server.vault.outgoing_table import CityService, Outgoing, OutgoingState
from server_client.server.vault.safe import Safe
from server_client.server.vault.vault import Vault
from server_client.wire.city_messages import CityMessage

_LOOK_S = 2.0
_CLOSED_S = 10.0
ANOTHER_CODE = "the city gave another code than the clerk entered"
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """How the line stands: how many messages are undelivered in which state, since when, and what is wrong."""

    waiting: int = 0
    pending: int = 0
    refused: int = 0
    oldest: datetime | None = None
    fault: str | None = None


class CityLine:
    """The way of all messages to the city's system; without one there are none, and nothing is done."""

    def __init__(
        self,
        system: CitySystem | None,
        vault: Vault,
        records: Records,
        metrics: Metrics,
        *,
        branch: str,
        now: Callable[[], datetime],
        dice: Callable[[], float],
    ) -> None:
        """Join the way with what is to be sent; `dice` returns a float from 0 up to 1."""
        self.system = system
        self.state = LineState()
        self._vault = vault
        self._records = records
        self._metrics = metrics
        self._branch = branch
        self._now = now
        self._dice = dice
        self._failures = 0
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Take note that there is something new to send."""
        self._news.set()

    async def run(self) -> None:
        """Send whatever there is, until cancelled."""
        system = self.system
        if system is None:
            return
        try:
            while True:
                self._news.clear()
                wait_s = await self._step(system)
                if self._failures:
                    # While nothing gets through, what is new need not be tried at once.
                    await asyncio.sleep(wait_s)
                elif wait_s:
                    await self._news_within(wait_s)
        finally:
            await system.close()

    async def _news_within(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._news.wait()
        except TimeoutError:
            return

    async def _step(self, system: CitySystem) -> float:
        """Send one message if one has its time; return how long to wait then, in seconds."""
        try:
            one, record = await self._vault.inside(self._begun)
            await self._look()
            if record is not None and one is not None:
                await self._send(system, one, record)
                await self._look()
        except CityUnavailable as failed:
            return self._failed(failed)
        except Unavailable as closed:
            # The vault or the disk, which is no fault of the other side.
            self._say(str(closed), "nothing can be sent to the city's system")
            return _CLOSED_S
        if record is None:
            return _LOOK_S if one is None else self._until(one)
        self._failures = 0
        return 0.0

    def _until(self, one: Outgoing) -> float:
        return min(max((one.next_at - self._now()).total_seconds(), 0.05), _LOOK_S)

    def _failed(self, failed: CityUnavailable) -> float:
        self._failures += 1
        self._say(str(failed), "the city's system cannot be reached")
        return delay_s(self._failures, self._dice())

    def _say(self, fault: str, what: str) -> None:
        # Once: health tells it for as long as it lasts.
        if self.state.fault != fault:
            _log.warning(what, why=fault)
        self.state = replace(self.state, fault=fault)

    def _begun(self, safe: Safe) -> tuple[Outgoing | None, bytes | None]:
        """Return what is next, and what it says if it is to be tried now; then it is taken down as tried.

        So it is known, whatever becomes of this process, that the other side may have it.
        """
        with safe.file.transaction():
            one = safe.file.outgoing.next()
            if one is None or one.next_at > self._now():
                return one, None
            one = self._tried(one)
            safe.file.outgoing.keep(one)
            return one, safe.receptions.message(one.id)

    async def _send(self, system: CitySystem, one: Outgoing, record: bytes) -> None:
        message = CityMessage(
            id=one.id, service=one.service, branch=self._branch, occurred_at=one.made_at, record=record
        )
        try:
            answer = await self._told(system, one, message)
        except CityUnavailable:
            self._metrics.city_answered("unavailable")
            raise
        except CityRefused as refused:
            _log.warning("refused by the city's system", message=one.id, service=one.service.value, why=str(refused))
            fault = str(refused)
            await self._vault.inside(lambda safe: _refused(safe, one, fault))
            answer = "refused"
        self._metrics.city_answered(answer)
        self.state = replace(self.state, fault=None)
        if answer != OutgoingState.PENDING:
            await system.settled(one.id)

    def _tried(self, one: Outgoing) -> Outgoing:
        wait = timedelta(seconds=delay_s(one.tries + 1, self._dice()))
        return replace(one, tries=one.tries + 1, next_at=self._now() + wait)

    async def _told(self, system: CitySystem, one: Outgoing, message: CityMessage) -> str:
        """Hand a message over and keep what came of it; return that in a word."""
        if one.service is CityService.PROGRESS:
            await system.tell_progress(message)
            return await self._vault.inside(lambda safe: _delivered(safe, one, None))
        code = await system.register(message, again=one.state is OutgoingState.PENDING)
        if code is None:
            await self._vault.in_file(lambda file: file.outgoing.keep(replace(one, state=OutgoingState.PENDING)))
            return OutgoingState.PENDING
        # First where citizens look: if that fails, the message comes again and nothing is lost.
        await self._records.note_dossier(
            DossierStatus(code=code, status=one.status, updated_at=one.made_at, due_at=one.result_due_at)
        )
        return await self._vault.inside(lambda safe: _delivered(safe, one, code))

    async def _look(self) -> None:
        found = await self._vault.in_file(lambda file: file.outgoing.all())
        counts = {state: sum(1 for one in found if one.state is state) for state in OutgoingState}
        self._metrics.city_messages({state.value: count for state, count in counts.items()})
        self.state = replace(
            self.state,
            waiting=counts[OutgoingState.WAITING],
            pending=counts[OutgoingState.PENDING],
            refused=counts[OutgoingState.REFUSED],
            oldest=found[0].made_at if found else None,
            fault=self.state.fault if found else None,
        )


def _delivered(safe: Safe, one: Outgoing, code: DossierCode | None) -> str:
    """Let a message be done with, unless its answer contradicts the clerk: what is on a printed form is not changed."""
    with safe.file.transaction():
        reception = safe.receptions.find(one.reception)
        if reception is not None and code is not None and reception.code not in {None, code}:
            _keep_refused(safe, one, ANOTHER_CODE)
            return "another_code"
        safe.receptions.sent(one.id)
        _renew(safe, reception, CityNews.TOLD, code)
    return "told"


def _refused(safe: Safe, one: Outgoing, fault: str) -> None:
    with safe.file.transaction():
        _keep_refused(safe, one, fault)


def _keep_refused(safe: Safe, one: Outgoing, fault: str) -> None:
    safe.file.outgoing.keep(replace(one, state=OutgoingState.REFUSED, fault=fault))
    _renew(safe, safe.receptions.find(one.reception), CityNews.REFUSED, None)


def _renew(safe: Safe, reception: Reception | None, city: CityNews, code: DossierCode | None) -> None:
    """By the time of the answer the reception may have been purged: the statuses know the code all the same."""
    if reception is not None and reception.ended_at is not None:
        safe.receptions.keep(with_news(reception, city, code), reception.ended_at)
