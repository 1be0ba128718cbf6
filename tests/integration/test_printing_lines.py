"""What printers and cables do beyond the common suite: silence, clones, idle hang-ups, stalls, device files."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.escpos_lines import open_line
from kiosk.printing.escpos_printer import EscposPrinter
from kiosk.printing.line import LineBroken
from kiosk.printing.printer_addresses import UsbPlace
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.printing.printers import printer_from
from kiosk.printing.raster import Raster
from tests.contract.receipt_printer import Mechanism, TcpPlug

JOB = escpos_job(Raster(384, b"\xa5" * 48 * 200))


@pytest.fixture
def mechanism() -> Mechanism:
    return Mechanism()


@pytest.fixture
def plug(mechanism: Mechanism, tmp_path: Path) -> Iterator[TcpPlug]:
    plug = TcpPlug(mechanism, tmp_path)
    yield plug
    plug.unplug()


def test_a_silent_printer_prints_and_confirms_nothing(mechanism: Mechanism, plug: TcpPlug) -> None:
    mechanism.mute = True
    printer = printer_from(plug.setting)

    confirmed = printer.print(JOB)

    assert mechanism.wait_for(len(JOB)) == JOB
    assert not confirmed
    assert printer.status() == PrinterStatus(told=False)
    printer.close()


def test_a_silent_printer_that_must_answer_is_unreachable(mechanism: Mechanism, plug: TcpPlug) -> None:
    mechanism.mute = True
    printer = printer_from(f"{plug.setting}?answers=yes")

    assert printer.status().blocking is PrinterFault.UNREACHABLE
    with pytest.raises(PrinterUnavailable, match="answers no status query"):
        printer.print(JOB)


def test_a_clone_without_ordered_answers_is_asked_for_faults_after_the_job(mechanism: Mechanism, plug: TcpPlug) -> None:
    mechanism.answers_in_order = False
    printer = printer_from(plug.setting)

    assert not printer.print(JOB)
    mechanism.break_with(PrinterFault.COVER_OPEN)
    with pytest.raises(PrinterUnavailable) as failure:
        printer.print(JOB)

    assert failure.value.fault is PrinterFault.COVER_OPEN


def test_a_printer_that_stops_without_a_reason_fails_the_job(mechanism: Mechanism, plug: TcpPlug) -> None:
    printer = printer_from(plug.setting)
    assert printer.status() == PrinterStatus()
    mechanism.answers_in_order = False

    with pytest.raises(PrinterUnavailable, match="did not work off the ticket") as failure:
        printer.print(JOB)

    assert failure.value.fault is PrinterFault.UNREACHABLE


def test_a_printer_that_falls_silent_is_unreachable(mechanism: Mechanism, plug: TcpPlug) -> None:
    printer = printer_from(plug.setting)
    assert printer.status() == PrinterStatus()

    mechanism.mute = True

    assert printer.status().blocking is PrinterFault.UNREACHABLE
    printer.close()


def test_a_connection_lost_midway_fails_the_job(plug: TcpPlug) -> None:
    printer = printer_from(plug.setting)
    assert printer.status() == PrinterStatus()
    plug.hang_up_after(len(JOB) // 2)

    with pytest.raises(PrinterUnavailable) as failure:
        printer.print(JOB)

    assert failure.value.fault is PrinterFault.UNREACHABLE


def test_a_printer_that_hung_up_when_idle_is_noticed_before_bytes_are_lost(mechanism: Mechanism, plug: TcpPlug) -> None:
    printer = printer_from(plug.setting)
    assert printer.status() == PrinterStatus()
    plug.unplug()
    plug.plug_in()

    with pytest.raises(PrinterUnavailable, match="closed the connection"):
        printer.print(JOB)
    assert printer.print(JOB)

    assert mechanism.wait_for(len(JOB)) == JOB
    printer.close()


def test_a_printer_that_takes_no_more_bytes_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        printer = printer_from(f"tcp:127.0.0.1:{listener.getsockname()[1]}")

        with pytest.raises(PrinterUnavailable) as failure:
            printer.print(JOB * 1000)

    assert failure.value.fault is PrinterFault.UNREACHABLE


def test_a_device_file_gets_the_job(tmp_path: Path) -> None:
    printer = printer_from(f"file:{tmp_path / 'lp0'}")

    assert not printer.print(JOB)
    printer.close()

    assert (tmp_path / "lp0").read_bytes() == JOB


def test_a_device_file_tells_no_status(tmp_path: Path) -> None:
    printer = printer_from(f"file:{tmp_path / 'lp0'}")

    assert printer.status() == PrinterStatus(told=False)
    printer.close()


def test_a_missing_device_is_unreachable_and_no_file_is_made_of_it() -> None:
    device = Path("/dev/motcua-has-no-such-printer")
    printer = printer_from(f"file:{device}")

    with pytest.raises(PrinterUnavailable, match="not connected"):
        printer.print(JOB)

    assert not device.exists()


def test_a_device_that_takes_no_more_bytes_is_given_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lp0")
    reader = os.open(tmp_path / "lp0", os.O_RDONLY | os.O_NONBLOCK)
    printer = printer_from(f"file:{tmp_path / 'lp0'}")

    with pytest.raises(PrinterUnavailable, match="takes no more bytes"):
        printer.print(JOB * 10)

    os.close(reader)


def test_a_serial_device_that_is_not_there_is_unreachable() -> None:
    assert printer_from("serial:/dev/motcua-has-no-such-line").status().blocking is PrinterFault.UNREACHABLE


def test_a_usb_printer_without_libusb_says_what_to_install() -> None:
    class NoLibusb:
        def enumerate_devices(self) -> list[str]:
            from usb.core import NoBackendError  # noqa: PLC0415 - only this test raises it

            raise NoBackendError("No backend available")

    with pytest.raises(LineBroken, match=r"libusb-1\.0-0"):
        open_line(UsbPlace(0x04B8, 0x0E15), NoLibusb())


def test_a_line_is_opened_by_the_first_work_and_not_before() -> None:
    printer = printer_from("tcp:192.0.2.5:9100")

    assert isinstance(printer, EscposPrinter)
    printer.close()
