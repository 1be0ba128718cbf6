"""All parts of a kiosk make one condition, told when it changes."""

from kiosk.faults import Condition, DiskState, Hindrance, NotOurs, device_faults, hindrances
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.scanner import ScannerState
from kiosk.wellbeing import Wellbeing
from server_client.client.connection import ConnectionState
from server_client.queue_model.device import DeviceFault

PAPER_OUT = PrinterStatus(faults=frozenset({PrinterFault.PAPER_OUT}))


def test_each_part_is_in_the_condition_and_only_a_change_is_told() -> None:
    told = list[Condition]()
    kiosk = Wellbeing(told.append, knows_its_branch=False)
    for _ in range(2):
        kiosk.show_line(ConnectionState.OFFLINE, is_shut_out=False)
        kiosk.show_branch()
        kiosk.show_series(is_ours=False, refused=NotOurs.OTHER_NAME)
        kiosk.show_printer(PAPER_OUT)
        kiosk.show_scanner(ScannerState.GONE)
        kiosk.show_sound(is_mute=True)
        kiosk.show_disk(DiskState.LOW)
        kiosk.show_clock(is_wrong=True)
    assert len(told) == 8
    assert told[-1] == kiosk.condition
    assert hindrances(told[0]) == (Hindrance.NOT_READY,)
    assert hindrances(kiosk.condition) == (Hindrance.NOT_READY,)
    kiosk.show_series(is_ours=True, refused=None)
    assert hindrances(kiosk.condition) == (Hindrance.ON_ITS_OWN, Hindrance.NO_PAPER, Hindrance.NO_SCANNER)
    assert device_faults(kiosk.condition) == {
        DeviceFault.PAPER_OUT,
        DeviceFault.SCANNER_UNREACHABLE,
        DeviceFault.SOUND_FAULT,
        DeviceFault.DISK_FULL,
        DeviceFault.CLOCK_WRONG,
    }
