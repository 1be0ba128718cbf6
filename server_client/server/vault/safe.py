"""What is done with an open vault: orders are kept within the limits, and nobody reads unrecorded; it has no clock.

The limits are checked in the transaction that keeps the order: of two kiosks that ask for one person at once, one is
let through.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from server_client.dossier_model.applicant import Applicant, masked_applicant
from server_client.dossier_model.limits import Limits, Person, Place, Wish, check_limits
from server_client.dossier_model.preregistration import (
    PreregistrationRefusal,
    PreregistrationRefused,
    PreregistrationState,
    Retention,
    purge_due_at,
    taken,
    withdrawn,
)
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BookingCode, ClerkId, CommandId, VisitId
from server_client.server.vault.comments import Comments
from server_client.server.vault.person_keys import PersonKeys
from server_client.server.vault.reading_rights import Extent, Look
from server_client.server.vault.receptions import Receptions
from server_client.server.vault.sealing import Sealing
from server_client.server.vault.vault_file import Entry, Read, VaultFile
from server_client.wire.preregistrations import (
    applicant_id,
    decode_applicant,
    decode_document,
    encode_applicant,
    encode_document,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """An order that is to be kept: the document, and what the limits are checked against."""

    document: PreregistrationDocument
    branch: Branch
    booked: tuple[BookingCode, ...]
    limits: Limits
    at: datetime


class Safe:
    """An open vault; its methods block, and raise VaultClosed if a record does not open."""

    def __init__(self, file: VaultFile, sealing: Sealing, retention: Retention) -> None:
        """Keep in `file` what `sealing` seals, for as long as `retention` says."""
        self.file = file
        self._sealing = sealing
        self._retention = retention
        self.current_key = sealing.current
        self.persons = PersonKeys(lambda: sealing.keys.persons)
        self.comments = Comments(file, sealing, self.persons)
        self.receptions = Receptions(file, sealing, retention)

    def file_order(self, filing: Filing, new_code: Callable[[], PreregistrationCode]) -> PreregistrationCode:
        """Keep an order and return its code, the same for the same order; PreregistrationRefused by the rules."""
        document = filing.document
        with self.file.transaction():
            known = self.file.by_id(document.id)
            if known is not None:
                return self._code_of(known)
            plan = document.plan
            if plan.visit is not None and self.file.by_visit(plan.visit) is not None:
                raise PreregistrationRefused(PreregistrationRefusal.VISIT_TAKEN, visit=plan.visit)
            person = self._person_of(document.applicant)
            if person is not None:
                self._check_limits(filing, person)
            plan = replace(plan, code=self._unused(new_code))
            self.file.keep(self._entry(replace(document, plan=plan), person))
            self._seal_all(replace(document, plan=plan))
        return plan.code

    def find(self, entry: Entry | None) -> PreregistrationDocument | None:
        """Return the pre-registration with its applicant, to the vault's own use only."""
        text = None if entry is None else self._sealing.open(_document_record(entry.id))
        if entry is None or text is None:
            return None
        document = decode_document(text)
        whose = self._sealing.open(_applicant_record(entry.id))
        if whose is None:
            return document
        applicant = applicant_id(entry.id)
        plan = replace(document.plan, applicant=applicant)
        return replace(document, plan=plan, applicant=decode_applicant(whose, applicant))

    def show(
        self, find: Callable[["Safe"], Entry | None], look: Look, read: Callable[[CommandId, Extent], Read]
    ) -> PreregistrationDocument | None:
        """Return a pre-registration, once it is recorded who reads it; None if there is none, NotAtCounterError."""
        with self.file.transaction():
            document = self.find(find(self))
            if document is None:
                return None
            extent = look.extent(document.plan.visit)
            self.file.record(read(document.id, extent))
        return _within(extent, document)

    def take(
        self, code: PreregistrationCode, clerk: ClerkId, look: Look, read: Callable[[CommandId, Extent], Read]
    ) -> PreregistrationDocument | None:
        """Return a pre-registration as taken on by the clerk, now or before; None if there is none."""
        with self.file.transaction():
            entry = self.by_code(code)
            document = self.find(entry)
            if entry is None or document is None:
                return None
            look.insist_on_full(document.plan.visit)
            note = read(document.id, Extent.FULL)
            if (document.plan.state, document.plan.taken_by) != (PreregistrationState.TAKEN, clerk):
                document = replace(document, plan=taken(document.plan, clerk, note.at))
                self.file.keep(self._entry(document, entry.person))
                self._seal_all(document)
            self.file.record(note)
        return document

    def take_visit(self, visit: VisitId, clerk: ClerkId, at: datetime) -> None:
        """Have a visit's pre-registration taken on by the clerk, if it has one that nobody took; in a transaction."""
        entry = self.by_visit(visit)
        document = self.find(entry)
        if entry is None or document is None or document.plan.state is not PreregistrationState.CONFIRMED:
            return
        document = replace(document, plan=taken(document.plan, clerk, at))
        self.file.keep(self._entry(document, entry.person))
        self._seal_all(document)

    def withdraw(self, entry: Entry, at: datetime) -> None:
        """Forget a pre-registration at once, but whom it counts for, since a ticket may be in the queue for it."""
        if entry.state in {PreregistrationState.WITHDRAWN, PreregistrationState.PURGED}:
            return
        document = self.find(entry)
        if document is not None:
            withdrawn(document.plan, at)
        self.file.keep(replace(entry, state=PreregistrationState.WITHDRAWN))
        self.file.drop(records_of(entry.id))

    def opened(self, record: str) -> bytes | None:
        """Return what any record says, to the vault's own use only; None if it is not there."""
        return self._sealing.open(record)

    def by_code(self, code: PreregistrationCode) -> Entry | None:
        """Return what was given this code."""
        return self.file.by_code(self._code_key(code))

    def by_visit(self, visit: VisitId) -> Entry | None:
        """Return the pre-registration of a visit."""
        return self.file.by_visit(visit)

    def _code_of(self, entry: Entry) -> PreregistrationCode:
        if entry.state is PreregistrationState.WITHDRAWN:
            raise PreregistrationRefused(PreregistrationRefusal.WITHDRAWN)
        document = self.find(entry)
        if document is None:
            raise PreregistrationRefused(
                PreregistrationRefusal.WRONG_STATE, state=entry.state, needed=PreregistrationState.CONFIRMED
            )
        return document.plan.code

    def _check_limits(self, filing: Filing, person: bytes) -> None:
        plan = filing.document.plan
        if plan.visit is None:
            return
        places = tuple(
            Place(
                visit=entry.visit,
                needs=entry.needs,
                asked_at=entry.confirmed_at,
                is_withdrawn=entry.state is PreregistrationState.WITHDRAWN,
            )
            for entry in self.file.of_person(person)
            if entry.visit is not None
        )
        wish = Wish(visit=plan.visit, needs=filing.document.needs, at=filing.at)
        check_limits(wish, Person(places=places, booked=filing.booked), filing.branch, filing.limits)

    def _unused(self, new_code: Callable[[], PreregistrationCode]) -> PreregistrationCode:
        code = new_code()
        while self.by_code(code) is not None:
            code = new_code()
        return code

    def _person_of(self, applicant: Applicant | None) -> bytes | None:
        counted_as = None if applicant is None else applicant.counted_as
        return None if counted_as is None else self.persons.key(counted_as)

    def _code_key(self, code: PreregistrationCode) -> bytes:
        return self.persons.key(f"code {code}")

    def _entry(self, document: PreregistrationDocument, person: bytes | None) -> Entry:
        plan = document.plan
        confirmed_at = plan.confirmed_at or plan.begun_at
        return Entry(
            id=document.id,
            state=plan.state,
            code=self._code_key(plan.code),
            visit=plan.visit,
            person=person,
            needs=document.needs,
            confirmed_at=confirmed_at,
            due_at=purge_due_at(plan, self._retention) or confirmed_at,
        )

    def _seal_all(self, document: PreregistrationDocument) -> None:
        self._sealing.keep(
            _document_record(document.id), encode_document(replace(document, applicant=None, masked=None))
        )
        if document.applicant is not None:
            self._sealing.keep(_applicant_record(document.id), encode_applicant(document.applicant))


def _within(extent: Extent, document: PreregistrationDocument) -> PreregistrationDocument:
    if extent is Extent.FULL or document.applicant is None:
        return document
    if extent is Extent.MASKED:
        return replace(document, applicant=None, masked=masked_applicant(document.applicant))
    return replace(document, applicant=None, is_withheld=True)


def records_of(preregistration: CommandId) -> tuple[str, str]:
    """Return the names of all records that a pre-registration has."""
    return _document_record(preregistration), _applicant_record(preregistration)


def _document_record(preregistration: CommandId) -> str:
    return f"preregistration {preregistration}"


def _applicant_record(preregistration: CommandId) -> str:
    return f"applicant {preregistration}"
