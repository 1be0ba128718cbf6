"""Where a kiosk has its procedures from: the node, or a file on its own disk; it neither reads nor keeps them."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from kiosk.kept_catalogue import Delivery
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable


class CatalogueAway(Exception):
    """The procedures cannot be had now; the message is for staff."""


class CatalogueSource(Protocol):
    """Delivers a catalogue when it is another than the one that is known."""

    async def fetch(self, mark: str | None) -> Delivery | None:
        """Return it, or None if `mark` names the present one; CatalogueAway."""


class CatalogueOffice(Protocol):
    """The part of the server's calls that this needs; `OfficeApi` is the real one."""

    async def catalogue(self, etag: str | None) -> tuple[str, bytes] | None:
        """Return ETag and JSON, None if nothing has changed; ServerUnavailable, Rejected, OfficeRefused."""


class NodeSource:
    """The catalogue of the branch's server."""

    def __init__(self, office: Callable[[], Awaitable[CatalogueOffice]]) -> None:
        """`office` waits until the server can be asked."""
        self._office = office

    async def fetch(self, mark: str | None) -> Delivery | None:
        try:
            office = await self._office()
            answer = await office.catalogue(mark)
        except (ServerUnavailable, Rejected, OfficeRefused) as exc:
            raise CatalogueAway(str(exc)) from exc
        return None if answer is None else Delivery(mark=answer[0], suffix=".json", data=answer[1])


class FileSource:
    """A file that staff put on this machine; a change of it is noticed."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def fetch(self, mark: str | None) -> Delivery | None:
        try:
            return await asyncio.to_thread(self._read, mark)
        except OSError as exc:
            raise CatalogueAway(f"{self._file} cannot be read: {exc.strerror}") from exc

    def _read(self, mark: str | None) -> Delivery | None:
        about = self._file.stat()
        present = f"{self._file} {about.st_size} {about.st_mtime_ns}"
        if present == mark:
            return None
        return Delivery(mark=present, suffix=self._file.suffix.casefold(), data=self._file.read_bytes())
