"""Takes back what was kept for a person to whom no number came of it; it waits for nobody and holds ids only.

The ids are on disk, so that a fresh start goes on with them. What cannot be taken back is gone with its day: the vault
purges it, and no slip bears its code.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.queue_model.ids import CommandId

if TYPE_CHECKING:
    from kiosk.kept_lines import Lines

log = logging.getLogger("motcua.kiosk")

PAUSES_S = (0.5, 2.0, 10.0, *[60.0] * 720)
"""Between the attempts; after twelve hours the day is over."""

Pause = Callable[[float], Awaitable[None]]


class Withdrawing(Protocol):
    """Raises ServerUnavailable, Rejected and OfficeRefused; `OfficeApi` is the real one."""

    async def withdraw(self, which: CommandId) -> None:
        """Take back what was ordered with that id, whether or not the order has come."""


class Withdrawals:
    """The orders that are to be taken back. `owe` notes one, `see_to` goes on until all are.

    Between `open` and `close` they are kept on disk; a disk that fails costs only the memory over a fresh start.
    """

    def __init__(self, lines: "Callable[[], Lines] | None" = None) -> None:
        """Name where they are kept, anew for each opening; without that only in memory."""
        self._new_lines = lines
        self._lines: Lines | None = None
        self._owed: dict[CommandId, None] = {}
        self._is_seen_to = False

    async def open(self) -> None:
        """Take up what an earlier run owed; OutboxUnavailable if the disk does not allow it."""
        if self._new_lines is None:
            return
        lines = self._new_lines()
        kept = await lines.open()
        self._lines, earlier = lines, self.owed
        self._owed = {CommandId(order): None for order in kept}
        for order in earlier:
            self.owe(order)

    async def close(self) -> None:
        """Leave the disk; what is owed is taken up by the next opening."""
        lines, self._lines = self._lines, None
        if lines is not None:
            await lines.close()

    @property
    def owed(self) -> tuple[CommandId, ...]:
        """The orders that are still to be taken back."""
        return tuple(self._owed)

    def owe(self, order: CommandId) -> None:
        """Note that nothing may be kept of this order."""
        if order not in self._owed and self._lines is not None:
            self._lines.put_soon(order, b"owed")
        self._owed[order] = None

    async def settle(self, office: Withdrawing) -> None:
        """Take all of them back now; ServerUnavailable if that cannot be done."""
        for order in self.owed:
            try:
                await office.withdraw(order)
            except (Rejected, OfficeRefused) as exc:
                # A clerk has taken it on, or we may not: the same again would be answered in the same way.
                log.error("Pre-registration %s cannot be taken back: %s", order, exc)
            self._owed.pop(order, None)
            if self._lines is not None:
                self._lines.drop_soon(order)

    async def see_to(self, office: Callable[[], Awaitable[Withdrawing]], pause: Pause) -> None:
        """Take them back as soon as that can be done; once at a time, however often it is begun."""
        if self._is_seen_to:
            return
        self._is_seen_to = True
        try:
            await self._try_until_settled(office, pause)
        finally:
            self._is_seen_to = False

    async def _try_until_settled(self, office: Callable[[], Awaitable[Withdrawing]], pause: Pause) -> None:
        for seconds in PAUSES_S:
            try:
                await self.settle(await office())
            except ServerUnavailable as exc:
                log.debug("Nothing can be taken back yet: %s", exc)
            if not self._owed:
                return
            await pause(seconds)
        log.warning("Not taken back, but gone with the day: %s", ", ".join(self._owed))
