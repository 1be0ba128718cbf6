"""The city's system by files: each message is dropped into `out`, its answer is looked for in `in` under the same name.

A drop is whole or not there, and an answer is taken away only once it is kept. What cannot be read goes to `refused`
with a file that says why. Whoever fetches from `out` takes the files away.
"""

import asyncio
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from server_client.dossier_model.dossier_code import DossierCode
from server_client.server.city_system.city_system import CityRefused, CityUnavailable
from server_client.wire.city_messages import CityAnswer, CityMessage, decode_answer, encode_request
from server_client.wire.errors import Malformed

T = TypeVar("T")
_LARGEST_ANSWER = 1 << 16


class FileCity:
    """A folder with `out`, `in` and `refused`; the folder itself must be there, since it may be a mounted one."""

    name = "file"

    def __init__(self, folder: Path, unit: str = "") -> None:
        """Name the folder, and the unit that the messages say they come from."""
        self._folder = folder
        self._out, self._in, self._refused = folder / "out", folder / "in", folder / "refused"
        self._unit = unit

    async def register(self, message: CityMessage, *, again: bool) -> DossierCode | None:
        """Drop the dossier, unless that was done, and return the code in its answer if there is one."""
        return await self._by_disk(lambda: self._registered(message, again=again))

    async def tell_progress(self, message: CityMessage) -> None:
        """Drop what is new; no answer is waited for."""
        await self._by_disk(lambda: self._drop(message))

    async def settled(self, message: str) -> None:
        """Take the answer away."""
        await self._by_disk(lambda: self._answer_to(message).unlink(missing_ok=True))

    async def close(self) -> None:
        """Nothing is held open."""

    def _registered(self, message: CityMessage, *, again: bool) -> DossierCode | None:
        answer = self._answer(message.id)
        if answer is not None:
            if answer.error:
                raise CityRefused(answer.error)
            return answer.code
        if not again:
            self._drop(message)
        return None

    def _answer(self, message: str) -> CityAnswer | None:
        path = self._answer_to(message)
        try:
            with path.open("rb") as file:
                body = file.read(_LARGEST_ANSWER + 1)
        except FileNotFoundError:
            return None
        try:
            if len(body) > _LARGEST_ANSWER:
                raise Malformed(f"It is larger than {_LARGEST_ANSWER} bytes")
            return decode_answer(body)
        except Malformed as wrong:
            _make_shared(self._refused)
            reason = f"{wrong}. Write it anew into {self._in}: under a name of its own first, then rename it.\n"
            (self._refused / f"{path.name}.reason.txt").write_text(reason, encoding="utf-8")
            path.replace(self._refused / path.name)
            return None

    def _drop(self, message: CityMessage) -> None:
        for folder in (self._out, self._in):
            _make_shared(folder)
        new = self._out / f".{message.id}.new"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640), "wb") as file:
            # Whatever the server's umask: the other side, of the same group, is to read it.
            os.fchmod(file.fileno(), 0o640)
            file.write(encode_request(message, unit=self._unit))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._out / f"{message.id}.json")
        descriptor = os.open(self._out, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _answer_to(self, message: str) -> Path:
        return self._in / f"{message}.json"

    async def _by_disk(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.to_thread(work)
        except OSError as failed:
            raise CityUnavailable(
                f"The city's folder {self._folder} cannot be used ({failed.strerror}): see that it is mounted, "
                "and that the server's user may write there"
            ) from failed


def _make_shared(folder: Path) -> None:
    """Make a folder that its group may write into, unless it is there: then it is as somebody wants it."""
    try:
        folder.mkdir()
    except FileExistsError:
        return
    # The bit that hands the group on comes from the folder above, and is kept.
    folder.chmod(stat.S_IMODE(folder.stat().st_mode) & ~0o007 | 0o770)
