"""Which screen there is, how it stands, and whether it can be touched; it opens no window.

In the kiosk's session Qt tells; elsewhere, over ssh for instance, the kernel does.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import ROTATION

NAME = "screen"
CODES: Codes = {
    "portrait": Level.OK,
    "landscape": Level.OK,
    "small": Level.WARNING,
    "none": Level.FAULT,
    "touch": Level.OK,
    "no_touch": Level.FAULT,
}

DRM = Path("/sys/class/drm")
INPUTS = Path("/proc/bus/input/devices")
LEAST_SIDES = (720, 1280)
"""The short and the long side, in pixels, below which pages scroll more than they show."""

_DIRECT = 1 << 1  # INPUT_PROP_DIRECT: what is touched is what is shown (linux/input-event-codes.h)
_MULTITOUCH_X = 1 << 0x35  # ABS_MT_POSITION_X


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSeen:
    """A screen, in pixels as it is looked at, and who told."""

    width: int
    height: int
    told_by: str


def check(subject: Subject) -> Findings:
    """Look for a screen and for something to touch."""
    seen = _of_session() if _has_session() else connected(DRM, subject.setting(ROTATION) or 0)
    try:
        inputs = INPUTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        inputs = ""
    return verdict(seen, tuple(touch_devices(inputs)))


def _has_session() -> bool:
    return any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY"))  # noqa: TID251 - says where to look


def _of_session() -> ScreenSeen | None:
    application = QGuiApplication([])
    screens = application.screens()
    if not screens:
        return None
    screen = screens[0]
    size, ratio = screen.size(), screen.devicePixelRatio()
    return ScreenSeen(
        width=round(size.width() * ratio), height=round(size.height() * ratio), told_by=application.platformName()
    )


def connected(folder: Path, rotation: int) -> ScreenSeen | None:
    """Return the first screen that the kernel says is connected, turned as the session will turn it."""
    for status in sorted(folder.glob("card*-*/status")):
        if status.read_text(encoding="ascii").strip() != "connected":
            continue
        modes = re.findall(r"^(\d+)x(\d+)", (status.parent / "modes").read_text(encoding="ascii"), re.MULTILINE)
        if modes:
            width, height = map(int, modes[0])
            if rotation % 180:
                width, height = height, width
            return ScreenSeen(width=width, height=height, told_by=status.parent.name)
    return None


def touch_devices(listed: str) -> Iterator[str]:
    """Go through the names of touch screens in a list such as `/proc/bus/input/devices`; touch pads are none."""
    for block in listed.split("\n\n"):
        lines = dict(re.findall(r"^(N: Name|B: PROP|B: ABS)=(.*)$", block, flags=re.MULTILINE))
        # Only glass that shows what is touched has this property; without it, it is a pad or a pen table.
        if _bits(lines.get("B: PROP", "0")) & _DIRECT and _bits(lines.get("B: ABS", "0")) & _MULTITOUCH_X:
            yield lines.get("N: Name", "?").strip('"')


def _bits(words: str) -> int:
    """Return a bitmap that is written as words of 64 bits in hexadecimal, the highest first."""
    value = 0
    for word in words.split():
        value = value << 64 | int(word, 16)
    return value


def verdict(seen: ScreenSeen | None, touch: Iterable[str]) -> Findings:
    """Say what was found."""
    names = ", ".join(touch)
    touched = Finding(check=NAME, code="touch" if names else "no_touch", particulars={"names": names})
    if seen is None:
        return (Finding(check=NAME, code="none"), touched)
    short, long = sorted((seen.width, seen.height))
    particulars = {"width": str(seen.width), "height": str(seen.height), "told_by": seen.told_by}
    if short < LEAST_SIDES[0] or long < LEAST_SIDES[1]:
        code = "small"
    else:
        code = "portrait" if seen.height > seen.width else "landscape"
    return (Finding(check=NAME, code=code, particulars=particulars), touched)
