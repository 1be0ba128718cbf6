"""One suite for every printer: the virtual one, and the real drivers at a line with a printer in software."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.escpos_lines import open_line
from kiosk.printing.escpos_printer import EscposPrinter
from kiosk.printing.printer import Printer
from kiosk.printing.printer_addresses import VirtualPlace, printer_address
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.printing.printers import printer_from
from kiosk.printing.raster import Raster
from kiosk.printing.virtual_printer import VirtualPrinter
from tests.contract.receipt_printer import Mechanism, SerialPlug, TcpPlug, UsbPlug

# Over 4 KB: goes out in several pieces. No byte of it is the start of a command that printers obey at once (0x10).
JOB = escpos_job(Raster(576, bytes((0xA5, 0x00, 0x0F, 0xFF)) * 18 * 150))
BLOCKING = [fault for fault in PrinterFault if fault not in {PrinterFault.PAPER_LOW, PrinterFault.UNREACHABLE}]


class Bench(Protocol):
    """A printer and the hands that break and mend it."""

    printer: Printer

    def paper(self, jobs: int) -> bytes:
        """What came out, once it is so many jobs' worth."""

    def break_with(self, fault: PrinterFault) -> None: ...
    def run_out_midway(self) -> None: ...
    def unplug(self) -> None: ...
    def mend(self) -> None: ...
    def clear_away(self) -> None: ...


class VirtualBench:
    def __init__(self, folder: Path) -> None:
        self._folder = folder / "tickets"
        address = printer_address(f"virtual:{self._folder}")
        self._virtual = VirtualPrinter(address, self._folder)
        self.printer: Printer = self._virtual

    def paper(self, jobs: int) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self._folder.glob("ticket-*.bin")))

    def break_with(self, fault: PrinterFault) -> None:
        self._virtual.break_with(fault)

    def run_out_midway(self) -> None:
        self._virtual.break_with(PrinterFault.PAPER_OUT, midway=True)

    def unplug(self) -> None:
        self._virtual.break_with(PrinterFault.UNREACHABLE)

    def mend(self) -> None:
        self._virtual.mend()

    def clear_away(self) -> None:
        self.printer.close()


class LineBench:
    def __init__(self, folder: Path, make_plug: Callable[[Mechanism, Path], TcpPlug | SerialPlug | UsbPlug]) -> None:
        self.mechanism = Mechanism()
        self.plug = make_plug(self.mechanism, folder)
        self._unplugged = False
        address = printer_address(self.plug.setting)
        if isinstance(self.plug, UsbPlug):
            self.printer: Printer = EscposPrinter(address, lambda: open_line(address.place, self.plug))
        else:
            self.printer = printer_from(self.plug.setting)

    def paper(self, jobs: int) -> bytes:
        return self.mechanism.wait_for(jobs * len(JOB))

    def break_with(self, fault: PrinterFault) -> None:
        self.mechanism.break_with(fault)

    def run_out_midway(self) -> None:
        self.mechanism.stop_after = len(JOB) // 2

    def unplug(self) -> None:
        self.plug.unplug()
        self._unplugged = True

    def mend(self) -> None:
        self.mechanism.mend()
        if self._unplugged:
            self.plug.plug_in()
            self._unplugged = False

    def clear_away(self) -> None:
        self.printer.close()
        self.plug.unplug()


BENCHES: dict[str, Callable[[Path], Bench]] = {
    "virtual": VirtualBench,
    "tcp": lambda folder: LineBench(folder, TcpPlug),
    "serial": lambda folder: LineBench(folder, SerialPlug),
    "usb": lambda folder: LineBench(folder, UsbPlug),
}


@pytest.fixture(params=BENCHES)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    bench = BENCHES[request.param](tmp_path)
    yield bench
    bench.clear_away()


def test_a_job_comes_out_whole_and_once(bench: Bench) -> None:
    bench.printer.print(JOB)

    assert bench.paper(1) == JOB


def test_a_printer_that_works_off_a_job_confirms_it(bench: Bench) -> None:
    assert bench.printer.print(JOB)


def test_jobs_come_out_one_after_the_other(bench: Bench) -> None:
    bench.printer.print(JOB)
    bench.printer.print(JOB)

    assert bench.paper(2) == JOB * 2


def test_a_sound_printer_reports_no_fault(bench: Bench) -> None:
    assert bench.printer.status() == PrinterStatus()


@pytest.mark.parametrize("fault", BLOCKING)
def test_a_fault_is_known_before_anything_is_printed(bench: Bench, fault: PrinterFault) -> None:
    bench.break_with(fault)

    assert bench.printer.status().blocking is fault


@pytest.mark.parametrize("fault", BLOCKING)
def test_a_job_for_a_broken_printer_fails_with_its_fault(bench: Bench, fault: PrinterFault) -> None:
    bench.printer.status()
    bench.break_with(fault)

    with pytest.raises(PrinterUnavailable) as refusal:
        bench.printer.print(JOB)

    assert refusal.value.fault is fault
    assert bench.printer.address in str(refusal.value)


def test_low_paper_is_told_and_does_not_stop_printing(bench: Bench) -> None:
    bench.break_with(PrinterFault.PAPER_LOW)

    status = bench.printer.status()
    bench.printer.print(JOB)

    assert status.paper_low
    assert status.blocking is None
    assert bench.paper(1) == JOB


def test_paper_that_runs_out_midway_fails_the_job(bench: Bench) -> None:
    bench.printer.status()
    bench.run_out_midway()

    with pytest.raises(PrinterUnavailable) as failure:
        bench.printer.print(JOB)

    assert failure.value.fault is PrinterFault.PAPER_OUT


def test_a_mended_printer_prints_again(bench: Bench) -> None:
    bench.printer.status()
    bench.break_with(PrinterFault.PAPER_OUT)
    with pytest.raises(PrinterUnavailable):
        bench.printer.print(JOB)
    bench.mend()

    bench.printer.print(JOB)

    assert bench.paper(1).endswith(JOB)
    assert bench.printer.status() == PrinterStatus()


def test_an_unplugged_printer_is_unreachable(bench: Bench) -> None:
    bench.printer.print(JOB)
    bench.unplug()

    with pytest.raises(PrinterUnavailable) as failure:
        bench.printer.print(JOB)

    assert failure.value.fault is PrinterFault.UNREACHABLE
    assert bench.printer.status().blocking is PrinterFault.UNREACHABLE


def test_a_printer_that_was_never_there_is_unreachable(bench: Bench) -> None:
    bench.unplug()

    assert bench.printer.status().blocking is PrinterFault.UNREACHABLE


def test_a_printer_that_is_plugged_in_again_prints_again(bench: Bench) -> None:
    bench.unplug()
    assert bench.printer.status().blocking is PrinterFault.UNREACHABLE
    bench.mend()

    bench.printer.print(JOB)

    assert bench.paper(1) == JOB


def test_a_closed_printer_opens_again_for_the_next_job(bench: Bench) -> None:
    bench.printer.print(JOB)
    bench.printer.close()

    bench.printer.print(JOB)

    assert bench.paper(2) == JOB * 2


def test_the_width_is_the_settings(bench: Bench) -> None:
    assert bench.printer.width == 576


def test_the_benches_use_the_driver_that_the_setting_names(tmp_path: Path) -> None:
    assert isinstance(printer_from(f"virtual:{tmp_path}?width=384"), VirtualPrinter)
    assert isinstance(printer_address(f"virtual:{tmp_path}").place, VirtualPlace)
