"""Whose secret is whose at a centre: the devices of all branches, kept in this process and kept up by what is heard."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server import logs
from server_client.server.credentials import Credential
from server_client.server.enrolment.device import Device
from server_client.server.enrolment.devices import CHANNEL, Devices
from server_client.server.errors import Unavailable
from server_client.server.heard_within import heard_within
from server_client.server.sql.sql import Sql
from server_client.wire.enrolment import DeviceList, KioskLock, ListedDevice, encode_device_list

# How long a change may wait that nobody was told of, and how often it is written down who was heard.
_LOOK_S = 1.0
_HEARD_EVERY_S = 15.0
_log = logs.logger(__name__)


class KnownDevices:
    """The devices that may speak to this centre; `now` is the time at which one is heard."""

    def __init__(self, sql: Sql, devices: Devices, now: Callable[[], datetime]) -> None:
        """Prepare; `begin` reads them for the first time."""
        self._devices = devices
        self._now = now
        self._by_branch: dict[BranchId, tuple[Device, ...]] = {}
        self._by_hash: dict[str, tuple[Device, Credential]] = {}
        self._lists: dict[BranchId, tuple[str, bytes]] = {}
        self._heard: dict[tuple[BranchId, str], datetime] = {}
        self._unwritten: set[tuple[BranchId, str]] = set()
        self._new_secrets: dict[str, Device] = {}
        self._changed: set[BranchId] = set()
        self._has_all = False
        self._wake = asyncio.Event()
        self._end_hearing = sql.heard(CHANNEL, self._hear)

    async def begin(self) -> None:
        """Read all devices; Unavailable if the database cannot be asked."""
        await self._bring_up()

    async def look(self, branch: BranchId) -> None:
        """Read a branch's devices now; Unavailable if the database cannot be asked."""
        self._take(branch, tuple(await self._devices.all(branch)))

    async def run(self) -> None:
        """Keep up with the database until cancelled."""
        written_at = asyncio.get_running_loop().time()
        try:
            while True:
                await heard_within(self._wake, _LOOK_S)
                try:
                    await self._bring_up()
                    await self._let_old_secrets_go()
                    if asyncio.get_running_loop().time() - written_at >= _HEARD_EVERY_S:
                        written_at = asyncio.get_running_loop().time()
                        await self._write_heard()
                except Unavailable as failed:
                    _log.warning("devices not kept up", why=str(failed))
        finally:
            self._end_hearing()

    def holder(self, secret_hash: str) -> Credential | None:
        """Return whose secret has this hash, or None; the device is heard hereby."""
        found = self._by_hash.get(secret_hash)
        if found is None:
            return None
        device, credential = found
        self._heard[device.branch, device.name] = self._now()
        self._unwritten.add((device.branch, device.name))
        if secret_hash == device.next_hash:
            self._new_secrets[secret_hash] = device
            self._wake.set()
        return credential

    async def claim(self, holder: Credential, machine: str) -> str:
        """Return the machine that has this credential: it is `machine` if none had it."""
        return await self._devices.claim(holder, machine)

    def branches(self) -> list[BranchId]:
        """Return the branches of which there are devices."""
        return [branch for branch, devices in self._by_branch.items() if devices]

    def of(self, branch: BranchId) -> tuple[Device, ...]:
        """Return the devices of a branch, the revoked ones too."""
        return self._by_branch.get(branch, ())

    def locks(self, branch: BranchId) -> dict[DeviceId, str]:
        """Return which kiosks of a branch are to be shut, with the words for citizens."""
        return {DeviceId(device.name): device.lock.message for device in self.of(branch) if device.lock is not None}

    def heard_at(self, device: Device) -> datetime | None:
        """Return when the device was last heard, by this process if it was the last."""
        here = self._heard.get((device.branch, device.name))
        return max(filter(None, (here, device.heard_at)), default=None)

    def listed(self, branch: BranchId) -> tuple[str, bytes]:
        """Return what the branch's node is told of its devices, after a tag that changes with it."""
        known = self._lists.get(branch)
        if known is None:
            told = encode_device_list(DeviceList(branch=branch, devices=tuple(map(_listed, self._in_use(branch)))))
            known = self._lists[branch] = (f'"{sha256(told).hexdigest()[:24]}"', told)
        return known

    def _in_use(self, branch: BranchId) -> list[Device]:
        return [device for device in self.of(branch) if device.revoked_at is None]

    async def _bring_up(self) -> None:
        if not self._has_all:
            self._has_all = True
            self._changed.clear()
            try:
                found = await self._devices.all()
            except BaseException:
                self._has_all = False
                raise
            of_branch: dict[BranchId, list[Device]] = {branch: [] for branch in self._by_branch}
            for device in found:
                of_branch.setdefault(device.branch, []).append(device)
            for branch, devices in of_branch.items():
                self._take(branch, tuple(devices))
        while self._changed:
            branch = self._changed.pop()
            try:
                self._take(branch, tuple(await self._devices.all(branch)))
            except BaseException:
                self._changed.add(branch)
                raise

    def _take(self, branch: BranchId, devices: tuple[Device, ...]) -> None:
        for device in self._by_branch.get(branch, ()):
            for secret_hash in device.hashes:
                self._by_hash.pop(secret_hash, None)
        self._by_branch[branch] = devices
        self._lists.pop(branch, None)
        for device in devices:
            for secret_hash in device.hashes:
                self._by_hash[secret_hash] = (device, device.credential(secret_hash))

    async def _let_old_secrets_go(self) -> None:
        while self._new_secrets:
            secret_hash, device = self._new_secrets.popitem()
            await self._devices.use_new_secret(device.branch, device.name, secret_hash)

    async def _write_heard(self) -> None:
        unwritten, self._unwritten = self._unwritten, set()
        if unwritten:
            await self._devices.were_heard({which: self._heard[which] for which in unwritten})

    def _hear(self, branch: str) -> None:
        if branch:
            self._changed.add(BranchId(branch))
        else:
            self._has_all = False
        self._wake.set()


def _listed(device: Device) -> ListedDevice:
    lock = device.lock
    return ListedDevice(
        name=device.name,
        role=device.role.value,
        hashes=device.hashes,
        machine=device.machine,
        lock=None if lock is None else KioskLock(message=lock.message, since=lock.since),
    )
