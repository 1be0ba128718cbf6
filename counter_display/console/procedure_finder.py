"""Looks procedures up for the dossiers on the desk and for what the clerk types; it keeps those that it saw."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from server_client.client.errors import Rejected, ServerUnavailable
from server_client.dossier_model.procedure import Procedure, ProcedureCode

SHOWN = 8


class ProcedureCalls(Protocol):
    """The server's procedures; `ProcedureApi` is the real one."""

    async def find(self, text: str, limit: int) -> tuple[Procedure, ...]:
        """Return the procedures that were most likely meant."""
        ...

    async def of(self, code: ProcedureCode) -> Procedure | None:
        """Return the procedure of a code."""
        ...


class ProcedureFinder:
    """What is sought and what was found; an answer to what is sought no more is dropped."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._known: dict[ProcedureCode, Procedure | None] = {}
        self._wanted: list[ProcedureCode] = []
        self.sought = ""
        self.found: tuple[Procedure, ...] = ()
        self._answered = ""
        self._wake = asyncio.Event()

    def procedure(self, code: ProcedureCode) -> Procedure | None:
        """Return what is known of the code by now, and ask for it if nobody has."""
        if code not in self._known and code not in self._wanted:
            self._wanted.append(code)
            self._wake.set()
        return self._known.get(code)

    def is_known(self, code: ProcedureCode) -> bool:
        """Say whether the catalogue has told what it has of the code; ask for it if nobody has."""
        self.procedure(code)
        return code in self._known

    def seek(self, text: str) -> None:
        """Look for what the clerk types."""
        self.sought = text
        if not text.strip():
            self.found, self._answered = (), text
        self._wake.set()
        self._changed()

    def retry(self) -> None:
        """Ask again for what had no answer."""
        if self._wanted or self.sought != self._answered:
            self._wake.set()

    def picked(self, code: str) -> Procedure | None:
        """Return a procedure of those that were found, the likeliest without a code; it is known from now on."""
        found = next((one for one in self.found if code in {"", one.code}), None)
        if found is not None:
            self._known[found.code] = found
        return found

    async def run(self, calls: ProcedureCalls) -> None:
        """Ask whenever there is something to ask, until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._ask(calls)
            except ServerUnavailable:
                # Asked again with the next tick; meanwhile what the dossier itself says is shown.
                continue
            self._changed()

    async def _ask(self, calls: ProcedureCalls) -> None:
        while self._wanted or self.sought != self._answered:
            if self.sought != self._answered:
                await self._find(self.sought, calls)
            else:
                code = self._wanted[0]
                self._known[code] = await self._look_up(code, calls)
                self._wanted.remove(code)
            self._changed()

    async def _find(self, text: str, calls: ProcedureCalls) -> None:
        try:
            found = await calls.find(text, SHOWN)
        except Rejected:
            found = ()
        if text == self.sought:
            self.found, self._answered = found, text

    async def _look_up(self, code: ProcedureCode, calls: ProcedureCalls) -> Procedure | None:
        try:
            return await calls.of(code)
        except Rejected:
            return None
