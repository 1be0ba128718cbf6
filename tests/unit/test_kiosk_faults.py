"""For each fault: what staff are told, and what the person before the kiosk is told."""

import pytest

from kiosk.faults import Condition, DiskState, Hindrance, device_faults, hindrances
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.scanner import ScannerState
from server_client.client.connection import ConnectionState
from server_client.queue_model.device import DeviceFault

DOWN = ConnectionState.OFFLINE


def printer(*faults: PrinterFault) -> Condition:
    return Condition(line=ConnectionState.ONLINE, printer=PrinterStatus(faults=frozenset(faults)))


def test_a_kiosk_that_is_well_has_nothing_to_say() -> None:
    well = Condition(line=ConnectionState.ONLINE, scanner=ScannerState.READY)
    assert (device_faults(well), hindrances(well)) == (frozenset(), ())


@pytest.mark.parametrize(
    ("condition", "faults", "told"),
    [
        (printer(PrinterFault.PAPER_LOW), {DeviceFault.PAPER_LOW}, ()),
        (printer(PrinterFault.PAPER_OUT), {DeviceFault.PAPER_OUT}, (Hindrance.NO_PAPER,)),
        (printer(PrinterFault.CUTTER), {DeviceFault.PAPER_JAM}, (Hindrance.NO_PAPER,)),
        (printer(PrinterFault.COVER_OPEN), {DeviceFault.COVER_OPEN}, (Hindrance.NO_PAPER,)),
        (printer(PrinterFault.UNREACHABLE), {DeviceFault.PRINTER_UNREACHABLE}, (Hindrance.NO_PAPER,)),
        (printer(PrinterFault.ERROR), {DeviceFault.PRINTER_FAULT}, (Hindrance.NO_PAPER,)),
        (printer(PrinterFault.OFFLINE), {DeviceFault.PRINTER_FAULT}, (Hindrance.NO_PAPER,)),
        (Condition(scanner=ScannerState.GONE), {DeviceFault.SCANNER_UNREACHABLE}, (Hindrance.NO_SCANNER,)),
        (Condition(scanner=ScannerState.ABSENT), set(), ()),
        (Condition(is_mute=True), {DeviceFault.SOUND_FAULT}, ()),
        (Condition(is_clock_wrong=True), {DeviceFault.CLOCK_WRONG}, ()),
        (Condition(disk=DiskState.LOW), {DeviceFault.DISK_FULL}, ()),
        (Condition(disk=DiskState.FULL), {DeviceFault.DISK_FULL}, (Hindrance.NO_DISK,)),
        (Condition(disk=DiskState.FAULTY), {DeviceFault.DISK_FAULT}, (Hindrance.NO_DISK,)),
        (Condition(line=DOWN), set(), (Hindrance.ON_ITS_OWN,)),
        (Condition(line=DOWN, knows_its_branch=False), set(), (Hindrance.NOT_READY,)),
        (Condition(line=DOWN, has_series=False), set(), (Hindrance.NOT_READY,)),
        (Condition(line=DOWN, is_shut_out=True), set(), (Hindrance.SHUT_OUT,)),
    ],
)
def test_each_fault_is_told_to_staff_and_to_whoever_is_hindered(
    condition: Condition, faults: set[DeviceFault], told: tuple[Hindrance, ...]
) -> None:
    assert device_faults(condition) == faults
    assert hindrances(condition) == told


def test_one_cause_is_one_fault() -> None:
    assert device_faults(printer(PrinterFault.COVER_OPEN, PrinterFault.OFFLINE)) == {DeviceFault.COVER_OPEN}
    assert device_faults(printer(PrinterFault.PAPER_OUT, PrinterFault.PAPER_LOW)) == {DeviceFault.PAPER_OUT}
    low = printer(PrinterFault.PAPER_LOW, PrinterFault.OFFLINE)
    assert device_faults(low) == {DeviceFault.PAPER_LOW, DeviceFault.PRINTER_FAULT}


def test_several_hindrances_are_told_with_the_weightiest_first() -> None:
    bad = Condition(
        line=DOWN, printer=PrinterStatus(faults=frozenset({PrinterFault.PAPER_OUT})), scanner=ScannerState.GONE
    )
    assert hindrances(bad) == (Hindrance.ON_ITS_OWN, Hindrance.NO_PAPER, Hindrance.NO_SCANNER)


def test_where_no_number_can_be_had_nothing_else_is_told() -> None:
    bad = Condition(line=DOWN, disk=DiskState.FULL, printer=PrinterStatus(faults=frozenset({PrinterFault.PAPER_OUT})))
    assert hindrances(bad) == (Hindrance.NO_DISK,)
    assert Hindrance.NO_DISK.stops_numbers
    assert not Hindrance.ON_ITS_OWN.stops_numbers
