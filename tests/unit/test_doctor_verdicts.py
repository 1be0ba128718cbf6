"""What the doctor makes of what it saw: pure verdicts, each with its level."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.doctor import catalogue, clock, disk, node, printer, scanner, screen, service, settings_file, sound
from kiosk.doctor.checks import CHECKS, codes_of
from kiosk.doctor.disk import DiskState
from kiosk.doctor.finding import Findings, Level, worst
from kiosk.doctor.screen import ScreenSeen
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.errors import ScannerTrouble
from kiosk.scanning.scanner_addresses import scanner_address
from kiosk.scanning.trial import ScannerTrial
from kiosk.setup.sound_place import SoundPlace
from server_client.client.errors import Rejected
from server_client.client.inspection import Inspection
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration, KioskPlace
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.wire.answers import problem
from server_client.wire.views import Health, Holder, VaultHealth
from tests.fakes.office import OFFICE

K1 = DeviceId("K1")
OPEN = VaultHealth(open=True, why_not=None)
READY = Health(ready=True, branch="CN01", seq=7, why_not=[], vault=OPEN)
HOLDER = Holder(name="K1", role="kiosk", branch="CN01", version="1.0")


def codes(found: Findings) -> tuple[str, ...]:
    return tuple(one.code for one in found)


def test_the_worst_finding_is_the_exit_status() -> None:
    assert worst(()) == 0
    assert worst((Level.OK, Level.WARNING)) == 1
    assert worst((Level.WARNING, Level.FAULT, Level.OK)) == 2


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_can_find_that_all_is_well(check: str) -> None:
    assert Level.OK in codes_of(check).values()


def test_each_fault_of_the_settings_is_told() -> None:
    right = settings_file.verdict(file="kiosk.toml", faults=(), has_pin=True, as_root=False)
    without_file = settings_file.verdict(file="", faults=(), has_pin=True, as_root=False)
    wrong = settings_file.verdict(file="kiosk.toml", faults=("a: b", "c: d"), has_pin=False, as_root=True)
    assert (codes(right), codes(without_file)) == (("ready",), ("options",))
    assert codes(wrong) == ("wrong", "wrong", "no_pin", "as_root")
    assert wrong[1].particulars == {"fault": "c: d"}


@pytest.mark.parametrize(
    ("free", "write_s", "code"),
    [
        (50 * 1024**3, 0.005, "ready"),
        (50 * 1024**3, 0.9, "slow"),
        (500 * 1024**2, 0.9, "low"),
        (5 * 1024**2, 0.005, "full"),
    ],
)
def test_a_disk_is_judged_by_room_and_speed(free: int, write_s: float, code: str) -> None:
    (finding,) = disk.verdict(Path("/data"), DiskState(free=free, write_s=write_s))
    assert finding.code == code
    assert finding.particulars["free"].endswith(("GB", "MB"))


@pytest.mark.parametrize(
    ("lead_s", "kept", "found"),
    [
        (0.9, True, ("right",)),
        (-4, True, ("right",)),
        (-30, True, ("off",)),
        (7200, True, ("wrong",)),
        (0, False, ("right", "not_kept")),
        (None, None, ("unknown", "not_kept")),
    ],
)
def test_a_clock_is_judged_by_the_nodes(lead_s: float | None, kept: bool | None, found: tuple[str, ...]) -> None:
    lead = None if lead_s is None else timedelta(seconds=lead_s)
    assert codes(clock.verdict(lead, is_kept=kept)) == found


def an_office(*kiosks: DeviceId) -> Configuration:
    return replace(OFFICE, kiosks=tuple(KioskPlace(id=one, names={}) for one in kiosks))


def seen(
    holder: Holder = HOLDER, *, office: Configuration | None = None, health: Health = READY, answer_s: float = 0.004
) -> Findings:
    branch = Branch(id=BranchId("CN01"), configuration=office or an_office(K1))
    inspection = Inspection(answer_s=answer_s, health=health, holder=holder, branch=branch)
    return node.verdict(inspection, server="http://node", branch="CN01", device=K1, own_version="1.0")


def test_a_node_that_knows_this_kiosk_is_ready() -> None:
    (finding,) = seen()
    assert (finding.code, finding.particulars["ms"], finding.particulars["role"]) == ("ready", "4", "kiosk")


@pytest.mark.parametrize(
    ("holder", "code"),
    [
        (Holder(name="K1", role="counter", branch="CN01", version="1.0"), "wrong_role"),
        (Holder(name="K9", role="kiosk", branch="CN01", version="1.0"), "wrong_name"),
        (Holder(name="K1", role="kiosk", branch="CN01", version="0.9"), "other_version"),
    ],
)
def test_a_node_that_takes_it_for_another_is_told(holder: Holder, code: str) -> None:
    assert codes(seen(holder)) == (code,)


def test_what_the_node_lacks_is_told() -> None:
    shut = VaultHealth(open=False, why_not="There is no key")
    closed = Health(ready=False, branch="CN01", seq=1, why_not=["The day is not open"], vault=shut)
    assert codes(seen(office=an_office(DeviceId("K2")), health=closed, answer_s=2.0)) == (
        "unlisted",
        "not_ready",
        "vault_shut",
        "slow",
    )


def test_a_branch_without_configuration_is_a_fault() -> None:
    inspection = Inspection(answer_s=0.1, health=READY, holder=HOLDER, branch=Branch(id=BranchId("CN01")))
    found = node.verdict(inspection, server="http://node", branch="CN01", device=K1, own_version="1.0")
    assert codes(found) == ("unconfigured",)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("no_credential", "credential_refused"), ("unknown_branch", "unknown_branch"), ("odd", "rejected")],
)
def test_a_node_that_does_not_take_us_says_why(kind: str, code: str) -> None:
    rejected = Rejected(problem(kind, "No", 401, "because"))
    inspection = Inspection(answer_s=0.1, health=READY, rejected=rejected)
    (finding,) = node.verdict(inspection, server="http://node", branch="CN01", device=K1, own_version="1.0")
    assert finding.code == code
    assert "because" in finding.particulars["why"]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (PrinterStatus(), "ready"),
        (PrinterStatus(told=False), "untold"),
        (PrinterStatus(faults=frozenset({PrinterFault.PAPER_LOW})), "paper_low"),
        (PrinterStatus(faults=frozenset({PrinterFault.OFFLINE, PrinterFault.COVER_OPEN})), "cover_open"),
    ],
)
def test_a_printer_is_judged_by_its_answer(status: PrinterStatus, code: str) -> None:
    assert codes(printer.verdict("usb:04b8:0e15", status)) == (code,)


def test_every_fault_of_a_printer_and_every_trouble_of_a_scanner_has_its_level() -> None:
    assert {fault.value for fault in PrinterFault} <= codes_of("printer").keys()
    assert {trouble.value for trouble in ScannerTrouble} <= codes_of("scanner").keys()


@pytest.mark.parametrize(
    ("address", "trial", "waited", "code"),
    [
        ("none:", ScannerTrial(says=""), False, "none"),
        ("keyboard:", ScannerTrial(says=""), True, "types"),
        ("serial:/dev/ttyACM0", ScannerTrial(says=""), False, "ready"),
        ("serial:/dev/ttyACM0", ScannerTrial(says=""), True, "nothing_presented"),
        ("serial:/dev/ttyACM0", ScannerTrial(says="", kind="identity card"), True, "read"),
        ("serial:/dev/ttyACM0", ScannerTrial(says="", trouble=ScannerTrouble.IN_USE), True, "in_use"),
    ],
)
def test_a_scanner_is_judged_by_its_trial(address: str, trial: ScannerTrial, waited: bool, code: str) -> None:
    assert codes(scanner.verdict(address, scanner_address(address).place, trial, waited=waited)) == (code,)


CARDS = """\
 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0x6001110000 irq 155
 1 [Headphones     ]: USB-Audio - USB Headphones
"""


def test_sound_cards_are_read_by_the_name_that_alsa_uses() -> None:
    assert sound.cards(CARDS) == ("PCH", "Headphones")
    assert sound.cards("--- no soundcards ---\n") == ()


def test_without_a_card_there_is_no_sound_unless_a_sound_server_has_one() -> None:
    assert codes(sound.verdict((), SoundPlace(kind="aplay"))) == ("no_card",)
    assert codes(sound.verdict((), SoundPlace(kind="aplay", target="pipewire"))) == ()
    assert codes(sound.verdict(("PCH",), SoundPlace(kind="aplay"))) == ()


INPUTS = """\
I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
H: Handlers=mouse0 event5
B: PROP=2
B: EV=1b
B: ABS=3273800000000003

I: Bus=0011 Vendor=0002 Product=0007 Version=01b1
N: Name="SynPS/2 Synaptics TouchPad"
B: PROP=5
B: ABS=660800011000003

I: Bus=0003 Vendor=056a Product=0302 Version=0110
N: Name="Pen on glass"
B: PROP=2
B: ABS=1000003

I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Logitech USB Keyboard"
B: PROP=0
B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe
"""


def test_only_glass_that_takes_fingers_is_a_touch_screen() -> None:
    assert tuple(screen.touch_devices(INPUTS)) == ("ILITEK ILITEK-TP",)
    assert tuple(screen.touch_devices("")) == ()


@pytest.mark.parametrize(
    ("width", "height", "code"),
    [(1080, 1920, "portrait"), (1920, 1080, "landscape"), (720, 1280, "portrait"), (1024, 600, "small")],
)
def test_a_screen_is_judged_by_how_it_stands(width: int, height: int, code: str) -> None:
    found = screen.verdict(ScreenSeen(width=width, height=height, told_by="wayland"), ("glass",))
    assert codes(found) == (code, "touch")


def test_a_kiosk_without_screen_and_touch_is_told_both() -> None:
    assert codes(screen.verdict(None, ())) == ("none", "no_touch")


WELL = {
    "LoadState": "loaded",
    "UnitFileState": "enabled",
    "ActiveState": "active",
    "WatchdogUSec": "30s",
    "NRestarts": "0",
}


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        (WELL, ("ready",)),
        (None, ("no_systemd",)),
        ({**WELL, "LoadState": "not-found"}, ("not_installed",)),
        ({**WELL, "UnitFileState": "disabled", "ActiveState": "inactive"}, ("not_enabled", "not_running")),
        ({**WELL, "WatchdogUSec": "infinity", "NRestarts": "40"}, ("no_watchdog", "restarts")),
    ],
)
def test_the_unit_is_judged_by_what_systemd_knows(properties: Mapping[str, str] | None, found: tuple[str, ...]) -> None:
    assert codes(service.verdict(properties)) == found


def a_catalogue(*, is_sample: bool = False, since: date | None = None) -> Catalogue:
    one = Procedure(
        code=ProcedureCode("1.001"), official_name="Khai sinh", short_name="Khai sinh", effective_from=since
    )
    return Catalogue(procedures=(one,), notice="", is_sample=is_sample)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (a_catalogue(since=date(2026, 1, 1)), "ready"),
        (a_catalogue(is_sample=True), "sample"),
        (a_catalogue(since=date(2027, 1, 1)), "none_in_force"),
    ],
)
def test_a_catalogue_is_judged_by_what_is_in_force(given: Catalogue, code: str) -> None:
    assert codes(catalogue.verdict(given, date(2026, 11, 22), source="node")) == (code,)
