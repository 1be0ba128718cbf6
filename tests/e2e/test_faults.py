"""What a person at the kiosk meets when the server falls or the paper is out, on real processes with real input."""

import asyncio
from pathlib import Path

import pytest

from server_client.demo.citizen import Citizen
from server_client.demo.display import until
from server_client.queue_model.device_events import TicketPrinted, TicketPrintFailed
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.ticket import TicketState
from tests.e2e.hall import RESIDENCE, Hall, play

pytestmark = pytest.mark.slow

KIOSK = DeviceId("K1")


def test_a_server_that_falls_at_the_touch_leaves_the_person_one_place(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await ready_to_confirm(hall)
        await hall.kill_the_server()
        async with asyncio.TaskGroup() as both:
            asking = both.create_task(citizen.confirm())
            both.create_task(hall.stage.office.start())
        number = asking.result().number
        # By when the kiosk notices, and by when the server is back, it is a number of either series.
        assert number in {"L001", "K1-001"}
        await hall.branch.until_more(TicketPrinted)
        assert waiting(hall) == [number]
        assert papers(hall) == ["ticket-0001.png"]

    play(tmp_path, story)


def test_a_server_that_stays_away_costs_nobody_a_number(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await ready_to_confirm(hall)
        await hall.kill_the_server()
        for number in ("K1-001", "K1-002"):
            await citizen.kiosk.touch("takeNumber", brings=lambda: citizen.kiosk.shows("number"))
            await citizen.kiosk.until_shown("number", number)
            await citizen.leave(RESIDENCE)
            await citizen.choose(RESIDENCE)
            await citizen.claim_no_priority()
        assert papers(hall) == ["ticket-0001.png", "ticket-0002.png"]
        await hall.stage.office.start()
        await until(lambda: waiting(hall) == ["K1-001", "K1-002"], "both are in the queue, in their order")

    play(tmp_path, story)


@pytest.mark.timeout(300)
def test_a_printer_that_fails_leaves_a_valid_number_and_staff_are_told(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await hall.citizen_at()
        for fault in ("paper_out", "cutter", "cover_open", "error", "unreachable midway"):
            await a_number_while_the_printer_fails(hall, citizen, fault)

    play(tmp_path, story)


async def a_number_while_the_printer_fails(hall: Hall, citizen: Citizen, fault: str) -> None:
    """Take a number, see who is told of the fault, mend it, and print."""
    before, printed = waiting(hall), len(papers(hall))
    await citizen.choose(RESIDENCE)
    await citizen.claim_no_priority()
    control = hall.folders.tickets / "fault"
    control.parent.mkdir(exist_ok=True)
    control.write_text(f"{fault}\n", encoding="utf-8")
    ticket = await citizen.confirm()
    await citizen.kiosk.until_shown("reprint")
    failed = await hall.branch.until_more(TicketPrintFailed, len(before))
    assert (failed.visit, failed.fault) == (ticket.visit, fault.removesuffix(" midway"))
    told = {"cutter": "paper_jam", "error": "printer_fault", "unreachable midway": "printer_unreachable"}
    if "midway" in fault:
        control.write_text("unreachable\n", encoding="utf-8")
    await until(lambda: faults_of(hall) == (told.get(fault, fault),), "staff are told of the fault")
    control.unlink()
    await until(lambda: faults_of(hall) == (), "staff are told that it is mended")
    await citizen.kiosk.touch("reprint", brings=lambda: len(papers(hall)) == printed + 1)
    assert waiting(hall) == [*before, ticket.number]
    await citizen.leave(RESIDENCE)


def test_a_roll_that_comes_to_its_end_is_told_to_staff_alone(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await ready_to_confirm(hall)
        control = hall.folders.tickets / "fault"
        control.parent.mkdir(exist_ok=True)
        control.write_text("paper_low\n", encoding="utf-8")
        await until(lambda: faults_of(hall) == ("paper_low",), "staff are told of the roll")
        await citizen.confirm()
        await citizen.leave(RESIDENCE)
        assert not citizen.kiosk.shows("trouble")
        assert papers(hall) == ["ticket-0001.png"]

    play(tmp_path, story)


def test_a_ticket_without_paper_stays_valid_and_is_printed_when_there_is_paper_again(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await ready_to_confirm(hall)
        fault = hall.folders.tickets / "fault"
        fault.parent.mkdir()
        fault.write_text("paper_out midway\n", encoding="utf-8")
        ticket = await citizen.confirm()
        await citizen.kiosk.until_shown("reprint")
        await citizen.kiosk.until_shown("paperHeading", "Số của ông/bà vẫn có giá trị")
        failed = await hall.branch.until_more(TicketPrintFailed)
        assert (failed.visit, failed.fault) == (ticket.visit, "paper_out")
        fault.unlink()
        await citizen.kiosk.touch("reprint", brings=lambda: papers(hall) == ["ticket-0002.png"])
        printed = await hall.branch.until_more(TicketPrinted)
        assert printed.visit == ticket.visit
        await citizen.leave(RESIDENCE)
        assert len(hall.branch.all_of(TicketIssued)) == 1

    play(tmp_path, story)


def test_a_kiosk_says_on_its_start_screen_that_it_has_no_paper(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        fault = hall.folders.tickets / "fault"
        fault.parent.mkdir()
        fault.write_text("paper_out\n", encoding="utf-8")
        citizen = await hall.citizen_at()
        await citizen.kiosk.until_shown("trouble")
        fault.unlink()
        await until(lambda: not citizen.kiosk.shows("trouble"), "the kiosk notices the new roll")

    play(tmp_path, story)


async def ready_to_confirm(hall: Hall) -> Citizen:
    """Bring somebody to the last question before the number."""
    citizen = await hall.citizen_at()
    await citizen.choose(RESIDENCE)
    await citizen.claim_no_priority()
    return citizen


def waiting(hall: Hall) -> list[str]:
    """Return the numbers that wait, in their order."""
    branch = hall.branch.branch
    tickets = [ticket for ticket in branch.tickets.values() if ticket.state is TicketState.WAITING]
    return [ticket.number for ticket in sorted(tickets, key=lambda ticket: ticket.clock)]


def faults_of(hall: Hall) -> tuple[str, ...]:
    """Return what staff know of the kiosk."""
    return tuple(fault.value for fault in hall.branch.branch.device(KIOSK).faults)


def papers(hall: Hall) -> list[str]:
    """Return the whole tickets that the printer has put out."""
    return sorted(path.name for path in hall.folders.tickets.glob("ticket-*.png"))
