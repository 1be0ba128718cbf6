"""What a person at the kiosk meets when the server falls or the paper is out, on real processes with real input."""

import asyncio
from pathlib import Path

from server_client.demo.citizen import Citizen
from server_client.demo.display import until
from server_client.queue_model.events import TicketCancelled, TicketIssued, TicketPrinted, TicketPrintFailed
from tests.e2e.hall import RESIDENCE, Hall, play


def test_a_server_that_falls_while_a_number_is_asked_for_gives_it_once_after_its_return(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await ready_to_confirm(hall)
        await hall.kill_the_server()
        async with asyncio.TaskGroup() as both:
            asking = both.create_task(citizen.confirm())
            both.create_task(hall.stage.office.start())
        await hall.branch.until_more(TicketPrinted)
        assert [ticket.number for ticket in hall.branch.all_of(TicketIssued)] == [asking.result().number] == ["L001"]
        assert papers(hall) == ["ticket-0001.png"]

    play(tmp_path, story)


def test_a_server_that_stays_away_leaves_nobody_waiting_without_a_number(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        citizen = await ready_to_confirm(hall)
        await hall.kill_the_server()
        await citizen.kiosk.touch("takeNumber", brings=lambda: citizen.kiosk.shows("tryAgain"), within_s=30)
        assert papers(hall) == []
        await hall.stage.office.start()
        await hall.branch.until_more(TicketCancelled)
        await citizen.kiosk.touch("tryAgain", brings=lambda: citizen.kiosk.shows("number"))
        await citizen.leave(RESIDENCE)
        waiting = [ticket.state for ticket in hall.branch.branch.tickets.values()]
        assert sorted(waiting) == ["cancelled", "waiting"]
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
        await citizen.kiosk.until_shown("paperHeading", "Số của quý khách vẫn có giá trị")
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


def papers(hall: Hall) -> list[str]:
    """Return the whole tickets that the printer has put out."""
    return sorted(path.name for path in hall.folders.tickets.glob("ticket-*.png"))
