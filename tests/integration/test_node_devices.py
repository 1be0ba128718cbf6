"""A node's copy of its devices: kept on disk, good while it is cut off, and renewed at the next contact."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server.credentials import Credentials, Role
from server_client.server.enrolment.devices import Place
from server_client.server.enrolment.http_devices import HttpDevices
from server_client.server.enrolment.node_devices import NodeDevices
from server_client.server.errors import LogDamaged
from server_client.server.replication.centre_line import CentreAddress, CentreRefused, CentreUnavailable
from server_client.wire.enrolment import DeviceList, KioskLock, ListedDevice
from tests.fakes.running_center import running_center

CN01 = BranchId("CN01")
SINCE = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)


class Line:
    """The centre's list as a test sets it; None for a line that is cut."""

    def __init__(self, *devices: ListedDevice) -> None:
        self.devices_there: tuple[ListedDevice, ...] | None = devices
        self.version = 0
        self.is_closed = False

    def set(self, *devices: ListedDevice) -> None:
        """Have another list."""
        self.devices_there, self.version = devices, self.version + 1

    async def devices(self, tag: str) -> tuple[str, DeviceList] | None:
        """Return the list, None if it is known."""
        if self.devices_there is None:
            raise CentreUnavailable("cut")
        present = f'"{self.version}"'
        return None if tag == present else (present, DeviceList(branch=CN01, devices=self.devices_there))

    async def close(self) -> None:
        """Note it."""
        self.is_closed = True


def kiosk(*hashes: str, lock: KioskLock | None = None) -> ListedDevice:
    """Return the kiosk K1 under these hashes."""
    return ListedDevice(name="K1", role="kiosk", hashes=hashes, lock=lock)


def test_what_was_enrolled_works_while_cut_off_and_what_was_revoked_stops_at_the_next_contact(tmp_path: Path) -> None:
    line = Line(kiosk("h1"), ListedDevice(name="X", role="of a later program", hashes=("hx",)))
    devices = NodeDevices(tmp_path / "devices.json", CN01, line, lambda: 0.5)
    credentials = Credentials(tmp_path / "credentials.json")
    credentials.enrolled = devices
    assert credentials.with_hash("h1") is None
    asyncio.run(devices.look())
    found = credentials.with_hash("h1")
    assert found is not None
    assert (found.name, found.role, found.branch, credentials.with_hash("hx")) == ("K1", Role.KIOSK, CN01, None)

    line.devices_there = None
    again = NodeDevices(tmp_path / "devices.json", CN01, line, lambda: 0.5)
    asyncio.run(again.look())
    assert again.holder("h1") == found
    line.set()
    asyncio.run(again.look())
    assert again.holder("h1") is None


def test_a_claim_goes_with_the_credential_and_outlives_its_exchange(tmp_path: Path) -> None:
    line = Line(kiosk("h1"))
    devices = NodeDevices(tmp_path / "devices.json", CN01, line, lambda: 0.5)
    credentials = Credentials(tmp_path / "credentials.json")
    credentials.enrolled = devices
    asyncio.run(devices.look())
    found = credentials.with_hash("h1")
    assert found is not None
    assert asyncio.run(credentials.claimed(found, "m1")) == "m1"
    assert asyncio.run(credentials.claimed(found, "m2")) == "m1"
    for hashes in (("h1", "h2"), ("h2",)):
        line.set(kiosk(*hashes))
        asyncio.run(devices.look())
    renewed = devices.holder("h2")
    assert renewed is not None
    assert renewed.machine == "m1"
    line.set(kiosk("h9"))
    asyncio.run(devices.look())
    anew = devices.holder("h9")
    assert anew is not None
    assert anew.machine is None


def test_locks_are_the_centres_and_it_asks_until_it_ends(tmp_path: Path) -> None:
    line = Line(kiosk("h1", lock=KioskLock(message="Mời sang K2", since=SINCE)))
    devices = NodeDevices(tmp_path / "devices.json", CN01, line, lambda: 0.5)

    async def work() -> None:
        async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
            running = tasks.create_task(devices.run())
            for _ in range(500):
                if devices.locks():
                    break
                await asyncio.sleep(0.01)
            running.cancel()

    asyncio.run(work())
    assert (devices.locks(), line.is_closed) == ({DeviceId("K1"): "Mời sang K2"}, True)


def test_a_damaged_list_is_said(tmp_path: Path) -> None:
    (tmp_path / "devices.json").write_text("{")

    with pytest.raises(LogDamaged, match="a list of devices"):
        NodeDevices(tmp_path / "devices.json", CN01, Line(), lambda: 0.5)


def test_the_list_comes_over_http_and_each_fault_has_its_kind(tmp_path: Path) -> None:
    with running_center(tmp_path / "center") as center:
        secrets = {}
        for name, role in (("node", Role.NODE), ("K1", Role.KIOSK)):
            place = Place(branch=CN01, name=name, role=role)
            code = center.do(center.center.devices.make_code(place, by="lan"))
            _, secrets[name] = center.do(center.center.devices.enrol(code.code, "pc"))
        center.do(center.center.known_devices.look(CN01))

        async def asked(url: str, secret: str) -> tuple[str, list[str], object]:
            file = tmp_path / "secret"
            file.write_text(secret)
            line = HttpDevices(CentreAddress(url=url, credential=file))
            try:
                found = await line.devices("")
                assert found is not None
                tag, devices = found
                return tag, [one.name for one in devices.devices], await line.devices(tag)
            finally:
                await line.close()

        tag, names, again = asyncio.run(asked(center.url, secrets["node"]))
        assert (bool(tag), names, again) == (True, ["K1", "node"], None)
        with pytest.raises(CentreRefused, match="for a branch's node"):
            asyncio.run(asked(center.url, secrets["K1"]))
        with pytest.raises(CentreUnavailable):
            asyncio.run(asked("http://127.0.0.1:9", secrets["node"]))
