"""What says sentences, and the virtual voice that writes them down; the real one is in `speech`."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from server_client.queue_model.ids import Language

LEVELS = 6
"""How many levels of volume there are; they count from 1."""


class Voice(Protocol):
    """What says sentences."""

    def say(self, sentence: str, language: Language) -> None:
        """Say this now; what was being said breaks off."""

    def hush(self) -> None:
        """Break off."""

    def set_level(self, level: int) -> None:
        """Say what comes from now on this loudly, from 1 to LEVELS."""

    async def run(self) -> None:
        """Speak until cancelled."""


class WrittenVoice:
    """Writes each sentence as a line of `spoken.log` in a folder: language, level, sentence, parted by tabs."""

    def __init__(self, folder: Path, *, trouble: Callable[[str | None], None]) -> None:
        self._folder = folder
        self._trouble = trouble
        self._level = 4

    def say(self, sentence: str, language: Language) -> None:
        """Write it down."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / "spoken.log").open("a", encoding="utf-8") as log:
                log.write(f"{language}\t{self._level}\t{sentence}\n")
        except OSError as error:
            self._trouble(
                f"Sound folder {self._folder} cannot be written ({error.strerror}); free it or choose another"
            )
        else:
            self._trouble(None)

    def hush(self) -> None:
        """There is nothing to break off."""

    def set_level(self, level: int) -> None:
        """Note this level with what comes from now on."""
        self._level = level

    async def run(self) -> None:
        """Nothing goes on by itself."""
