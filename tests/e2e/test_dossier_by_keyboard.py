"""A prepared visit at a real console by keyboard: called, received, printed; another program reads the code."""

from dataclasses import replace
from pathlib import Path

import pytest

from server_client.client.api import BranchApi
from server_client.client.office_api import OfficeApi
from server_client.demo.branch_office import BRANCH
from server_client.demo.clerk import Clerk
from server_client.demo.display import until
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.events import TicketFinished
from server_client.queue_model.ids import CommandId, ServiceCode
from tests.e2e.hall import RESIDENCE, Hall, play
from tests.fakes.log_entries import a_token
from tests.fakes.pdf_reader import page_picture, page_texts, qr_text
from tests.fakes.preregistrations import NAME, order

CODE = "H26.001.01-260309-0001"
_PRINTED_S = 40.0


async def prepare(hall: Hall) -> None:
    """Do what a kiosk does for someone: keep what they bring, then take their number."""
    office = hall.stage.office
    secret = await office.secret("kiosk", "kiosk-by-http")
    wish = replace(order(1, ServiceCode(RESIDENCE)), branch=BRANCH)
    kept, numbers = OfficeApi(office.url, BRANCH, secret), BranchApi(office.url, BRANCH, secret)
    try:
        await kept.preregister(wish)
        await numbers.send(IssueTicket(id=CommandId(wish.visit), needs=wish.needs, token=a_token()))
    finally:
        await kept.close()
        await numbers.close()


async def receive(clerk: Clerk) -> None:
    """Receive the dossier with the code that is typed."""
    console = clerk.console
    await console.press("alt+p", brings=lambda: True)
    await console.press("alt+1", brings=lambda: console.shows("end-confirm"))
    await console.type_into("endCodeField", CODE)
    await console.press("Return", brings=lambda: console.shows("dossierEnd"))


@pytest.mark.slow
def test_a_prepared_dossier_is_received_and_its_receipt_printed_by_keyboard(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        await prepare(hall)
        clerk = await hall.clerk_at("q01", profile="congan")
        assert (await clerk.console.until_shown("dossierAhead")).text
        assert not clerk.console.shows("dossierApplicantText")
        await clerk.call()
        await clerk.console.until_shown("dossierApplicantText", NAME)
        await clerk.start()
        await receive(clerk)
        forms = hall.folders.forms
        await until(lambda: bool(list(forms.glob("01_*.pdf"))), "the receipt is printed", within_s=_PRINTED_S)
        data = (forms / f"01_{CODE}.pdf").read_bytes()
        assert NAME in page_texts(data)[0]
        assert qr_text(page_picture(data, tmp_path)) == CODE
        await clerk.console.press("alt+Return", brings=lambda: bool(hall.branch.all_of(TicketFinished)))
        await until(lambda: not clerk.console.shows("dossierApplicantText"), "nothing is left of the person")

    play(tmp_path, story)
