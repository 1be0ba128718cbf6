"""Keeps the copy of a node's vault at its centre up to date, row by row; nobody at the branch waits for it.

The vault itself remembers what the centre lacks, so a cut line or a restart loses nothing. Of what goes over the line
nothing is logged but how many rows.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from server_client.server import logs
from server_client.server.city_system.retrying import delay_s
from server_client.server.errors import Unavailable
from server_client.server.replication.centre_line import CentreRefused, CentreUnavailable
from server_client.server.stored_time import stored
from server_client.server.vault.copying import Copying
from server_client.server.vault.vault import Vault
from server_client.wire.vault_copies import CopiedPortion

_LOOK_S = 2.0
_REFUSED_S = 60.0
_LONGEST_S = 20.0
_log = logs.logger(__name__)


class VaultLine(Protocol):
    """A way to the centre, for one branch's vault."""

    async def send(self, portion: CopiedPortion) -> None:
        """Have the centre keep the rows; CentreUnavailable or CentreRefused."""

    async def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyState:
    """How many rows the centre lacks, and why, if something keeps them here."""

    waiting: int = 0
    fault: str | None = None


class VaultShipper:
    """The way of one branch's vault."""

    def __init__(
        self,
        vault: Vault,
        copying: Copying,
        line: VaultLine,
        *,
        epoch: Callable[[], int],
        now: Callable[[], datetime],
        dice: Callable[[], float],
    ) -> None:
        """Join the vault with the way; `epoch` is the one that this node writes in."""
        self.state = CopyState()
        self.is_wanted = copying.is_wanted
        self._vault = vault
        self._copying = copying
        self._line = line
        self._epoch = epoch
        self._now = now
        self._dice = dice
        self._failures = 0
        self._stamp = 0
        self._has_begun = False

    async def run(self) -> None:
        """Send what there is, until cancelled."""
        try:
            while True:
                wait_s = await self.step()
                await asyncio.sleep(wait_s)
        finally:
            await self._line.close()

    async def step(self) -> float:
        """Send some of what the centre lacks; return how long to wait then, in seconds."""
        try:
            if not self._has_begun:
                await self._vault.inside(self._copying.take_back)
                self._has_begun = True
            portion = await self._vault.inside(self._copying.next)
            if portion is None:
                self._tell(None)
                return _LOOK_S
            self._stamp = max(self._stamp + 1, stored(self._now()))
            await self._line.send(CopiedPortion(rows=list(portion.rows), stamp=self._stamp, epoch=self._epoch()))
            self.state = CopyState(waiting=await self._vault.inside(lambda s: self._copying.settled(s, portion)))
            self._failures = 0
            return 0.0
        except CentreRefused as refused:
            held = refused.particulars.get("stamp")
            if refused.code == "stale_copy" and isinstance(held, int):
                # Another node, or this one with another clock, has sent later than it is here.
                self._stamp = held
                return 0.0
            self._tell(str(refused))
            return _REFUSED_S
        except CentreUnavailable as failed:
            self._failures += 1
            self._tell(str(failed))
            return min(delay_s(self._failures, self._dice()), _LONGEST_S)
        except Unavailable as closed:
            self._tell(str(closed))
            return _LONGEST_S

    def _tell(self, fault: str | None) -> None:
        if fault is not None and fault != self.state.fault:
            _log.warning("the vault is not copied", why=fault, waiting=self.state.waiting)
        self.state = CopyState(waiting=self.state.waiting, fault=fault)
