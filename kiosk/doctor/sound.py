"""Whether there is a sound card and it plays; it plays the chime unless it is told to be quiet."""

import re
import subprocess
from pathlib import Path

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.doctor.words import ASSETS
from kiosk.setup.keys import SOUND
from kiosk.setup.sound_place import SoundPlace

NAME = "sound"
CODES: Codes = {
    "off": Level.OK,
    "file": Level.WARNING,
    "played": Level.OK,
    "present": Level.OK,
    "no_card": Level.FAULT,
    "no_player": Level.FAULT,
    "does_not_play": Level.FAULT,
    "unset": Level.WARNING,
}

CARDS = Path("/proc/asound/cards")
CHIME = ASSETS / "voice" / "chime.wav"
PLAYS_S = 8.0


def check(subject: Subject) -> Findings:
    """Look for a card, and play the chime on it."""
    place = subject.setting(SOUND)
    if place is None:
        return (Finding(check=NAME, code="unset"),)
    if place.kind != "aplay":
        return (Finding(check=NAME, code=place.kind, particulars={"device": place.target}),)
    try:
        listed = CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        listed = ""
    return verdict(cards(listed), place) or ((present(place),) if subject.quiet else (played(place),))


def cards(listed: str) -> tuple[str, ...]:
    """Return the cards that `/proc/asound/cards` lists, by the name that ALSA's devices use."""
    return tuple(re.findall(r"^\s*\d+ \[(\w+)\s*\]", listed, flags=re.MULTILINE))


def verdict(found: tuple[str, ...], place: SoundPlace) -> Findings:
    """Say what is wrong before anything is played; nothing if all is well."""
    if found or place.target.startswith(("pulse", "pipewire")):
        return ()
    return (Finding(check=NAME, code="no_card", particulars={"device": place.target}),)


def present(place: SoundPlace) -> Finding:
    """What is said when nothing is played."""
    return Finding(check=NAME, code="present", particulars={"device": place.target})


def played(place: SoundPlace, *, program: str = "aplay") -> Finding:
    """Play the chime to its end."""
    particulars = {"device": place.target}
    try:
        done = subprocess.run(
            [program, "-q", "-D", place.target, str(CHIME)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PLAYS_S,
            check=False,
        )
    except FileNotFoundError:
        return Finding(check=NAME, code="no_player")
    except subprocess.TimeoutExpired:
        return Finding(check=NAME, code="does_not_play", particulars={**particulars, "why": f"> {PLAYS_S:g} s"})
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().splitlines()
        return Finding(check=NAME, code="does_not_play", particulars={**particulars, "why": why[-1] if why else ""})
    return Finding(check=NAME, code="played", particulars=particulars)
