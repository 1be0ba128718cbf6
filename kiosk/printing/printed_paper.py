"""What paper looks like after a job: the bytes read as a printer reads them; it shares nothing with the encoder.

It knows the commands that this program sends and refuses any other, so that a picture of a virtual ticket proves its
bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image


class JobUnreadable(ValueError):
    """The bytes are no job of this program: a fault of the program."""


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """Rows of packed dots, a set bit black, and whether the paper was cut off below them."""

    width: int
    rows: bytes
    cut: bool

    def png(self) -> bytes:
        """The paper as a PNG, black on white."""
        height = len(self.rows) * 8 // self.width
        # "1;I": in the picture a set bit is white.
        image = Image.frombytes("1", (self.width, height), self.rows, "raw", "1;I")
        file = BytesIO()
        image.save(file, "PNG", dpi=(203, 203), optimize=False)
        return file.getvalue()


def printed_paper(job: bytes, width: int, *, torn: bool = False) -> PrintedPaper:
    """The paper that ``job`` leaves; ``torn`` says that its end is missing. Raises `JobUnreadable`."""
    rows = bytearray()
    cut = False
    for command, argument in _commands(job, torn):
        if command == b"\x1bJ":
            rows += bytes(width // 8 * argument[0])
        elif command == b"\x1dv0":
            rows += argument + bytes(-len(argument) % (width // 8))
        elif command == b"\x1dVB":
            rows += bytes(width // 8 * argument[0])
            cut = True
    return PrintedPaper(width, bytes(rows), cut)


# Each command's length of argument in bytes; GS v 0 says its own.
_LENGTHS = {b"\x1b@": 0, b"\x1c.": 0, b"\x1dP": 2, b"\x1bJ": 1, b"\x1dVB": 1}


def _commands(job: bytes, torn: bool) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(job):
        if job[at : at + 4] == b"\x1dv0\x00":
            stride, height = (
                int.from_bytes(job[at + 4 : at + 6], "little"),
                int.from_bytes(job[at + 6 : at + 8], "little"),
            )
            command, start, length = b"\x1dv0", at + 8, stride * height
        else:
            command = next((known for known in _LENGTHS if job.startswith(known, at)), b"")
            start, length = at + len(command), _LENGTHS.get(command, 0)
        if (not command or start + length > len(job)) and not torn:
            raise JobUnreadable(f"no command of a ticket at byte {at}: {job[at : at + 8].hex(' ')}")
        if not command:
            return
        yield command, job[start : start + length].ljust(0 if command == b"\x1dv0" else length, b"\x00")
        at = start + length
