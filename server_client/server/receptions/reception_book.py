"""Dossiers at the counter as the calls use them: seen, changed and ended by whom they are with, which is recorded.

What ends is kept, marked as taken on, and put on its way to the city's system in one durable step; it sends nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.city_record import STATUSES, DossierRecord, told_of
from server_client.dossier_model.forms.prescribed_forms import form_set_for
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.reception import (
    CityNews,
    Ending,
    Reception,
    ReceptionEnd,
    ReceptionId,
    ReceptionRefusal,
    ReceptionRefused,
    asked_before,
    corrected,
    ended,
    handed_over,
    is_ended_so,
    unchanged_since,
)
from server_client.dossier_model.reception_opening import Opening, from_choice, from_prepared, prepared_id
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.configuration import CalendarDay
from server_client.queue_model.ids import CommandId, VisitId
from server_client.queue_model.local_time import local_day
from server_client.server.errors import CatalogueUnusable
from server_client.server.receptions.due_dates import DueDates
from server_client.server.receptions.rights import Worker
from server_client.server.vault.outgoing_table import CityService, MessageId, Outgoing
from server_client.server.vault.reading_rights import Extent
from server_client.server.vault.safe import Safe
from server_client.server.vault.vault import Vault
from server_client.server.vault.vault_file import Read
from server_client.wire.city_messages import encode_progress, encode_record
from server_client.wire.receptions import Choice, EndWish

_NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """What the office says today: its procedures (None: not to be had now), days off, and its name on messages."""

    catalogue: Catalogue | None
    calendar: Iterable[CalendarDay] = ()
    unit: str = ""

    def procedure(self, code: ProcedureCode, since: date | None, day: date) -> Procedure | None:
        """Return the version of a procedure that a dossier was begun with, or that of the day."""
        if self.catalogue is None:
            return None
        versions = (one for one in self.catalogue.procedures if one.code == code)
        return next((one for one in versions if one.effective_from == since), self.catalogue.version(code, day))

    def insist(self, code: ProcedureCode, day: date) -> Procedure:
        """Return the procedure as it is in force; ReceptionRefused if it is not, CatalogueUnusable."""
        if self.catalogue is None:
            raise CatalogueUnusable("The catalogue of procedures cannot be had now: see what health and the log say")
        found = self.catalogue.version(code, day)
        if found is None:
            raise ReceptionRefused(ReceptionRefusal.UNKNOWN_PROCEDURE, procedure=code)
        return found


class ReceptionBook:
    """The receptions and notes in one branch's vault; every method raises VaultClosed while that cannot be used.

    NotAtCounterError and OtherClerkError say whose they are, ReceptionRefused what the rules do not allow.
    """

    def __init__(
        self,
        vault: Vault,
        due_dates: DueDates,
        *,
        has_city: bool,
        now: Callable[[], datetime],
        new_id: Callable[[], CommandId],
    ) -> None:
        """Use the vault; `has_city` says that there is a city's system to be told, `new_id` names messages to it."""
        self._vault = vault
        self._due_dates = due_dates
        self._has_city = has_city
        self._now = now
        self._new_id = new_id

    async def open(
        self, visit: VisitId, worker: Worker, choice: Choice | None, facts: OfficeFacts
    ) -> tuple[Reception, ...]:
        """Open what the visit has prepared, or what the clerk chose, and take over what is open; return them all."""
        opening = Opening(visit=visit, hands=worker.hands(visit), at=self._now())

        def work(safe: Safe) -> tuple[Reception, ...]:
            with safe.file.transaction():
                known = safe.receptions.of_visit(visit)
                for reception in known:
                    moved = handed_over(reception, opening.hands)
                    if moved is not reception:
                        safe.receptions.keep(moved, opening.at)
                document = safe.find(safe.by_visit(visit))
                dossiers, whose = ((), None) if document is None else (document.plan.dossiers, document.applicant)
                if choice is None:
                    new = _prepared(opening, dossiers, known, facts)
                else:
                    new = _chosen(opening, choice, safe.receptions.find(choice.id), facts)
                    new = [replace(one, supplements=asked_before(known, one.procedure)) for one in new]
                for reception in new:
                    safe.receptions.keep(replace(reception, applicant=whose), opening.at)
                self._record(safe, worker, visit, "opening receptions")
                return safe.receptions.of_visit(visit)

        return await self._vault.inside(work)

    async def list(self, visit: VisitId, worker: Worker) -> tuple[Reception, ...]:
        """Return the receptions of a visit that are the worker's to see."""

        def work(safe: Safe) -> tuple[Reception, ...]:
            with safe.file.transaction():
                known = safe.receptions.of_visit(visit)
                seen = tuple(one for one in known if worker.may_see(one, self._today))
                if known and not seen:
                    worker.insist(known[0], self._today)
                if seen:
                    self._record(safe, worker, visit, "receptions")
                return seen

        return await self._vault.inside(work)

    async def put(self, sent: Reception, worker: Worker, facts: OfficeFacts) -> Reception | None:
        """Keep a reception as the clerk corrected it; None if there is none of its id."""
        now = self._now()

        def work(safe: Safe) -> Reception | None:
            with safe.file.transaction():
                kept = self._mine(safe, sent.id, worker)
                if kept is None:
                    return None
                if sent.procedure != kept.procedure:
                    facts.insist(sent.procedure, local_day(now))
                result = corrected(kept, sent)
                if result is not kept:
                    safe.receptions.keep(result, now)
                    if result.ending is not None:
                        self._tell_code_instead(safe, result, facts)
                return result

        return await self._vault.inside(work)

    async def end(self, reception: ReceptionId, worker: Worker, wish: EndWish, facts: OfficeFacts) -> Reception | None:
        """End a reception; None if there is none of that id. The same wish again is as once."""
        now = self._now()
        seen = await self._vault.inside(lambda safe: self._looked_up(safe, reception, worker))
        if seen is None:
            return None
        procedure = facts.procedure(seen.procedure, seen.effective_from, local_day(now))
        ending = await self._ending(wish, procedure, facts, now)

        def work(safe: Safe) -> Reception | None:
            with safe.file.transaction():
                kept = self._mine(safe, reception, worker)
                if kept is None or is_ended_so(kept, ending):
                    return kept
                result = ended(unchanged_since(kept, wish.version), ending)
                if self._has_city and result.ending in STATUSES:
                    result = replace(result, city=CityNews.WAITING)
                    self._tell_city(safe, result, procedure, facts)
                safe.receptions.keep(result, now)
                safe.take_visit(result.visit, result.clerk, now)
                return result

        return await self._vault.inside(work)

    async def note(self, visit: VisitId, worker: Worker) -> VisitNote | None:
        """Return the note of a visit, to any counter while it is in the queue."""
        worker.look.extent(visit)

        def work(safe: Safe) -> VisitNote | None:
            with safe.file.transaction():
                note = safe.receptions.note(visit)
                if note is not None:
                    self._record(safe, worker, visit, _NOTE, _NOTE)
                return note

        return await self._vault.inside(work)

    async def set_note(self, visit: VisitId, worker: Worker, text: str) -> VisitNote | None:
        """Let a visit that is at the counter have this note, none with an empty text."""
        worker.look.insist_on_full(visit)
        note = VisitNote(text=text, clerk=worker.clerk, at=self._now()) if text else None

        def work(safe: Safe) -> None:
            with safe.file.transaction():
                safe.receptions.keep_note(visit, note)

        await self._vault.inside(work)
        return note

    @property
    def _today(self) -> date:
        return local_day(self._now())

    def _looked_up(self, safe: Safe, reception: ReceptionId, worker: Worker) -> Reception | None:
        with safe.file.transaction():
            return self._mine(safe, reception, worker)

    def _mine(self, safe: Safe, reception: ReceptionId, worker: Worker) -> Reception | None:
        """Return a reception that is the worker's to change, once it is recorded that they have it."""
        kept = safe.receptions.find(reception)
        if kept is not None:
            worker.insist(kept, self._today)
            self._record(safe, worker, kept.id, "reception")
        return kept

    async def _ending(self, wish: EndWish, procedure: Procedure | None, facts: OfficeFacts, now: datetime) -> Ending:
        due_at = None
        if wish.ending is ReceptionEnd.RECEIVED:
            if facts.catalogue is None:
                raise CatalogueUnusable("The catalogue cannot be had now, so no due date can be given: see the log")
            if procedure is not None:
                due_at = await self._due_dates.of(procedure, now, facts.calendar)
        field = "" if procedure is None else procedure.field
        return Ending(
            ending=wish.ending,
            at=now,
            reasons=wish.reasons,
            due_at=due_at,
            code=wish.code,
            despite_gaps=wish.despite_gaps,
            form_set=form_set_for(field, local_day(now)).code if wish.ending in STATUSES else "",
        )

    def _tell_code_instead(self, safe: Safe, reception: Reception, facts: OfficeFacts) -> None:
        """A dossier whose code the clerk has by now need not be registered, unless that is under way."""
        for one in safe.file.outgoing.of_reception(reception.id):
            if one.service is CityService.REGISTER and not one.has_arrived:
                safe.receptions.sent(one.id)
                self._tell_city(safe, reception, None, facts)

    def _tell_city(self, safe: Safe, reception: Reception, procedure: Procedure | None, facts: OfficeFacts) -> None:
        told, now = told_of(reception, procedure, facts.unit), self._now()
        if told is None:
            return
        if isinstance(told, DossierRecord):
            service, record = CityService.REGISTER, encode_record(told)
        else:
            service, record = CityService.PROGRESS, encode_progress(told)
        one = Outgoing(
            id=MessageId(self._new_id()),
            service=service,
            reception=reception.id,
            status=told.status,
            result_due_at=told.due_at,
            made_at=now,
            next_at=now,
        )
        safe.receptions.send(one, record)

    def _record(self, safe: Safe, worker: Worker, what: str, reason: str, extent: str = Extent.FULL) -> None:
        look = worker.look
        read = Read(
            at=self._now(),
            reader=look.reader.name,
            role=look.reader.role,
            preregistration=CommandId(what),
            extent=extent,
            reason=reason + look.place,
        )
        safe.file.record(read)


def _prepared(
    opening: Opening, dossiers: tuple[PreparedDossier, ...], known: tuple[Reception, ...], facts: OfficeFacts
) -> list[Reception]:
    ids, day = {one.id for one in known}, local_day(opening.at)
    return [
        from_prepared(opening, place, one, facts.procedure(one.procedure, one.effective_from, day))
        for place, one in enumerate(dossiers)
        if prepared_id(opening.visit, place) not in ids
    ]


def _chosen(opening: Opening, choice: Choice, same: Reception | None, facts: OfficeFacts) -> list[Reception]:
    if same is None:
        procedure = facts.insist(choice.procedure, local_day(opening.at))
        return [from_choice(opening, choice.id, procedure, choice.case)]
    if (same.visit, same.procedure) != (opening.visit, choice.procedure):
        raise ReceptionRefused(ReceptionRefusal.OTHER_RECEPTION)
    return []
