"""The office of a simulated day: answers for dossiers, notes, procedures and staff as a server would, in memory.

It keeps the visits of the last minutes only, so that what it remembers does not look like a screen's growth.
"""

from collections import OrderedDict
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from assets.engine import ASSETS
from counter_display.bench.busy_day import clerk_of
from counter_display.bench.sim_time import SimTime
from counter_display.forms.printing import PrintableForm
from server_client.catalogue_files.importing import load_catalogue
from server_client.client.errors import ServerUnavailable
from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.birth_date import BirthDate
from server_client.dossier_model.checklist import new_checklist, ticked
from server_client.dossier_model.preregistration import PreparedDossier, Preregistration
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.reception import Ending, Hands, Reception, ReceptionId, corrected, ended
from server_client.dossier_model.reception_opening import Opening, from_choice, from_prepared
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, TicketId, VisitId
from server_client.wire.answers import Settled
from server_client.wire.receptions import Choice, EndWish
from server_client.wire.staff import SignedIn, StaffMember

_VISITS_KEPT = 20
# Of three visits one has prepared nothing, one a dossier, one two of them; every tenth has a note.
_DOSSIERS = 3
_NOTED = 10


class OfficeOfDay:
    """One office; `counter` is whose dossiers it is asked for. Nobody has a PIN, and what is sent is taken."""

    def __init__(self, time: SimTime, counter: CounterId) -> None:
        self._time = time
        self._counter = counter
        catalogue = load_catalogue(Path(ASSETS / "starter" / "procedures.json"))
        in_force = catalogue.in_force(date(2026, 3, 9))
        self._procedures = tuple(one for one in in_force if one.cases and one.cases[0].documents)
        self._visits: OrderedDict[VisitId, dict[ReceptionId, Reception]] = OrderedDict()

    async def open(
        self, visit: VisitId, at: CounterId | None = None, *, choice: Choice | None = None
    ) -> tuple[Reception, ...]:
        """Open what is prepared, or one that the clerk chose."""
        hands = Hands(ticket=TicketId(visit), counter=self._counter, clerk=clerk_of(self._counter))
        opening = Opening(visit=visit, hands=hands, at=self._time.now())
        if visit not in self._visits:
            prepared = [
                from_prepared(opening, place, one, self._procedure(one.procedure))
                for place, one in enumerate(self._prepared(visit))
            ]
            self._visits[visit] = {one.id: replace(one, applicant=_someone(visit)) for one in prepared}
            if len(self._visits) > _VISITS_KEPT:
                self._visits.popitem(last=False)
        if choice is not None:
            self._keep(from_choice(opening, choice.id, self._procedure(choice.procedure), choice.case))
        return await self.list(visit, at)

    async def list(self, visit: VisitId, at: CounterId | None = None) -> tuple[Reception, ...]:
        """Return the visit's receptions."""
        return tuple(self._visits.get(visit, {}).values())

    async def put(self, reception: Reception, at: CounterId | None = None) -> Reception:
        """Keep a reception as it was corrected."""
        return self._keep(corrected(self._visits[reception.visit][reception.id], reception))

    async def end(self, reception: ReceptionId, wish: EndWish, at: CounterId | None = None) -> Reception:
        """End a reception."""
        kept = next(known[reception] for known in reversed(self._visits.values()) if reception in known)
        now = self._time.now()
        ending = Ending(
            ending=wish.ending,
            at=now,
            reasons=wish.reasons,
            due_at=now + timedelta(days=3),
            code=wish.code,
            despite_gaps=wish.despite_gaps,
            form_set="TT03-2025",
        )
        return self._keep(ended(kept, ending))

    async def note(self, visit: VisitId, at: CounterId | None = None) -> VisitNote | None:
        """Return the visit's note."""
        is_noted = _number(visit) % _NOTED == 0
        return VisitNote(text="Chờ tờ khai", clerk=ClerkId("clerk-q02"), at=self._time.now()) if is_noted else None

    async def set_note(self, visit: VisitId, text: str, at: CounterId | None = None) -> VisitNote | None:
        """Leave a note on the visit, which nobody reads."""
        return VisitNote(text=text, clerk=clerk_of(self._counter), at=self._time.now()) if text else None

    async def preregistration_of(self, visit: VisitId, at: CounterId | None = None) -> PreregistrationDocument | None:
        """Return what the visit has prepared."""
        dossiers = self._prepared(visit)
        if not dossiers:
            return None
        now: datetime = self._time.now()
        plan = Preregistration(code=PreregistrationCode("ABCD"), begun_at=now, dossiers=dossiers, visit=visit)
        return PreregistrationDocument(id=CommandId(visit), plan=plan, needs=(), language=VIETNAMESE, is_withheld=True)

    async def find(self, text: str, limit: int) -> tuple[Procedure, ...]:
        """Return the procedures that have the text in their name or code."""
        wanted = text.casefold()
        return tuple(one for one in self._procedures if wanted in f"{one.code} {one.official_name}".casefold())[:limit]

    async def of(self, code: ProcedureCode) -> Procedure | None:
        """Return the procedure of a code."""
        return self._procedure(code)

    async def sign_in(self, clerk: ClerkId, pin: str) -> SignedIn:
        """Let nobody sign in: the branch works without PINs."""
        raise ServerUnavailable("Nobody signs in with a PIN here")

    async def change_pin(self, clerk: ClerkId, pin: str, new_pin: str) -> SignedIn:
        """Change none."""
        raise ServerUnavailable("Nobody has a PIN here")

    async def staff(self) -> tuple[StaffMember, ...]:
        """Return nobody."""
        return ()

    async def picture(self, clerk: ClerkId) -> bytes | None:
        """Have none."""
        return None

    async def send(self, command: Command) -> Settled:
        """Take what a citizen said; the day itself knows nothing of it."""
        return Settled(seq=0, events=())

    async def comment(self, ticket: TicketId, text: str) -> None:
        """Take what a citizen wrote."""

    async def print_form(self, form: PrintableForm) -> None:
        """Take a form, and let it go."""

    def _prepared(self, visit: VisitId) -> tuple[PreparedDossier, ...]:
        number = _number(visit)
        return tuple(self._dossier(number + place) for place in range(number % _DOSSIERS))

    def _dossier(self, number: int) -> PreparedDossier:
        procedure = self._procedures[number % len(self._procedures)]
        case = procedure.cases[0]
        papers = ticked(new_checklist(case), 0, is_held=True)
        return PreparedDossier(
            procedure=procedure.code, effective_from=procedure.effective_from, case=case.name, papers=papers
        )

    def _procedure(self, code: ProcedureCode) -> Procedure:
        return next(one for one in self._procedures if one.code == code)

    def _keep(self, reception: Reception) -> Reception:
        self._visits[reception.visit][reception.id] = reception
        return reception


def _someone(visit: VisitId) -> Applicant:
    """Return who brings the dossiers of a visit."""
    return Applicant(
        id=ApplicantId(f"applicant-{visit}"),
        source=ApplicantSource.TYPED,
        name="Nguyễn Thị Thử Nghiệm",
        identity_number=f"0011990{_number(visit) % 100_000:05}",
        born=BirthDate(year=1999, month=2, day=3),
        address="Số 12, ngõ 34 Giả Định, Phường Không Có, Hà Nội",
    )


def _number(visit: VisitId) -> int:
    """Read the number that is in a simulated day's ids."""
    return int(visit.rpartition("-")[2])
