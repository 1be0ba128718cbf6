"""How each part of the kiosk is told to staff: how grave it is, by which words, and each fault by one part only."""

import pytest

from kiosk.faults import Condition, DiskState, NotOurs
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.scanner import ScannerState
from kiosk.staff.parts import Level, Part, part_states
from server_client.client.connection import ConnectionState

WELL = Condition(line=ConnectionState.ONLINE, scanner=ScannerState.READY)


def printer(*faults: PrinterFault, told: bool = True) -> Condition:
    return Condition(
        line=ConnectionState.ONLINE,
        scanner=ScannerState.READY,
        printer=PrinterStatus(faults=frozenset(faults), told=told),
    )


def amiss(condition: Condition) -> dict[str, Level]:
    """The words of all parts that are not well."""
    states = part_states(condition, has_sound=True)
    assert [state.part for state in states] == list(Part)
    return {state.says: state.level for state in states if state.level is not Level.WELL}


def test_of_a_kiosk_that_is_well_every_part_is_well() -> None:
    assert amiss(WELL) == {}
    assert part_states(WELL, has_sound=False)[-1].says == "sound_off"


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (printer(PrinterFault.PAPER_LOW), {"paper_low": Level.NOTE}),
        (printer(PrinterFault.PAPER_OUT, PrinterFault.OFFLINE, PrinterFault.PAPER_LOW), {"paper_out": Level.FAULT}),
        (printer(PrinterFault.COVER_OPEN, PrinterFault.OFFLINE), {"printer_cover_open": Level.FAULT}),
        (printer(PrinterFault.CUTTER), {"printer_cutter": Level.FAULT}),
        (printer(PrinterFault.OFFLINE), {"printer_offline": Level.FAULT}),
        (
            printer(PrinterFault.UNREACHABLE),
            {"printer_unreachable": Level.FAULT, "paper_unknown": Level.NOTE},
        ),
        (printer(told=False), {"printer_silent": Level.NOTE, "paper_unknown": Level.NOTE}),
        (
            Condition(scanner=ScannerState.GONE),
            {"scanner_unreachable": Level.FAULT, "line_connecting": Level.NOTE, "node_unheard": Level.NOTE},
        ),
        (
            Condition(line=ConnectionState.OFFLINE),
            {"line_cut": Level.FAULT, "node_unheard": Level.NOTE},
        ),
        (
            Condition(line=ConnectionState.OFFLINE, knows_its_branch=False),
            {"line_cut": Level.FAULT, "node_unknown": Level.FAULT},
        ),
        (
            Condition(line=ConnectionState.OFFLINE, has_series=False),
            {"line_cut": Level.FAULT, "node_unknown": Level.FAULT},
        ),
        (
            Condition(line=ConnectionState.OFFLINE, is_shut_out=True, not_ours=NotOurs.OTHER_MACHINE),
            {"line_cut": Level.FAULT, "node_other_machine": Level.FAULT},
        ),
        (
            Condition(line=ConnectionState.OFFLINE, is_shut_out=True, not_ours=NotOurs.OTHER_NAME),
            {"line_cut": Level.FAULT, "node_other_name": Level.FAULT},
        ),
        (
            Condition(line=ConnectionState.OFFLINE, is_shut_out=True),
            {"line_cut": Level.FAULT, "node_shut_out": Level.FAULT},
        ),
        (Condition(line=ConnectionState.ONLINE, disk=DiskState.LOW), {"disk_low": Level.NOTE}),
        (Condition(line=ConnectionState.ONLINE, disk=DiskState.FULL), {"disk_full": Level.FAULT}),
        (Condition(line=ConnectionState.ONLINE, is_mute=True), {"sound_fault": Level.NOTE}),
    ],
)
def test_what_is_amiss_is_told_by_the_part_that_it_concerns(condition: Condition, told: dict[str, Level]) -> None:
    assert amiss(condition) == told
