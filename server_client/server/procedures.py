"""The catalogue that a server offers: read from its file, searched, and read again when the file changes."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from server_client.catalogue_files.errors import FileFault
from server_client.catalogue_files.errors import Unavailable as FileUnavailable
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from server_client.catalogue_files.json_writing import catalogue_json
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.search import ProcedureSearch
from server_client.server.errors import CatalogueUnusable

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A catalogue as it is sent: its JSON, and the ETag by which a kiosk knows that it has it."""

    catalogue: Catalogue
    body: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class _Searchable:
    published: Published
    day: date
    search: ProcedureSearch


class Procedures:
    """One file's procedures; what it does takes seconds with the largest catalogue, so it has a thread of its own."""

    def __init__(self, path: Path, words: Path) -> None:
        """Name the files of the catalogue and of everyday words; they are read when they are first asked for."""
        self._path = path
        self._words = words
        self._thread = ThreadPoolExecutor(1, "procedures")
        self._version: tuple[int, int] | None = None
        self._published: Published | None = None
        self._searchable: _Searchable | None = None

    async def published(self) -> Published:
        """Return the catalogue as the file has it now; CatalogueUnusable if it cannot be read."""
        return await self._in_thread(self._current)

    async def found(self, text: str, limit: int, day: date) -> bytes:
        """Return those in force on the day that were most likely meant, in the catalogue's own form."""

        def search() -> bytes:
            published = self._current()
            if self._searchable is None or (self._searchable.published, self._searchable.day) != (published, day):
                words = load_everyday_words(self._words)
                search = ProcedureSearch(published.catalogue.in_force(day), words)
                self._searchable = _Searchable(published, day, search)
            found = self._searchable.search.find(text, limit=limit)
            head = published.catalogue
            return _json(Catalogue(procedures=found, notice=head.notice, is_sample=head.is_sample))

        return await self._in_thread(search)

    def close(self) -> None:
        """End the thread, when what is under way is done."""
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (FileFault, FileUnavailable) as fault:
            raise CatalogueUnusable(f"{fault}; put a catalogue there that motcua procedures check accepts") from fault

    def _current(self) -> Published:
        version = self._version_on_disk()
        if self._published is None or version != self._version:
            catalogue = load_catalogue(self._path)
            body = _json(catalogue)
            self._published = Published(catalogue=catalogue, body=body, etag=f'"{sha256(body).hexdigest()[:32]}"')
            self._version = version
        return self._published

    def _version_on_disk(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except OSError as missing:
            raise FileUnavailable(f"{self._path} cannot be read: {missing.strerror}") from missing
        return found.st_mtime_ns, found.st_size


def _json(catalogue: Catalogue) -> bytes:
    return catalogue_json(catalogue).encode()
