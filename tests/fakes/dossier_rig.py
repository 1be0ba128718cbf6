"""The dossiers' desk with a server of receptions in memory behind it: the real rules, no network, a fake printer."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from counter_display.console.dossier_desk import DossierDesk, DossierSurroundings
from counter_display.console.form_desk import Memory
from counter_display.forms.errors import FormPrinterUnavailable
from counter_display.forms.printing import PrintableForm
from counter_display.serving.deeds import Seat
from counter_display.serving.dossier_picture import DossierPicture
from counter_display.serving.dossiers import FormFate
from counter_display.serving.outlook import Outlook
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.applicant import Applicant
from server_client.dossier_model.preregistration import PreparedDossier, Preregistration
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.reception import (
    CityNews,
    Ending,
    Hands,
    Reception,
    ReceptionId,
    ReceptionRefused,
    asked_before,
    corrected,
    ended,
    is_ended_so,
    unchanged_since,
)
from server_client.dossier_model.reception_opening import Opening, from_choice, from_prepared, prepared_id
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import CommandId, CounterId, TicketId, VisitId
from server_client.wire.answers import Problem
from server_client.wire.receptions import Choice, EndWish
from tests.fakes.forms import OFFICE as HEAD
from tests.fakes.office import ALL, COUNTER_5, LAN, Office
from tests.fakes.preregistrations import applicant
from tests.fakes.procedures import PROCEDURES

# More turns of the loop than anything takes that waits for nothing outside it.
_TURNS = 50
_PRINTED_WITHIN_S = 20.0


class FakeReceptions:
    """The receptions and notes of all visits; `prepared` is what each visit has brought from the kiosk."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.prepared: dict[VisitId, tuple[PreparedDossier, ...]] = {}
        self.person: Applicant | None = applicant()
        self.kept: dict[ReceptionId, Reception] = {}
        self.notes: dict[VisitId, VisitNote] = {}
        self.is_cut = False
        self.problem = ""
        self.has_city = False
        self.puts = 0

    async def open(
        self, visit: VisitId, at: CounterId | None = None, *, choice: Choice | None = None
    ) -> tuple[Reception, ...]:
        self._reach()
        hands = Hands(ticket=TicketId(visit), counter=at or COUNTER_5, clerk=LAN)
        opening = Opening(visit=visit, hands=hands, at=self.clock())
        known = await self.list(visit, at)
        if choice is not None and choice.id not in self.kept:
            found = next(one for one in PROCEDURES if one.code == choice.procedure)
            new = from_choice(opening, choice.id, found, choice.case)
            self.kept[new.id] = replace(new, supplements=asked_before(known, new.procedure))
        for place, one in enumerate(self.prepared.get(visit, ())):
            if choice is None and prepared_id(visit, place) not in self.kept:
                procedure = next((found for found in PROCEDURES if found.code == one.procedure), None)
                new = from_prepared(opening, place, one, procedure)
                self.kept[new.id] = replace(new, applicant=self.person)
        return await self.list(visit, at)

    async def list(self, visit: VisitId, at: CounterId | None = None) -> tuple[Reception, ...]:
        self._reach()
        return tuple(one for one in self.kept.values() if one.visit == visit)

    async def put(self, reception: Reception, at: CounterId | None = None) -> Reception:
        self._reach()
        self.puts += 1
        with _refusals():
            self.kept[reception.id] = corrected(self.kept[reception.id], reception)
        return self.kept[reception.id]

    async def end(self, reception: ReceptionId, wish: EndWish, at: CounterId | None = None) -> Reception:
        self._reach()
        ending = Ending(
            ending=wish.ending,
            at=self.clock(),
            reasons=wish.reasons,
            due_at=self.clock() + timedelta(days=3),
            code=wish.code,
            despite_gaps=wish.despite_gaps,
            form_set="TT03-2025",
        )
        kept = self.kept[reception]
        if not is_ended_so(kept, ending):
            with _refusals():
                kept = ended(unchanged_since(kept, wish.version), ending)
            self.kept[reception] = replace(kept, city=CityNews.WAITING) if self.has_city else kept
        return self.kept[reception]

    async def note(self, visit: VisitId, at: CounterId | None = None) -> VisitNote | None:
        self._reach()
        return self.notes.get(visit)

    async def set_note(self, visit: VisitId, text: str, at: CounterId | None = None) -> VisitNote | None:
        self._reach()
        self.notes.pop(visit, None)
        if text:
            self.notes[visit] = VisitNote(text=text, clerk=LAN, at=self.clock())
        return self.notes.get(visit)

    async def preregistration_of(self, visit: VisitId, at: CounterId | None = None) -> PreregistrationDocument | None:
        self._reach()
        dossiers = self.prepared.get(visit)
        if dossiers is None:
            return None
        plan = Preregistration(code=PreregistrationCode("ABCD"), begun_at=self.clock(), dossiers=dossiers, visit=visit)
        return PreregistrationDocument(id=CommandId(visit), plan=plan, needs=(), language=VIETNAMESE, is_withheld=True)

    def change(self, reception: ReceptionId, how: Callable[[Reception], Reception]) -> None:
        """Let somebody else change a reception."""
        kept = self.kept[reception]
        self.kept[reception] = replace(how(kept), version=kept.version + 1)

    def _reach(self) -> None:
        if self.is_cut:
            raise ServerUnavailable("The line is cut")
        if self.problem:
            raise Rejected(Problem(type="about:blank", title="No", status=403, detail="Not yours", code=self.problem))


class _refusals:  # noqa: N801 - reads as a word
    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, refused: BaseException | None, trace: object) -> None:
        if isinstance(refused, ReceptionRefused):
            raise OfficeRefused(refused.code, refused.particulars, str(refused)) from refused


class FakeProcedures:
    """The small catalogue; what is sought is a part of a name or a code."""

    def __init__(self) -> None:
        self.is_cut = False

    async def find(self, text: str, limit: int) -> tuple[Procedure, ...]:
        if self.is_cut:
            raise ServerUnavailable("The line is cut")
        wanted = text.casefold()
        return tuple(one for one in PROCEDURES if wanted in f"{one.code} {one.short_name}".casefold())[:limit]

    async def of(self, code: ProcedureCode) -> Procedure | None:
        return next(iter(await self.find(code, 1)), None)


class FakePrinter:
    """Keeps what it prints, unless it is broken."""

    def __init__(self) -> None:
        self.printed: list[PrintableForm] = []
        self.is_broken = False

    async def print_form(self, form: PrintableForm) -> None:
        if self.is_broken:
            raise FormPrinterUnavailable("Form printer CT1 did not take the form; lpstat -e lists the printers")
        self.printed.append(form)


class FakeCounter:
    """Hears what the dossiers tell the counter."""

    def __init__(self) -> None:
        self.occupied = False
        self.finished: list[str] = []
        self.sessions_ended = 0

    def occupy(self, occupied: bool) -> None:
        self.occupied = occupied

    def session_ended(self) -> None:
        self.sessions_ended += 1


class DossierRig:
    """The dossiers' desk of counter 5, and the last picture that it showed."""

    def __init__(
        self,
        place: Office,
        *,
        show: Callable[[DossierPicture], None] | None = None,
        forms: Memory | None = None,
        server: FakeReceptions | None = None,
    ) -> None:
        self.place = place
        self.server = server or FakeReceptions(place.clock)
        self.procedures = FakeProcedures()
        self.printer = FakePrinter()
        self._show_too = show
        self.counter = FakeCounter()
        self.picture = DossierPicture()
        self.printing_left = False
        self._shown = asyncio.Event()
        self.seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
        self.desk = DossierDesk(
            DossierSurroundings(
                clock=place.clock,
                new_id=place.new_id,
                counter=self.counter,
                finish=self.counter.finished.append,
                show=self._show,
                printer=self.printer,
                office=HEAD,
                form_memory=forms,
            )
        )
        self.work = self.desk.work

    def prepare(self, ticket: TicketId, *dossiers: PreparedDossier) -> None:
        """Let the visit of a ticket have prepared these."""
        self.server.prepared[VisitId(ticket)] = dossiers

    def look(self) -> None:
        """Let the desk look at the branch as it is now."""
        outlook = Outlook(branch=self.place.branch, seat=self.seat, now=self.place.now)
        self.desk.look(outlook, "Nguyễn Thị Lan")

    async def settle(self) -> None:
        """Let a second go by, and everything be sent, answered and printed that can be."""
        self.place.wait(minutes=1 / 30)
        self._shown = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            task = group.create_task(self.desk.run(self.server, self.server, self.procedures))
            for _ in range(3):
                self.look()
                await self._take_turns()
            async with asyncio.timeout(_PRINTED_WITHIN_S):
                while self._prints():
                    self._shown.clear()
                    await self._shown.wait()
                    await self._take_turns()
            task.cancel()
        self.look()

    async def _take_turns(self) -> None:
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    def _prints(self) -> bool:
        if self.printing_left:
            return self.picture.left is not None and not self.picture.left_said
        return self.picture.one is not None and self.picture.one.fate is FormFate.UNDER_WAY

    def _show(self, picture: DossierPicture) -> None:
        self.picture = picture
        self._shown.set()
        if self._show_too is not None:
            self._show_too(picture)
