"""How loud the kiosk is: ALSA's mixer by `amixer`, and a note that outlives a restart; it chooses no sound.

Only the first of the usual controls is turned, and it is switched on, too: a card that was muted at the factory is the
most frequent reason for a kiosk without sound.
"""

import logging
import re
from dataclasses import dataclass
from pathlib import Path

from assets.child_program import ProgramUnavailable, last_line, run
from kiosk.setup.sound_place import SoundPlace

log = logging.getLogger("motcua.kiosk")

CONTROLS = ("Master", "PCM", "Speaker", "Headphone", "Digital")
LONGEST_S = 8.0


class LoudnessUnavailable(Exception):
    """The sound device cannot be turned up or down, or plays nothing; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundPrograms:
    """The programs of the package alsa-utils."""

    mixer: str = "amixer"
    player: str = "aplay"


class Loudness:
    """One kiosk's volume in per cent; `level` is what was asked for last, over restarts."""

    def __init__(
        self,
        place: SoundPlace,
        note: Path,
        usual: int,
        *,
        programs: SoundPrograms | None = None,
        longest_s: float = LONGEST_S,
    ) -> None:
        self._place = place
        self._note = note
        self._programs = programs or SoundPrograms()
        self._longest_s = longest_s
        self._control: str | None = None
        self.level = _noted(note, usual)

    @property
    def can_turn(self) -> bool:
        """Whether there is a sound device at all."""
        return self._place.kind == "aplay"

    async def turn(self, level: int) -> None:
        """Be that loud from now on; LoudnessUnavailable."""
        self.level = max(0, min(100, level))
        _keep(self._note, self.level)
        await self.apply()

    async def apply(self) -> None:
        """Make the device as loud as was asked for; LoudnessUnavailable."""
        if not self.can_turn:
            return
        if self._control is None:
            self._control = _first_control(await self._run(self._programs.mixer, "-D", self._mixer, "scontrols"))
        # -M: by ear and not by voltage, so that half is half as loud.
        turned = ("sset", self._control, f"{self.level}%", "unmute")
        await self._run(self._programs.mixer, "-q", "-M", "-D", self._mixer, *turned)

    async def chime(self, sound: Path) -> None:
        """Play it to its end; LoudnessUnavailable."""
        if self.can_turn:
            await self._run(self._programs.player, "-q", "-D", self._place.target, str(sound))

    @property
    def _mixer(self) -> str:
        card = re.fullmatch(r"\w+:(?:CARD=)?(\w+)(?:,.*)?", self._place.target)
        return f"hw:{card[1]}" if card else self._place.target

    async def _run(self, program: str, *arguments: str) -> str:
        try:
            ended = await run((program, *arguments), within_s=self._longest_s)
        except ProgramUnavailable as error:
            raise LoudnessUnavailable(f"{error}; install the package alsa-utils") from error
        except TimeoutError as error:
            raise LoudnessUnavailable(f"{program} has not ended after {self._longest_s:g} s") from error
        if ended.status:
            reason = last_line(ended.complaint, "no reason given")
            raise LoudnessUnavailable(f"Sound device {self._place.target}: {reason}; aplay -L lists the devices")
        return ended.printed.decode(errors="replace")


def _first_control(listed: str) -> str:
    found = re.findall(r"^Simple mixer control '([^']+)',0", listed, flags=re.MULTILINE)
    for control in CONTROLS:
        if control in found:
            return control
    raise LoudnessUnavailable(f"The sound device has none of the controls {', '.join(CONTROLS)}")


def _noted(note: Path, usual: int) -> int:
    try:
        level = int(note.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return usual
    return level if 0 <= level <= 100 else usual


def _keep(note: Path, level: int) -> None:
    part = note.with_suffix(".part")
    try:
        part.write_text(str(level), encoding="ascii")
        part.replace(note)
    except OSError as exc:
        log.warning("The volume is not kept: %s", exc)
