"""A node's copy of its branch's devices as the centre has them: asked for often, kept on disk, good while cut off.

What was revoked at the centre stops here at the next contact, and not before.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server import logs
from server_client.server.credentials import Credential, Role
from server_client.server.errors import Unavailable
from server_client.server.kept_file import KeptFile
from server_client.server.replication.centre_line import CentreRefused
from server_client.wire.enrolment import DeviceList, ListedDevice

# 3,321 branches at this pace ask the centre 330 times a second, nearly always to hear that nothing has changed.
_EVERY_S = 10.0
_log = logs.logger(__name__)


class DeviceLine(Protocol):
    """A way to the centre's list; raises CentreUnavailable or CentreRefused."""

    async def devices(self, tag: str) -> tuple[str, DeviceList] | None:
        """Return the list with its tag, None if it is still the one of `tag`."""

    async def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDevices:
    """What the file holds: the centre's list and its tag, and which machine has each kiosk's name (by that name)."""

    tag: str = ""
    devices: tuple[ListedDevice, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)


class NodeDevices:
    """The devices that were enrolled at the centre for this node's branch."""

    def __init__(self, path: Path, branch: BranchId, line: DeviceLine, dice: Callable[[], float]) -> None:
        """Read what was kept; StoreUnavailable or LogDamaged if it cannot be. `dice` gives 0 up to 1."""
        self._branch = branch
        self._line = line
        self._dice = dice
        self._file: KeptFile[KeptDevices] = KeptFile(path, KeptDevices, KeptDevices(), kind="a list of devices")
        self._file.renew()
        self._by_hash: dict[str, Credential] = {}
        self._index()
        self._fault = ""

    async def run(self) -> None:
        """Ask the centre again and again, until cancelled."""
        try:
            while True:
                await self.look()
                await asyncio.sleep(_EVERY_S * (0.75 + self._dice() / 2))
        finally:
            await self._line.close()

    async def look(self) -> None:
        """Ask the centre once; the list that is kept holds if it cannot be reached."""
        try:
            found = await self._line.devices(self._file.kept.tag)
            if found is not None:
                await asyncio.to_thread(self._file.change, lambda kept: _renewed(kept, *found))
                self._index()
                _log.info("devices heard", branch=self._branch, count=len(self._file.kept.devices))
            self._fault = ""
        except (Unavailable, CentreRefused) as failed:
            if str(failed) != self._fault:
                self._fault = str(failed)
                _log.info("devices not heard", branch=self._branch, why=str(failed))

    def holder(self, secret_hash: str) -> Credential | None:
        """Return whose secret has this hash, or None."""
        return self._by_hash.get(secret_hash)

    async def claim(self, holder: Credential, machine: str) -> str:
        """Return the machine that has this credential: it is `machine` if none had it; StoreUnavailable."""

        def claimed(kept: KeptDevices) -> KeptDevices:
            return kept if holder.name in kept.claims else replace(kept, claims={**kept.claims, holder.name: machine})

        kept = await asyncio.to_thread(self._file.change, claimed)
        self._index()
        return kept.claims[holder.name]

    def locks(self) -> dict[DeviceId, str]:
        """Return which kiosks the centre has shut, with the words for citizens."""
        return {
            DeviceId(device.name): device.lock.message for device in self._file.kept.devices if device.lock is not None
        }

    def _index(self) -> None:
        kept = self._file.kept
        self._by_hash = {
            secret_hash: Credential(
                name=device.name,
                role=Role(device.role),
                secret_hash=secret_hash,
                machine=device.machine or kept.claims.get(device.name),
                branch=self._branch,
            )
            for device in kept.devices
            # One of a later program's roles has nothing to do here.
            if device.role in set(Role)
            for secret_hash in device.hashes
        }


def _renewed(kept: KeptDevices, tag: str, heard: DeviceList) -> KeptDevices:
    """Return what is to be kept; a claim goes with its credential, and outlives a rotation."""
    before = {device.name: set(device.hashes) for device in kept.devices}
    same = {device.name for device in heard.devices if before.get(device.name, set()) & set(device.hashes)}
    claims = {name: machine for name, machine in kept.claims.items() if name in same}
    return KeptDevices(tag=tag, devices=heard.devices, claims=claims)
