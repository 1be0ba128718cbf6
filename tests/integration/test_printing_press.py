"""The press: tickets drawn and printed in its thread, faults known while it is idle, nothing lost when it closes."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.printing.errors import PrinterSetupWrong, PrinterUnavailable
from kiosk.printing.printer_addresses import printer_address
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.printing.ticket_press import TicketPress, ticket_press
from kiosk.printing.virtual_printer import CONTROL_FILE, VirtualPrinter
from tests.golden.faces import EMERGENCY, VIETNAMESE
from tests.golden.receipt_reader import read_receipt

ASSETS = Path(str(files("assets")))


class WatchedPrinter:
    """A virtual printer that notes in which threads it worked."""

    def __init__(self, folder: Path) -> None:
        self.virtual = VirtualPrinter(printer_address(f"virtual:{folder}"), folder)
        self.threads: set[str] = set()
        self.questions = 0
        self.address, self.width = self.virtual.address, self.virtual.width

    def print(self, job: bytes) -> bool:
        self.threads.add(threading.current_thread().name)
        return self.virtual.print(job)

    def status(self) -> PrinterStatus:
        self.threads.add(threading.current_thread().name)
        self.questions += 1
        return self.virtual.status()

    def close(self) -> None:
        self.threads.add(threading.current_thread().name)


@pytest.fixture
def printer(tmp_path: Path) -> WatchedPrinter:
    return WatchedPrinter(tmp_path)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def press(printer: WatchedPrinter, runner: asyncio.Runner) -> Iterator[TicketPress]:
    press = ticket_press(printer, ASSETS, poll_seconds=0.01)
    yield press
    runner.run(press.close())


def test_a_ticket_comes_out_and_is_reported(press: TicketPress, runner: asyncio.Runner, tmp_path: Path) -> None:
    result = runner.run(press.print_ticket(VIETNAMESE))

    job = (tmp_path / "ticket-0001.bin").read_bytes()
    assert (result.number, result.confirmed, result.job_bytes) == ("A012", True, len(job))
    assert result.begun_at <= result.first_byte_at <= result.done_at
    assert read_receipt(job, 576).cuts


def test_tickets_come_out_in_the_order_asked(press: TicketPress, runner: asyncio.Runner, tmp_path: Path) -> None:
    async def three() -> list[str]:
        faces = [replace(VIETNAMESE, number=f"A{number:03}") for number in (1, 2, 3)]
        return [result.number for result in await asyncio.gather(*map(press.print_ticket, faces))]

    assert runner.run(three()) == ["A001", "A002", "A003"]
    assert len(list(tmp_path.glob("ticket-*.png"))) == 3


def test_all_work_on_the_printer_happens_in_its_thread(
    printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner
) -> None:
    runner.run(press.warm_up(sample=EMERGENCY))
    runner.run(press.print_ticket(VIETNAMESE))
    runner.run(press.status())

    assert {name.rpartition("_")[0] for name in printer.threads} == {"ticket-printer"}


def test_a_sound_printer_is_not_asked_before_a_ticket(
    printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner
) -> None:
    runner.run(press.warm_up())
    runner.run(press.print_ticket(VIETNAMESE))

    assert printer.questions == 1


def test_a_known_fault_refuses_a_ticket_before_paper_moves(
    printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner, tmp_path: Path
) -> None:
    printer.virtual.break_with(PrinterFault.COVER_OPEN)
    assert runner.run(press.warm_up()).blocking is PrinterFault.COVER_OPEN

    with pytest.raises(PrinterUnavailable) as refusal:
        runner.run(press.print_ticket(VIETNAMESE))

    assert refusal.value.fault is PrinterFault.COVER_OPEN
    assert not list(tmp_path.glob("*.bin"))


def test_a_printer_mended_since_prints_without_waiting_for_the_watch(
    printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner
) -> None:
    printer.virtual.break_with(PrinterFault.PAPER_OUT)
    runner.run(press.warm_up())
    printer.virtual.mend()

    assert runner.run(press.print_ticket(EMERGENCY)).number == "K2-001"


def test_paper_that_runs_out_midway_leaves_a_torn_ticket(
    printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner, tmp_path: Path
) -> None:
    printer.virtual.break_with(PrinterFault.PAPER_OUT, midway=True)

    with pytest.raises(PrinterUnavailable):
        runner.run(press.print_ticket(VIETNAMESE))

    assert sorted(path.name for path in tmp_path.glob("t*")) == ["torn-0001.bin", "torn-0001.png"]


def test_low_paper_is_reported_with_each_ticket(
    printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner
) -> None:
    printer.virtual.break_with(PrinterFault.PAPER_LOW)
    runner.run(press.warm_up())

    assert runner.run(press.print_ticket(VIETNAMESE)).paper_low


def test_the_watch_tells_each_change_once(printer: WatchedPrinter, press: TicketPress, runner: asyncio.Runner) -> None:
    seen: list[PrinterFault | None] = []

    async def watch_a_roll_change() -> None:
        told = asyncio.Event()

        def notice(status: PrinterStatus) -> None:
            seen.append(status.blocking)
            told.set()

        async with asyncio.TaskGroup() as tasks:
            watch = tasks.create_task(press.watch(notice))
            for change in (printer.virtual.mend, lambda: printer.virtual.break_with(PrinterFault.PAPER_OUT)):
                change()
                async with asyncio.timeout(5):
                    await told.wait()
                told.clear()
            asked = printer.questions
            while printer.questions < asked + 3:
                await press.status()
            watch.cancel()

    with suppress(asyncio.CancelledError):
        runner.run(watch_a_roll_change())
    assert seen == [None, PrinterFault.PAPER_OUT]


def test_closing_finishes_the_ticket_in_work(printer: WatchedPrinter, runner: asyncio.Runner, tmp_path: Path) -> None:
    press = ticket_press(printer, ASSETS)

    async def close_while_printing() -> None:
        async with asyncio.TaskGroup() as tasks:
            ticket = tasks.create_task(press.print_ticket(VIETNAMESE))
            await asyncio.sleep(0)
            await press.close()
            assert (await ticket).confirmed

    runner.run(close_while_printing())
    assert (tmp_path / "ticket-0001.png").exists()


def test_a_ticket_whose_caller_gave_up_is_still_printed(
    press: TicketPress, runner: asyncio.Runner, tmp_path: Path
) -> None:
    async def give_up() -> None:
        async with asyncio.TaskGroup() as tasks:
            ticket = tasks.create_task(press.print_ticket(VIETNAMESE))
            await asyncio.sleep(0)
            ticket.cancel()
        await press.status()

    runner.run(give_up())
    assert (tmp_path / "ticket-0001.png").exists()


def test_preparing_an_address_prints_nothing(press: TicketPress, runner: asyncio.Runner, tmp_path: Path) -> None:
    runner.run(press.prepare("https://hcc.example.vn/t/next"))

    assert not list(tmp_path.iterdir())


def test_a_control_file_with_an_unknown_word_is_named(
    press: TicketPress, runner: asyncio.Runner, tmp_path: Path
) -> None:
    (tmp_path / CONTROL_FILE).write_text("on fire", encoding="utf-8")

    with pytest.raises(PrinterSetupWrong, match="must hold one of unreachable, cover_open"):
        runner.run(press.status())


def test_a_folder_that_cannot_be_written_is_an_unreachable_printer(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    printer = VirtualPrinter(printer_address("virtual:x"), tmp_path / "file" / "below")

    with pytest.raises(PrinterUnavailable):
        printer.print(b"\x1b@")


def test_making_a_press_imports_neither_pillow_nor_a_driver() -> None:
    program = (
        "import sys; from pathlib import Path; from kiosk.printing.printers import printer_from;"
        "from kiosk.printing.ticket_press import ticket_press; ticket_press(printer_from('usb:04b8:0e15'), Path('.'));"
        "print(sorted({'PIL', 'qrcode', 'escpos', 'serial', 'usb'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30)

    assert run.stdout.strip() == "[]"
