"""Panels that are files: the text as it stands above each counter, and all that was sent, for trying without panels."""

from pathlib import Path

from counter_display.led.errors import LedUnavailable
from counter_display.led.led_protocol import Situation


class VirtualLine:
    """A folder with `frames.log`, in which each frame is a line of hexadecimal; it answers what is expected."""

    def __init__(self, folder: Path, answer: bytes = b"") -> None:
        """Make the folder if need be; LedUnavailable."""
        self._folder = folder
        self._answer = answer
        self._write("")

    async def send(self, data: bytes) -> None:
        """Add the frame to the log."""
        self._write(data.hex(" ") + "\n")

    async def receive(self, seconds: float) -> bytes:
        """Answer at once, whatever the patience in `seconds`."""
        return self._answer if seconds else b""

    def close(self) -> None:
        """There is nothing to let go."""

    def _write(self, line: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / "frames.log").open("a", encoding="ascii") as log:
                log.write(line)
        except OSError as error:
            raise _unusable(self._folder, error) from error


def write_face(folder: Path, device: int, text: str, situation: Situation) -> None:
    """Put what stands on a panel into its file: the text, and below it why; LedUnavailable."""
    try:
        (folder / f"panel-{device:03}.txt").write_text(f"{text}\n{situation}\n", encoding="utf-8")
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> LedUnavailable:
    return LedUnavailable(f"The virtual panels' folder {folder} cannot be written ({error.strerror}): free it")
