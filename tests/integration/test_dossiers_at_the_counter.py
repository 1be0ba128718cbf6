"""A clerk's desk with a real branch behind it: what a citizen prepared at a kiosk, to the printed receipt."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

from counter_display.console.dossier_desk import DossierDesk, DossierSurroundings
from counter_display.forms.printing import FolderPrinter
from counter_display.serving.deeds import Seat
from counter_display.serving.dossier_picture import DossierPicture, DossierSheet, OnePicture
from counter_display.serving.outlook import Outlook
from server_client.client.office_api import OfficeApi
from server_client.client.procedure_api import ProcedureApi
from server_client.client.reception_api import ReceptionApi
from server_client.server.app import now
from server_client.server.credentials import Role
from tests.fakes.dossier_rig import FakeCounter
from tests.fakes.forms import OFFICE as HEAD
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.office import ALL, COUNTER_5, LAN
from tests.fakes.pdf_reader import page_picture, page_size, page_texts, qr_text
from tests.fakes.preregistrations import NAME, order
from tests.fakes.reception_desk import ReceptionDesk
from tests.fakes.running_server import RunningServer, running_server

CODE = "H26.001.01-260309-0001"
_LOOKS = 1500


class DeskAtServer:
    """The dossiers' desk of counter 5, with the server's own calls."""

    def __init__(self, server: RunningServer, folder: Path) -> None:
        self.server = server
        self.counter = FakeCounter()
        self.picture = DossierPicture()
        self.desk = DossierDesk(
            DossierSurroundings(
                clock=now,
                new_id=an_id,
                counter=self.counter,
                finish=self.counter.finished.append,
                show=self._show,
                printer=FolderPrinter(folder),
                office=HEAD,
            )
        )

    @property
    def one(self) -> OnePicture:
        """Return the dossier in front."""
        assert self.picture.one is not None
        return self.picture.one

    def look(self) -> None:
        """Look at the branch as the server has it."""
        seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
        self.desk.look(Outlook(branch=self.server.hosted.state, seat=seat, now=now()), "Nguyễn Thị Lan")

    async def until(self, condition: Callable[[], bool]) -> None:
        """Look until the condition holds."""
        for _ in range(_LOOKS):
            self.look()
            if condition():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"it never came: {self.picture.access} {self.picture.told}")

    def _show(self, picture: DossierPicture) -> None:
        self.picture = picture


def play(server: RunningServer, folder: Path, story: Callable[[DeskAtServer], Coroutine[None, None, None]]) -> None:
    """Let the story happen at a desk that works meanwhile."""

    async def work() -> None:
        secret = server.secrets[Role.COUNTER]
        receptions, office = ReceptionApi(server.url, CN01, secret), OfficeApi(server.url, CN01, secret)
        procedures = ProcedureApi(server.url, secret)
        desk = DeskAtServer(server, folder)
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(desk.desk.run(receptions, office, procedures))
                await story(desk)
                task.cancel()
        finally:
            for calls in (receptions, office, procedures):
                await calls.close()

    asyncio.run(work())


def test_what_was_prepared_at_a_kiosk_becomes_a_receipt_whose_code_can_be_scanned(tmp_path: Path) -> None:
    with running_server(tmp_path / "branch") as server:
        kiosk = ReceptionDesk(server)
        server.open()
        kiosk.prepare(order(1, dossiers=2))

        async def story(desk: DeskAtServer) -> None:
            await desk.until(lambda: desk.picture.ahead is not None and desk.picture.ahead.dossiers == 2)
            assert desk.picture.one is None
            server.call()
            await desk.until(lambda: desk.picture.one is not None and desk.one.official != "")
            assert (desk.one.applicant.name, len(desk.picture.tabs)) == (NAME, 2)
            desk.desk.work.tick(1)
            desk.desk.work.begin_end("received")
            desk.desk.work.write_end_code(CODE)
            desk.desk.work.confirm_end(despite_gaps=True)
            await desk.until(lambda: desk.one.fate == "printed")
            assert desk.one.due_at is not None

        play(server, tmp_path / "forms", story)
    data = (tmp_path / "forms" / f"01_{CODE}.pdf").read_bytes()
    assert page_size(data) == (420, 595)
    assert all(part in page_texts(data)[0] for part in (NAME, CODE, "Nguyễn Thị Lan"))
    assert qr_text(page_picture(data, tmp_path)) == CODE


def test_a_dossier_is_added_by_search_and_its_supplement_printed(tmp_path: Path) -> None:
    with running_server(tmp_path / "branch") as server:
        server.open()
        server.take()
        server.call()

        async def story(desk: DeskAtServer) -> None:
            await desk.until(lambda: desk.picture.access == "empty")
            desk.desk.work.lay_out(DossierSheet.ADD)
            desk.desk.work.seek("khai sinh")
            await desk.until(lambda: bool(desk.picture.found))
            desk.desk.work.seek("zzqqxx")
            await desk.until(lambda: not desk.picture.found)
            desk.desk.work.seek("khai sinh")
            await desk.until(lambda: bool(desk.picture.found))
            desk.desk.work.pick("")
            await desk.until(lambda: desk.picture.one is not None)
            if desk.one.cases:
                desk.desk.work.choose_case(desk.one.cases[0].name)
            await desk.until(lambda: desk.one.gaps > 0 and not desk.one.unsent)
            desk.desk.work.begin_end("supplement")
            desk.desk.work.confirm_end()
            await desk.until(lambda: desk.one.fate == "printed")
            assert desk.one.end == "supplement"

        play(server, tmp_path / "forms", story)
    forms = list((tmp_path / "forms").glob("02_*.pdf"))
    assert len(forms) == 1
    assert "Thiếu" in page_texts(forms[0].read_bytes())[0]


def test_a_note_goes_with_the_visit(tmp_path: Path) -> None:
    with running_server(tmp_path / "branch") as server:
        server.open()
        server.take()
        server.call()

        async def story(desk: DeskAtServer) -> None:
            await desk.until(lambda: desk.picture.access == "empty")
            desk.desk.work.lay_out(DossierSheet.NOTE)
            desk.desk.work.write_note("chờ tờ khai")
            desk.desk.work.keep_note()
            await desk.until(lambda: desk.picture.note == "chờ tờ khai")
            assert desk.picture.noted_by == LAN

        play(server, tmp_path / "forms", story)
