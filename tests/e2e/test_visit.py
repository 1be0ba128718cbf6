"""One visit by real input on real screens: from the finger at the kiosk to the voice in the lobby."""

import asyncio
import re
import subprocess
import urllib.request
import wave
from pathlib import Path

import pytest

from server_client.demo.branch_office import MOTCUA
from server_client.demo.city_clerk import answer_for_the_city
from server_client.demo.posters import hang_posters
from server_client.demo.scripted_visit import COUNTER, SERVICE, Screens, Visit, spoken
from server_client.demo.staff_room import make_accounts
from server_client.demo.stage import hall_words
from server_client.queue_model.device_events import TicketPrinted
from server_client.queue_model.events import ServiceRated, ServingStarted, TicketCalled, TicketFinished, TicketIssued
from server_client.queue_model.ids import OutcomeCode, TicketId
from tests.e2e.hall import Hall, now, play
from tests.golden.receipt_reader import read_receipt

PACK = Path(__file__).parents[2] / "assets" / "voice" / "vi-espeak"


# Nine processes with their displays start beside each other on what may be a small machine.
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_citizen_takes_a_number_is_called_shown_spoken_served_and_finished(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        await hall.live_through_a_morning()
        await make_accounts(hall.stage.office, hall.folders.out / "portraits")
        hang_posters(hall.folders.media)
        ticket = await a_visit(hall)
        assert what_came_of(hall, ticket.ticket) == [TicketIssued, TicketCalled, ServingStarted, TicketFinished]
        assert [finished.outcome for finished in hall.branch.all_of(TicketFinished)][-1] == OutcomeCode("accepted")
        # The next citizen's number comes out after it.
        printed = [paper.visit for paper in hall.branch.all_of(TicketPrinted)]
        assert (printed[0], len(set(printed))) == (ticket.visit, len(printed))
        the_paper_is_as_a_printer_gets_it(hall.folders.tickets)
        the_qr_code_leads_to_the_tickets_page(hall.folders.tickets, ticket, hall.stage.office.url)
        the_voice_says_it(hall.folders.sound, ticket.number, tmp_path)
        assert [(rated.ticket, rated.score) for rated in hall.branch.all_of(ServiceRated)] == [(ticket.ticket, 1)]
        the_form_bears_the_code_that_the_city_has_given(hall.folders.pictures / "form-receipt.png")

    play(tmp_path, story)


async def a_visit(hall: Hall) -> TicketIssued:
    """Play the visit that the demo shows."""
    stage, words = hall.stage, hall_words(hall.folders)
    screens = Screens(
        kiosk=await stage.kiosk(ready=f"service-{SERVICE}", scans=True),
        console=await stage.console("console", COUNTER),
        panel=await stage.panel(COUNTER),
        lobby=await stage.lobby("lobby", *words),
        upright=await stage.upright_lobby(*words),
    )
    visit = Visit(screens=screens, branch=hall.branch, folders=hall.folders, tell=lambda _: None)
    async with asyncio.TaskGroup() as tasks:
        city = tasks.create_task(answer_for_the_city(hall.folders.city, now))
        ticket = await visit.play()
        city.cancel()
    return ticket


def what_came_of(hall: Hall, ticket: TicketId) -> list[type]:
    """Return the kinds of the events that tell of the ticket, without the repeated call."""
    kinds = (TicketIssued, TicketCalled, ServingStarted, TicketFinished)
    events = (event.data for event in hall.branch.events)
    return [type(event) for event in events if isinstance(event, kinds) and event.ticket == ticket]


def the_paper_is_as_a_printer_gets_it(tickets: Path) -> None:
    """Read the bytes by Epson's reference: as wide as 80 mm paper, cut once, at the end."""
    receipt = read_receipt((tickets / "ticket-0001.bin").read_bytes(), 576)
    assert {len(row) for row in receipt.dots} == {576}
    assert receipt.cuts == [len(receipt.dots)]


def the_qr_code_leads_to_the_tickets_page(tickets: Path, ticket: TicketIssued, url: str) -> None:
    """Read the QR code off the printed picture, and open what it names, as a phone does."""
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", tickets / "ticket-0001.png"], capture_output=True, text=True, check=True
    )
    assert read.stdout.strip() == f"{url}/t/{ticket.token}"
    with urllib.request.urlopen(read.stdout.strip(), timeout=10) as page:
        assert page.status == 200
        assert ticket.number in page.read().decode()


def the_form_bears_the_code_that_the_city_has_given(form: Path) -> None:
    """Read the QR code off the form as another program has drawn it."""
    read = subprocess.run(["zbarimg", "-q", "--raw", form], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"H26\.001\.01-[0-9]{6}-0001", read.stdout.strip())


def the_voice_says_it(sound: Path, number: str, folder: Path) -> None:
    """The call is, sample by sample, what the voice pack says for this number and counter; then comes the recall."""
    call, recall = spoken(sound, number)
    expected = folder / "expected.wav"
    words = (MOTCUA, "voice", "say", PACK, "--number", number, "--counter", COUNTER.lstrip("q0"), "--out", expected)
    subprocess.run(words, check=True, capture_output=True)
    assert call.read_bytes() == expected.read_bytes()
    assert seconds_of(recall) > seconds_of(call) > 3


def seconds_of(path: Path) -> float:
    """Return how long the sound is."""
    with wave.open(str(path), "rb") as sound:
        return sound.getnframes() / sound.getframerate()
