"""Windows of all screens on the display that is there, placed so that each can be read; they are the user's to move."""

import os
from dataclasses import dataclass, replace

from server_client.demo.errors import DemoBroken
from server_client.demo.processes import output_of

_USUAL = (1920, 1080)
# What a desktop's bars and the windows' own frames take.
_BARS = 110
# Below this a console cannot be worked with.
_CONSOLE = (1000, 600)
# How wide a panel has to be to be read, and need not be more.
_PANEL = (400, 800)
_FRAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A window's place and size in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def size(self) -> str:
        """Return the size as the screens' command lines take it."""
        return f"{self.width}x{self.height}"


def places(display: tuple[int, int]) -> dict[str, Place]:
    """Return where the windows go on a display of this size: the kiosk left, lobby and panels above the consoles.

    Consoles and panels overlap where there is no room for both.
    """
    width, height = display[0], display[1] - _BARS
    kiosk_width = min(round(height * 9 / 16), round(width * 0.3))
    right = width - kiosk_width - _FRAME
    console_width = max(_CONSOLE[0], min(1600, right // 2))
    console_height = max(_CONSOLE[1], round(console_width * 9 / 16))
    above = max(height - console_height - _FRAME, round(height * 0.4))
    lobby_width = min(right, round(above * 16 / 9))
    below = max(0, height - console_height)
    beside = max(_PANEL[0], right - lobby_width)
    panel_width = min(_PANEL[1], max(_PANEL[0], beside // 2 - _FRAME))
    panel_height = round(panel_width * 10 / 16)
    panel = Place(x=kiosk_width + _FRAME, y=0, width=panel_width, height=panel_height)
    return {
        "panel-1": panel,
        "panel-2": replace(panel, x=panel.x + min(panel_width + _FRAME, beside - panel_width)),
        "kiosk": Place(x=0, y=0, width=kiosk_width, height=round(kiosk_width * 16 / 9)),
        "lobby": Place(x=width - lobby_width, y=0, width=lobby_width, height=round(lobby_width * 9 / 16)),
        "counter-1": Place(x=kiosk_width + _FRAME, y=below, width=console_width, height=console_height),
        "counter-2": Place(x=max(0, width - console_width), y=below, width=console_width, height=console_height),
    }


async def display_size() -> tuple[int, int]:
    """Return the size of the display in pixels, or the usual one where X does not tell."""
    try:
        width, height = (await output_of("xdotool", "getdisplaygeometry")).split()
    except DemoBroken:
        return _USUAL
    return int(width), int(height)


async def put_in_place(pid: int, place: Place) -> None:
    """Move the window of a program to its place; where X has no say over windows they stay where they are."""
    # Two calls: before a pattern is given, the search would take the next command for one.
    search = ("timeout", "10", "xdotool", "search", "--sync", "--onlyvisible", "--pid", str(pid))
    try:
        for window in (await output_of(*search)).split():
            await output_of("xdotool", "windowmove", window, str(place.x), str(place.y))
    except DemoBroken:
        return


def has_display() -> bool:
    """Say whether windows can be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))  # noqa: TID251 - says where to show


def windowed_environment() -> dict[str, str]:
    """Return what a screen's environment needs: under Wayland too windows are X's if it serves them, to be placed."""
    return {"QT_QPA_PLATFORM": "xcb"} if os.environ.get("DISPLAY") else {}  # noqa: TID251 - as above


async def has_sound_card() -> bool:
    """Say whether ALSA knows a card to play on."""
    try:
        return "card" in await output_of("aplay", "-l", environment={"LC_ALL": "C"})
    except DemoBroken:
        return False
