"""Tells the branch what is wrong with this kiosk whenever that differs from what the branch knows; it finds no fault.

A report is not kept on disk and not sent by the outbox: a full disk must be able to say so, and one that is lost is
sent again as long as the branch knows otherwise. So there is never more than one under way, and none is out of date.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from server_client.client.connection import ConnectionState
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.device import DeviceFault, in_order
from server_client.queue_model.device_commands import ReportDevice
from server_client.queue_model.ids import CommandId, DeviceId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Settled

log = logging.getLogger("motcua.kiosk")

STEADY_S = 2.0
"""What comes and goes within this is not reported: a cover that is opened and closed, a line that blinks."""
AGAIN_S = 10.0


class FaultReporting:
    """One kiosk's reports. `note`, `hear` and `show_line` say how things are; `run` until cancelled.

    `send` is `BranchApi.send`, `pause` waits for some seconds.
    """

    def __init__(
        self,
        device: DeviceId,
        *,
        send: Callable[[Command], Awaitable[Settled]],
        new_id: Callable[[], CommandId],
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self._device = device
        self._send = send
        self._new_id = new_id
        self._pause = pause
        self._faults: tuple[DeviceFault, ...] | None = None
        self._known: tuple[DeviceFault, ...] | None = None
        self._has_heard = False
        self._line = ConnectionState.CONNECTING
        self._changed = asyncio.Event()

    def note(self, faults: frozenset[DeviceFault]) -> None:
        """These are the faults now."""
        self._faults = in_order(faults)
        self._changed.set()

    def hear(self, branch: Branch) -> None:
        """This is what the branch knows."""
        device = branch.device(self._device)
        # That the line was cut is the server's to say and to take back.
        known = in_order(set(device.faults) - {DeviceFault.UNREACHABLE})
        self._known = known if device.reported_at is not None else None
        self._has_heard = True
        self._changed.set()

    def show_line(self, line: ConnectionState) -> None:
        """The line to the branch is as given now."""
        self._line = line
        self._changed.set()

    async def run(self) -> None:
        """Report what is not known, for ever."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if self._is_due:
                await self._pause(STEADY_S)
            if self._is_due and self._faults is not None:
                await self._report(self._faults)

    @property
    def _is_due(self) -> bool:
        is_asked = self._has_heard and self._line is ConnectionState.ONLINE
        return is_asked and self._faults is not None and self._faults != self._known

    async def _report(self, faults: tuple[DeviceFault, ...]) -> None:
        try:
            await self._send(ReportDevice(id=self._new_id(), device=self._device, faults=faults))
        except ServerUnavailable:
            await self._pause(AGAIN_S)
            self._changed.set()
            return
        except Refused as refused:
            log.info("The branch takes no report of %s: %s", self._device, refused.sentence)
        except Rejected as rejected:
            log.error("The branch does not take the reports of %s: %s", self._device, rejected)
        # Until the feed says otherwise: what was refused now would be refused again.
        self._known = faults
