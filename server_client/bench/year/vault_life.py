"""Fills a branch's vault as its days go by, through the calls that kiosks' and counters' requests come to; made-up
people, whose time is given."""

import random
import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from server_client.bench.working_day import AtCounter, Came
from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.birth_date import BirthDate
from server_client.dossier_model.checklist import new_checklist, ticked
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.dossier_model.procedure import Case, Document, ProcedureCode
from server_client.dossier_model.reception import ReceptionEnd
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ClerkId, CommandId, TicketId, VisitId
from server_client.server.credentials import Credential, Role
from server_client.server.receptions.due_dates import DueDates
from server_client.server.receptions.reception_book import OfficeFacts, ReceptionBook
from server_client.server.receptions.rights import Worker
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.reading_rights import Look
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.vault import Vault
from server_client.wire.new_ids import ID_BYTES, new_id
from server_client.wire.receptions import EndWish

_PAPERS = Case(
    name="",
    documents=(
        Document(name="Tờ khai đăng ký khai sinh", originals=1, copies=0),
        Document(name="Giấy chứng sinh", originals=1, copies=2, note="bản chính", mandatory=False),
        Document(name="Căn cước", originals=0, copies=0, replaced_by_data=True),
    ),
)
_BIRTH = PreparedDossier(
    procedure=ProcedureCode("1.001193"),
    effective_from=date(2025, 7, 1),
    case="Trẻ sinh tại cơ sở y tế",
    papers=ticked(new_checklist(_PAPERS), 0, is_held=True),
)
_COUNTER = Credential(name="bench-counter", role=Role.COUNTER, secret_hash="")
_FACTS = OfficeFacts(catalogue=None)
_RECEIVED, _COMMENTED = 0.5, 0.02


class VaultLife:
    """The vault of one branch, at a time that is given with each call."""

    def __init__(self, path: Path, key: KeyFile, seed: int) -> None:
        """Name file and key."""
        self._now = datetime.fromtimestamp(0, UTC)
        self._dice = random.Random(f"vault/{seed}")
        self._vault = Vault(path, key, VaultRules(), now=lambda: self._now, random=secrets.token_bytes)
        self._book = ReceptionBook(
            self._vault, DueDates(None, None), has_city=False, now=lambda: self._now, new_id=self._id
        )
        self._prepared: set[VisitId] = set()
        self.filed = 0

    async def come(self, moment: Came, branch: Branch) -> None:
        """Somebody with a number has prepared a dossier, and says who they are."""
        self._now = moment.at
        person = self._dice.randrange(100_000_000)
        applicant = Applicant(
            id=ApplicantId(f"person-{person}"),
            source=ApplicantSource.CARD,
            name="Nguyễn Thị Thử Nghiệm",
            identity_number=f"0011{person:08}",
            issued_on=date(2021, 8, 15),
            born=BirthDate(year=1999, month=2, day=3),
            address="Số 12, ngõ 34 Giả Định, Phường Không Có, Hà Nội",
            phone=PhoneNumber(text="0912345678"),
        )
        order = PreregistrationOrder(
            id=self._id(),
            branch=branch.id,
            visit=moment.visit,
            needs=(moment.service,),
            language=VIETNAMESE,
            dossiers=(_BIRTH,),
            applicant=applicant,
        )
        await self._vault.preregister(order, branch)
        self._prepared.add(moment.visit)
        self.filed += 1

    async def at_counter(self, moment: AtCounter, branch: Branch) -> None:
        """A clerk looks at what was prepared, and of every second has the dossier; some leave a comment."""
        self._now = moment.at
        clerk = ClerkId(f"clerk-{moment.counter}")
        if self._dice.random() < _COMMENTED:
            ticket = branch.visits[moment.visit].ticket
            await self._vault.comment(TicketId(ticket), clerk, "Cán bộ hướng dẫn tận tình, chờ hơi lâu")
        if moment.visit not in self._prepared:
            return
        self._prepared.discard(moment.visit)
        look = Look(reader=_COUNTER, branch=branch, counter=moment.counter)
        if self._dice.random() >= _RECEIVED:
            await self._vault.by_visit(moment.visit, look)
            return
        worker = Worker(look=look, clerk=clerk, is_free=True)
        for reception in await self._book.open(moment.visit, worker, None, _FACTS):
            wish = EndWish(version=reception.version, ending=ReceptionEnd.ADVISED)
            await self._book.end(reception.id, worker, wish, _FACTS)

    async def purge(self, at: datetime) -> float:
        """Forget what is due; return how long that took, in seconds."""
        self._now = at
        began = perf_counter()
        await self._vault.purge()
        return perf_counter() - began

    def close(self) -> None:
        """Let go of the vault."""
        self._vault.close()

    def _id(self) -> CommandId:
        return new_id(self._now, self._dice.randbytes(ID_BYTES))
