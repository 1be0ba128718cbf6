"""The vault as the calls use it: all its work in one thread of its own, its faults as words, its purges by the clock.

While it cannot be opened every call says why and the next one tries again: a key that is put back is noticed by itself.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from server_client.dossier_model.preregistration import (
    Preregistration,
    PreregistrationState,
    confirmed,
    with_applicant,
    with_dossier,
)
from server_client.dossier_model.preregistration_code import (
    RANDOM_BYTES,
    PreregistrationCode,
    new_preregistration_code,
)
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BookingCode, ClerkId, CommandId, TicketId, VisitId
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server import logs
from server_client.server.errors import LogDamaged, StoreBroken, StoreUnavailable, VaultClosed
from server_client.server.vault.comment_table import ClerksDays, CommentId
from server_client.server.vault.comments import comment_record
from server_client.server.vault.key_places import KeyPlace
from server_client.server.vault.key_set import Random
from server_client.server.vault.person_keys import PersonKeys
from server_client.server.vault.reading_rights import Extent, Look
from server_client.server.vault.receptions import purge_receptions
from server_client.server.vault.rules import RECORDS_KEPT, VaultRules
from server_client.server.vault.safe import Filing, Safe, records_of
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import Entry, Read, VaultFile

T = TypeVar("T")

_COMMENT_ID_BYTES = 12
_log = logs.logger(__name__)


class Vault:
    """One branch's vault; every method raises VaultClosed while it cannot be used."""

    def __init__(
        self, path: Path, place: KeyPlace, rules: VaultRules, *, now: Callable[[], datetime], random: Random
    ) -> None:
        """Name file and keys; nothing is opened before the first use."""
        self._path = path
        self._place = place
        self._rules = rules
        self._now = now
        self._random = random
        self._thread = ThreadPoolExecutor(1, "vault")
        self._file: VaultFile | None = None
        self._safe: Safe | None = None
        self.fault: str | None = None
        self.person_keys = PersonKeys(self._persons)

    async def open(self) -> None:
        """Open the vault, unless it is; VaultClosed if that cannot be done."""
        await self._work(self._opened)

    async def preregister(
        self, order: PreregistrationOrder, branch: Branch, booked: tuple[BookingCode, ...] = ()
    ) -> PreregistrationCode:
        """Keep an order and return its code; PreregistrationRefused if the rules say no.

        `booked` are the person's bookings of the day, at whatever point of it.
        """
        now = self._now()
        plan = Preregistration(code=self._new_code(), begun_at=now)
        plan = with_applicant(plan, order.applicant.id if order.applicant is not None else None)
        for dossier in order.dossiers:
            plan = with_dossier(plan, dossier)
        document = PreregistrationDocument(
            id=order.id,
            plan=confirmed(plan, order.visit, now),
            needs=order.needs,
            language=order.language,
            applicant=order.applicant,
        )
        filing = Filing(document=document, branch=branch, booked=booked, limits=self._rules.limits, at=now)
        return await self._work(lambda: self._opened().file_order(filing, self._new_code))

    async def by_code(self, code: PreregistrationCode, look: Look) -> PreregistrationDocument | None:
        """Return what the look may see of the pre-registration of that code, once it is recorded.

        None if there is none; NotAtCounterError if nothing of it may be seen.
        """
        read = self._read(look, "code")
        return await self._work(lambda: self._opened().show(lambda safe: safe.by_code(code), look, read))

    async def by_visit(self, visit: VisitId, look: Look) -> PreregistrationDocument | None:
        """Return what the look may see of the pre-registration of that visit, once it is recorded; as `by_code`."""
        look.extent(visit)
        read = self._read(look, "visit")
        return await self._work(lambda: self._opened().show(lambda safe: safe.by_visit(visit), look, read))

    async def take(self, code: PreregistrationCode, clerk: ClerkId, look: Look) -> PreregistrationDocument | None:
        """Return the pre-registration of that code as taken on by the clerk; None if there is none.

        NotAtCounterError if its ticket is not at the counter.
        """
        read = self._read(look, "taking")
        return await self._work(lambda: self._opened().take(code, clerk, look, read))

    async def withdraw_code(self, code: PreregistrationCode) -> bool:
        """Forget the pre-registration of that code; say whether there was one."""

        def work() -> bool:
            safe = self._opened()
            with self._opened_file().transaction():
                entry = safe.by_code(code)
                if entry is not None:
                    safe.withdraw(entry, self._now())
            return entry is not None

        return await self._work(work)

    async def withdraw_order(self, order: CommandId) -> None:
        """Forget what was ordered with that id; if that is still on its way, it will come too late."""

        def work() -> None:
            safe, now = self._opened(), self._now()
            with self._opened_file().transaction():
                entry = self._opened_file().by_id(order)
                if entry is None:
                    self._opened_file().keep(_never_come(order, now))
                else:
                    safe.withdraw(entry, now)

        await self._work(work)

    async def comment(self, ticket: TicketId, clerk: ClerkId | None, text: str) -> bool:
        """Keep what a citizen wrote about the service of a clerk; False if the ticket has another comment already."""
        about, new = (clerk, local_day(self._now())), CommentId(self._random(_COMMENT_ID_BYTES).hex())
        return await self._work(lambda: self._opened().comments.keep(ticket, about, text, new))

    async def comments(self, asked: Sequence[ClerksDays]) -> list[str]:
        """Return what citizens wrote about these clerks on these days, in no order of time."""
        return await self._work(lambda: self._opened().comments.texts(asked))

    async def inside(self, work: Callable[[Safe], T]) -> T:
        """Return what `work` does with the open vault, in the vault's thread."""
        return await self._work(lambda: work(self._opened()))

    async def in_file(self, work: Callable[[VaultFile], T]) -> T:
        """Return what `work` does with the vault's file, in the vault's thread; no key is needed for it."""
        return await self._work(lambda: work(self._opened_file()))

    async def purge(self) -> int:
        """Forget what is due, take it out of the files, and return how many that were; no key is needed for it."""

        def work() -> int:
            file, now = self._opened_file(), self._now()
            with file.transaction():
                due = file.due(now)
                file.purge(due, now)
                file.drop(record for one in due for record in records_of(one))
                self._purge_comments(file, local_day(now))
                given_up = purge_receptions(file, now, self._rules.undelivered_kept)
                file.forget_persons(_midnight(now))
                file.forget_records(now - RECORDS_KEPT)
            file.forget_deleted()
            if given_up:
                _log.warning("messages to the city's system given up", count=given_up)
            return len(due)

        return await self._work(work)

    def close(self) -> None:
        """Let go of file and keys, when what is under way is done."""
        self._thread.submit(self._let_go).result()
        self._thread.shutdown()

    def _purge_comments(self, file: VaultFile, today: date) -> None:
        old = file.comments.due(today - self._rules.comments_kept)
        file.drop(map(comment_record, old))
        file.comments.forget(old)
        file.comments.forget_marks(today)

    def _read(self, look: Look, reason: str) -> Callable[[CommandId, Extent], Read]:
        at = self._now()
        return lambda preregistration, extent: Read(
            at=at,
            reader=look.reader.name,
            role=look.reader.role,
            preregistration=preregistration,
            extent=extent,
            reason=reason + look.place,
        )

    async def _work(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._translated(work))

    def _translated(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except VaultClosed as closed:
            self.fault = str(closed)
            self._let_go()
            raise
        except (StoreUnavailable, StoreBroken, LogDamaged) as failed:
            self.fault = str(failed)
            self._let_go()
            raise VaultClosed(self.fault) from failed

    def _opened(self) -> Safe:
        if self._safe is None:
            file = self._opened_file()
            self._safe = Safe(file, Sealing(file, self._place, self._random), self._rules.retention)
            self.fault = None
        return self._safe

    def _opened_file(self) -> VaultFile:
        if self._file is None:
            self._file = VaultFile(self._path)
        return self._file

    def _let_go(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = self._safe = None

    def _persons(self) -> bytes:
        if self._safe is None:
            raise VaultClosed(self.fault or "The vault is not open yet: try again")
        return self._safe.persons.secret()

    def _new_code(self) -> PreregistrationCode:
        return new_preregistration_code(self._random(RANDOM_BYTES))


def _never_come(order: CommandId, now: datetime) -> Entry:
    """Return what stands for an order that was withdrawn before it came."""
    return Entry(
        id=order,
        state=PreregistrationState.WITHDRAWN,
        code=None,
        visit=None,
        person=None,
        needs=(),
        confirmed_at=now,
        due_at=_midnight(now) + timedelta(days=1),
    )


def _midnight(now: datetime) -> datetime:
    return datetime.combine(local_day(now), time(), VIETNAM)
