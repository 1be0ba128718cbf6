"""Files brought to a real branch, and what comes of them at a real kiosk's glass: a check-in, and a result's number."""

import json
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from server_client.demo.branch_office import MOTCUA, BranchOffice
from server_client.demo.display import Display
from server_client.demo.processes import output_of
from server_client.queue_model.events import BookingCheckedIn, TicketIssued
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.ticket import TicketOrigin
from tests.e2e.hall import RESIDENCE, Hall, play
from tests.golden.receipt_reader import read_receipt

BOOKING, PHONE = "HN-7001", "0912345678"
READY, IN_WORK = "H26.001.01-260302-0001", "H26.001.01-260302-0003"


async def bring_in(office: BranchOffice) -> None:
    """Bring a booking of today, whose time has passed at any hour of the day, and two dossiers."""
    now = datetime.now(UTC)
    midnight = datetime.combine(now.astimezone(VIETNAM).date(), time(), VIETNAM)
    rows = {
        "bookings": [{"code": BOOKING, "service": RESIDENCE, "booked_for": midnight.isoformat(), "phone": PHONE}],
        "dossiers": [
            {"code": READY, "status": 9, "place": "CN01", "updated_at": now.isoformat()},
            {"code": IN_WORK, "status": 4, "updated_at": now.isoformat()},
        ],
    }
    # Phone numbers are kept as hashes of the vault's making.
    await office.make_vault_key()
    credential = await office.credential("administrator", "administrator")
    for name, told in rows.items():
        file = office.devices / f"{name}.json"
        file.write_text(json.dumps(told), encoding="utf-8")
        await output_of(MOTCUA, name, "import", file, "--server", office.url, "--credential-file", credential)


async def look_up(glass: Display, field: str, text: str, *, brings: str) -> None:
    """Type into the field for which the keyboard has come up by itself, and have it looked up."""
    await glass.until_shown("key-done")
    await glass.use("type", text)
    await glass.until_shown(f"{field}Place", text)
    await glass.touch(f"{field.removesuffix('Code')}LookUp", brings=lambda: glass.shows(brings))


async def check_in(hall: Hall, glass: Display) -> None:
    await glass.touch("wayBooked", brings=lambda: glass.shows("byPhone"))
    await look_up(glass, "bookingCode", "HN-7002", brings="bookingWithout")
    await glass.touch("byPhone", brings=lambda: glass.shows("bookingPhonePlace"))
    await glass.use("type", PHONE)
    await glass.until_shown("bookingPhonePlace", "0912 345 678")
    await glass.touch("bookingLookUp", brings=lambda: glass.shows("checkIn"))
    await glass.touch("checkIn", brings=lambda: glass.shows("done"))
    checked_in = await hall.branch.until_more(BookingCheckedIn)
    ticket = hall.branch.all_of(TicketIssued)[-1]
    assert (checked_in.booking, ticket.booking, ticket.origin) == (BOOKING, BOOKING, TicketOrigin.BOOKED)
    assert (await glass.until_shown("number")).text == ticket.number
    assert len(read_receipt((hall.folders.tickets / "ticket-0001.bin").read_bytes(), 576).cuts) == 1
    await glass.touch("done", brings=lambda: glass.shows("wayBooked"))


async def see_that_it_is_used(glass: Display, number: str) -> None:
    await glass.touch("wayBooked", brings=lambda: glass.shows("byPhone"))
    await look_up(glass, "bookingCode", BOOKING, brings="bookingsDone")
    await glass.until_shown("heading", number)
    await glass.touch("bookingsDone", brings=lambda: glass.shows("wayAsk"))


async def ask(glass: Display) -> None:
    await glass.touch("wayAsk", brings=lambda: glass.shows("receiptBack"))
    await look_up(glass, "receiptCode", IN_WORK, brings="statusDone")
    await glass.touch("statusDone", brings=lambda: glass.shows("wayCollect"))


async def collect(hall: Hall, glass: Display) -> None:
    await glass.touch("wayCollect", brings=lambda: glass.shows("receiptBack"))
    await look_up(glass, "receiptCode", READY, brings="statusNumber")
    await glass.touch("statusNumber", brings=lambda: glass.shows("notEntitled"))
    await glass.touch("notEntitled", brings=lambda: glass.shows("takeNumber"))
    await glass.touch("takeNumber", brings=lambda: glass.shows("done"))
    ticket = await hall.branch.until_more(TicketIssued, 1)
    assert ticket.needs == ("traketqua",)


@pytest.mark.slow
def test_a_booking_and_a_result_lead_to_numbers_at_a_real_kiosk(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        await bring_in(hall.stage.office)
        glass = await hall.stage.kiosk(ready="wayBooked")
        await check_in(hall, glass)
        await see_that_it_is_used(glass, hall.branch.all_of(TicketIssued)[-1].number)
        await ask(glass)
        await collect(hall, glass)

    play(tmp_path, story)
