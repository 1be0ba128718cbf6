"""Brings into a hosted branch's log which kiosks the centre has shut, so that each hears of it when it has a line.

What the centre wants is a state, not a message: nothing is lost while a node is cut off, and nothing is done twice.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.device_commands import LockDevice, UnlockDevice
from server_client.queue_model.ids import CommandId, DeviceId
from server_client.queue_model.refusals import Refused
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.wire.chain import Entry

_LOOK_S = 0.5
_log = logs.logger(__name__)
Wanted = Mapping[DeviceId, str]
"""The kiosks that are to be shut, with the words for citizens."""


class LockedBranch(Protocol):
    """A branch that is hosted here."""

    @property
    def state(self) -> Branch:
        """Return the branch as it stands."""

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Carry out a command; Refused or Unavailable."""


def due(branch: Branch, wanted: Wanted, new_id: Callable[[], CommandId]) -> Iterator[Command]:
    """Go through what makes the branch's kiosks as they are wanted."""
    for device, message in wanted.items():
        known = branch.device(device)
        if known.locked_at is None or known.lock_message != message:
            yield LockDevice(id=new_id(), device=device, message=message)
    for device, known in branch.devices.items():
        if known.locked_at is not None and device not in wanted:
            yield UnlockDevice(id=new_id(), device=device)


async def keep_locks(hosted: LockedBranch, wanted: Callable[[], Wanted], new_id: Callable[[], CommandId]) -> None:
    """Keep the branch's kiosks as they are wanted, until cancelled."""
    fault = ""
    while True:
        await asyncio.sleep(_LOOK_S)
        for command in tuple(due(hosted.state, wanted(), new_id)):
            try:
                await hosted.settle(command)
                fault = ""
            except (Refused, Unavailable) as failed:
                # Another process has done it in this moment, or nothing can be written now: the next look will see.
                if str(failed) != fault:
                    fault = str(failed)
                    _log.info("lock not brought", branch=hosted.state.id, why=fault)
