"""Reads the scanner in a thread of its own and hands each scan to the event loop; it reads no payload and keeps none.

A code left under a scanner is sent again and again: the same one counts once until it has been away for a moment. Only
a keyed hash of the last one is kept for that.
"""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scanner import Scanned, Scanner, ScannerState

log = logging.getLogger("motcua.kiosk")

READ_S = 0.25
"""Short, so that the kiosk stops quickly; a scan is handed on at once."""
SAME_S = 1.5
REOPEN_S = (0.25, 0.5, 1.0, 2.0)
"""Pauses before it is looked for again, the last for ever: somebody who plugs it in should see it work soon."""


class ScanDesk:
    """One scanner's desk. `run` belongs into the application's task group, and `close` comes last.

    `scanned` and `state` are called in the event loop, `state` for the first state and each changed one. Times are of
    `monotonic`, in seconds.
    """

    def __init__(
        self,
        scanner: Scanner | None,
        *,
        scanned: Callable[[Scanned], None],
        state: Callable[[ScannerState], None],
        monotonic: Callable[[], float] = monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._scanner = scanner
        self._scanned = scanned
        self._tell_state = state
        self._monotonic = monotonic
        self._pause = pause
        self._state: ScannerState | None = None
        self._trouble: ScannerTrouble | None = None
        self._listening = True
        self._since = 0.0
        self._key = secrets.token_bytes(16)
        self._last: tuple[bytes, float] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scanner")

    @property
    def trouble(self) -> ScannerTrouble | None:
        """Why the scanner is gone; None if it is not."""
        return self._trouble

    def ignore_scans(self) -> None:
        """Let scans pass unheard until `take_scans`."""
        self._listening = False

    def take_scans(self) -> None:
        """Hear scans from now on; one that was made before is not heard any more."""
        if not self._listening:
            self._listening, self._since = True, self._monotonic()

    def expect_again(self) -> None:
        """Hear the last code once more even if it comes at once: the person was asked to present it again."""
        self._last = None

    async def run(self) -> None:
        """Read for ever, through every unplugging; without a scanner, say so and end."""
        if self._scanner is None:
            self._become(ScannerState.ABSENT)
            return
        self._since = self._monotonic()
        failures = 0
        while True:
            try:
                scanned = await self._in_thread(self._scanner)
            except ScannerUnavailable as exc:
                self._note(exc)
                await self._pause(REOPEN_S[min(failures, len(REOPEN_S) - 1)])
                failures += 1
                continue
            failures = 0
            self._trouble = None
            self._become(ScannerState.READY)
            if scanned is not None and self._is_new(scanned) and self._listening and scanned.at >= self._since:
                self._scanned(scanned)
            # Else the last scan would stay here while the next is waited for.
            del scanned

    async def close(self) -> None:
        """Let the scanner go, at the latest after the reading that is under way."""
        if self._scanner is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._scanner.close)
        self._thread.shutdown()

    async def _in_thread(self, scanner: Scanner) -> Scanned | None:
        return await asyncio.get_running_loop().run_in_executor(self._thread, scanner.read, READ_S)

    def _note(self, fault: ScannerUnavailable) -> None:
        if fault.trouble is not self._trouble:
            log.warning("%s", fault)
        self._trouble = fault.trouble
        self._become(ScannerState.GONE)

    def _become(self, state: ScannerState) -> None:
        if state is self._state:
            return
        if state is not ScannerState.ABSENT:
            log.info("The scanner is %s", state.name.lower())
        self._state = state
        self._tell_state(state)

    def _is_new(self, scanned: Scanned) -> bool:
        payload = scanned.payload if isinstance(scanned.payload, bytes) else scanned.payload.encode(errors="replace")
        mark = hashlib.blake2b(payload, key=self._key, digest_size=16).digest()
        before, self._last = self._last, (mark, scanned.at)
        return before is None or before[0] != mark or scanned.at - before[1] > SAME_S
