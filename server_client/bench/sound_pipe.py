"""A sound card that plays into a pipe, so that a measure hears the first sample of each sound; it makes no sound.

The program that plays is the real `aplay`, for which ALSA's own plugins make the card. Where there is none, a stand-in
of that name writes what it is given into the same pipe.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import perf_counter

_CARD = """pcm.nothing {{ type null }}
pcm.pipe {{ type file slave.pcm nothing file "{pipe}" format raw }}
"""
_STAND_IN = """#!/bin/sh
exec cat > "{pipe}"
"""


class SoundPipe:
    """One such card, heard by a thread of its own until the process ends."""

    device = "aplay:pipe"

    def __init__(self, folder: Path) -> None:
        """Make the card in a folder."""
        folder.mkdir()
        self._pipe = folder / "samples"
        os.mkfifo(self._pipe)
        card = folder / "asound.conf"
        card.write_text(_CARD.format(pipe=self._pipe), encoding="utf-8")
        self.environment: Mapping[str, str] = {"ALSA_CONFIG_PATH": str(card)}
        if shutil.which("aplay") is None:
            self.environment = {"PATH": f"{self._stand_in(folder)}:{os.defpath}"}
        self._begun: SimpleQueue[float] = SimpleQueue()
        Thread(target=self._listen, daemon=True, name="sound").start()

    def next(self, within_s: float) -> float:
        """Return when the next sound that has not been asked for began; queue.Empty if none does."""
        return self._begun.get(timeout=within_s)

    def _stand_in(self, folder: Path) -> Path:
        program = folder / "aplay"
        program.write_text(_STAND_IN.format(pipe=self._pipe), encoding="ascii")
        program.chmod(0o755)
        return folder

    def _listen(self) -> None:
        while True:
            with self._pipe.open("rb", buffering=0) as samples:
                if samples.read(65536):
                    self._begun.put(perf_counter())
                while samples.read(1 << 20):
                    pass
