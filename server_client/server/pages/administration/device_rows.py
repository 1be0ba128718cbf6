"""The devices of a centre as they are shown: those that were enrolled, and kiosks that only their branch tells of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.branch_picture.picture import KioskPicture
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import BranchId, Language
from server_client.server.administration.administrator import Administrator
from server_client.server.center import Center
from server_client.server.credentials import Role
from server_client.server.enrolment.device import Device
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.pages.administration.fault_words import MILD


class DeviceState(StrEnum):
    """How a device is, the worst first."""

    FAULTY = "faulty"
    LOCKED = "locked"
    WARNED = "warned"
    WELL = "well"
    UNHEARD = "unheard"
    REVOKED = "revoked"


TONES = {
    DeviceState.FAULTY: "danger",
    DeviceState.LOCKED: "caution",
    DeviceState.WARNED: "caution",
    DeviceState.WELL: "positive",
    DeviceState.UNHEARD: "",
    DeviceState.REVOKED: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRow:
    """One device; `device` is None for a kiosk that was not enrolled at the centre, but by hand at its node."""

    branch: BranchId
    branch_name: str
    name: str
    role: Role
    state: DeviceState
    faults: tuple[DeviceFault, ...] = ()
    heard_at: datetime | None = None
    is_at_node: bool = False
    """A branch's own node hears the device, and the centre only what the log tells of it."""
    device: Device | None = None

    @property
    def tone(self) -> str:
        """Return the state's tone."""
        return TONES[self.state]

    @property
    def path(self) -> str:
        """Return where the device's own page is."""
        return f"/admin/devices/{self.branch}/{self.name}"

    def fits(self, text: str) -> bool:
        """Say whether the row is looked for by a text in its branch or its names."""
        sought = text.strip().lower()
        return any(
            sought in one.lower() for one in (self.branch, self.branch_name, self.name, f"{self.branch}/{self.name}")
        )


def device_rows(center: Center, who: Administrator, language: Language) -> list[DeviceRow]:
    """Return all devices that someone may see, by branch and name."""
    lines = center.board.shown.lines
    branches = sorted(branch for branch in {*lines, *center.known_devices.branches()} if who.sees(branch))
    return [row for branch in branches for row in rows_of(center, branch, language)]


def rows_of(center: Center, branch: BranchId, language: Language) -> list[DeviceRow]:
    """Return the devices of one branch."""
    line = center.board.shown.lines.get(branch)
    name = branch if line is None else line.name(language)
    return sorted(_rows(center, branch, name, line), key=lambda row: row.name)


def _rows(center: Center, branch: BranchId, branch_name: str, line: BranchLine | None) -> Iterator[DeviceRow]:
    kiosks: dict[str, KioskPicture] = {}
    if line is not None and line.picture is not None:
        kiosks = {kiosk.device: kiosk for kiosk in line.picture.kiosks}
    for device in center.known_devices.of(branch):
        told = kiosks.pop(device.name, None) if device.role is Role.KIOSK else None
        faults = told.faults if told is not None and device.revoked_at is None else ()
        heard_at = center.known_devices.heard_at(device)
        yield DeviceRow(
            branch=branch,
            branch_name=branch_name,
            name=device.name,
            role=device.role,
            state=_state(device, faults, is_told_of=told is not None or heard_at is not None),
            faults=faults,
            heard_at=heard_at,
            is_at_node=line is not None and not line.hosted,
            device=device,
        )
    for kiosk in kiosks.values():
        yield DeviceRow(
            branch=branch,
            branch_name=branch_name,
            name=kiosk.device,
            role=Role.KIOSK,
            state=_of_faults(kiosk.faults, well=DeviceState.WELL),
            faults=kiosk.faults,
        )


def _state(device: Device, faults: Iterable[DeviceFault], *, is_told_of: bool) -> DeviceState:
    if device.revoked_at is not None:
        return DeviceState.REVOKED
    if device.lock is not None:
        return DeviceState.LOCKED
    return _of_faults(tuple(faults), well=DeviceState.WELL if is_told_of else DeviceState.UNHEARD)


def _of_faults(faults: tuple[DeviceFault, ...], *, well: DeviceState) -> DeviceState:
    if not faults:
        return well
    return DeviceState.WARNED if set(faults) <= MILD else DeviceState.FAULTY
