"""What a kiosk keeps on disk: the configuration for its next start, and orders that the branch has not answered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.issuing import Issuing, NoAnswer, Order
from kiosk.last_branch import LastBranch
from server_client.client.outbox import Outbox
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CloseService
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import TicketState
from tests.fakes.client_pauses import middle
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, EIGHT, LAND, office

CN01 = BranchId("CN01")
ORDER = Order(needs=(CIVIL,), class_code=WALK_IN, language=VIETNAMESE)


@asynccontextmanager
async def opened(hall: KioskHall, folder: Path) -> AsyncIterator[Issuing]:
    outbox = Outbox(folder, send=hall.server.send, pause=asyncio.sleep, random=middle)
    await outbox.open()
    try:
        # Only ids and tokens of the true form come back from the disk.
        means = replace(hall.means, new_id=an_id, new_token=a_token, answer_within_s=0.2)
        yield Issuing(outbox, hall.press, means, page_of=str)
    finally:
        await outbox.close()


def test_the_configuration_and_the_day_are_there_at_the_next_start_and_the_queue_is_not(tmp_path: Path) -> None:
    place = office()
    place.take(CIVIL)
    place.do(CloseService(id=place.new_id(), service=LAND))
    LastBranch(tmp_path / "last.json", CN01).keep(place.branch)
    known = LastBranch(tmp_path / "last.json", CN01).load()
    assert known == Branch(
        id=CN01,
        configuration=place.branch.configuration,
        at=EIGHT,
        day=date(2026, 3, 9),
        is_open=True,
        closed_services=frozenset({LAND}),
    )


def test_a_kiosk_that_starts_for_the_first_time_knows_nothing(tmp_path: Path) -> None:
    assert LastBranch(tmp_path / "last.json", CN01).load() == Branch(id=CN01)


def test_a_kiosk_that_was_moved_to_another_branch_forgets_the_first(tmp_path: Path) -> None:
    LastBranch(tmp_path / "last.json", CN01).keep(office().branch)
    assert LastBranch(tmp_path / "last.json", BranchId("CN02")).load() == Branch(id=BranchId("CN02"))


def test_a_damaged_file_is_fetched_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "last.json").write_bytes(b'{"format": 1')
    assert LastBranch(tmp_path / "last.json", CN01).load() == Branch(id=CN01)
    assert "will be fetched anew" in caplog.text


def test_a_disk_that_takes_nothing_does_not_stop_the_kiosk(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    LastBranch(tmp_path / "missing" / "last.json", CN01).keep(office().branch)
    assert "could not be kept" in caplog.text


def test_the_same_is_written_once_and_the_time_now_and_then(tmp_path: Path) -> None:
    place = office()
    last = LastBranch(tmp_path / "last.json", CN01)
    last.keep(place.branch)
    (tmp_path / "last.json").unlink()
    place.wait(minutes=4)
    place.take(CIVIL)
    last.keep(place.branch)
    assert not (tmp_path / "last.json").exists()
    place.wait(minutes=1)
    place.take(CIVIL)
    last.keep(place.branch)
    assert last.load().at == EIGHT + timedelta(minutes=5)


def test_an_order_left_behind_by_a_power_cut_is_taken_back_by_the_next_run(tmp_path: Path) -> None:
    async def story() -> None:
        hall = KioskHall()
        hall.server.cut()
        hall.pauses.hold()
        async with opened(hall, tmp_path) as issuing:
            asking = asyncio.ensure_future(issuing.give_number(ORDER))
            await hall.pauses.begun()
            asking.cancel()
        hall.server.mend()
        async with opened(hall, tmp_path) as issuing:
            await issuing.recover()
            assert (await issuing.give_number(ORDER)).ticket.number == "A002"
        states = [ticket.state for ticket in hall.server.branch.tickets.values()]
        assert states == [TicketState.CANCELLED, TicketState.WAITING]

    asyncio.run(story())


def test_an_order_that_could_not_be_brought_in_time_leaves_nobody_waiting(tmp_path: Path) -> None:
    async def story() -> None:
        hall = KioskHall()
        hall.server.cut()
        async with opened(hall, tmp_path) as issuing:
            with pytest.raises(NoAnswer):
                await issuing.give_number(ORDER)
            hall.server.mend()
            assert (await issuing.give_number(ORDER)).ticket.number == "A002"
        states = [ticket.state for ticket in hall.server.branch.tickets.values()]
        assert states == [TicketState.CANCELLED, TicketState.WAITING]

    asyncio.run(story())
