"""A display that is not there (Xvfb) with one screen of the system on it, seen and touched as a person would.

It waits for what it sees, with a limit; what to look for and what to touch is the caller's to know.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from server_client.demo.errors import NotSeen
from server_client.demo.framebuffer import png_of
from server_client.demo.processes import Program, Programs, output_of

PATIENCE_S = 20.0
NOTHING: Mapping[str, str] = MappingProxyType({})
_LOOK_EACH_S = 0.05
# As long as it takes to see that the screen has not done what was asked: it had just changed, or was not there yet.
_TOUCH_AGAIN_S = 1.0
_REST_S = 0.15
# What a secret field shows of each figure.
_DOT = "●"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A named thing on a screen: where its middle is, in pixels, what it says, and whether it is selected."""

    x: int
    y: int
    text: str
    selected: bool


class Display:
    """One virtual display and the screen on it."""

    def __init__(self, name: str, folder: Path, number: int, programs: Programs) -> None:
        self.name = name
        self._folder = folder
        self._number = number
        self._programs = programs

    @classmethod
    async def start(cls, name: str, folder: Path, size: tuple[int, int], programs: Programs) -> "Display":
        """Start a display of that size in pixels; `folder` takes its picture."""
        _make(folder)
        width, height = size
        words = ("Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-fbdir", folder)
        server = await programs.start(f"display-{name}", (*words, "-nolisten", "tcp", "-noreset", "-nocursor"))
        number = await server.line_that(str.isdecimal, "its number")
        return cls(name, folder, int(number), programs)

    async def show(self, words: Sequence[str | Path], environment: Mapping[str, str] = NOTHING) -> Program:
        """Start the screen's program on it; `environment` is what it finds there besides."""
        return await self._programs.start(
            self.name,
            words,
            {
                **self._environment,
                "QT_QPA_PLATFORM": "xcb",
                "QT_QUICK_BACKEND": "software",
                "XDG_RUNTIME_DIR": str(self._folder),
                "LC_ALL": "C.UTF-8",
                "MOTCUA_TOUCH_MAP": str(self._map),
                **environment,
            },
        )

    def find(self, name: str) -> Thing | None:
        """Return the thing of that name, if it is shown now."""
        try:
            place = json.loads(self._map.read_text(encoding="utf-8")).get(name)
        except FileNotFoundError:
            return None
        return Thing(**place) if place else None

    def shows(self, name: str, words: str = "") -> bool:
        """Say whether the thing is shown, and says that."""
        thing = self.find(name)
        return thing is not None and words in thing.text

    async def until_shown(self, name: str, words: str = "", *, within_s: float = PATIENCE_S) -> Thing:
        """Wait until the thing is shown, and says that; NotSeen."""
        what = f"{name} {words}".strip()
        await until(lambda: self.shows(name, words), f"the {self.name} shows {what}", within_s=within_s)
        thing = self.find(name)
        if thing is None:
            raise NotSeen(f"The {self.name} showed {what} and took it away at once")
        return thing

    async def touch(self, name: str, *, brings: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
        """Touch the thing with the left button until that has brought what it should; NotSeen."""

        async def press() -> None:
            await self._point_at(name, "click", "1")

        await self._try(press, brings, f"touching {name} of the {self.name} brings something", within_s)

    async def press(self, key: str, *, brings: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
        """Press a key until that has brought what it should; NotSeen."""

        async def strike() -> None:
            await self.use("key", key)

        await self._try(strike, brings, f"pressing {key} at the {self.name} brings something", within_s)

    async def type_into(self, name: str, text: str) -> None:
        """Type the text over what the field holds, until it says that, or as many dots; NotSeen."""

        async def enter() -> None:
            await self._point_at(name, "click", "1", "key", "ctrl+a", "type", text)

        def is_there() -> bool:
            return self.shows(name, text) or self.shows(name, _DOT * len(text))

        await self._try(enter, is_there, f"{name} of the {self.name} says what was typed", PATIENCE_S)

    def has_selected(self, name: str) -> bool:
        """Say whether the thing is shown and selected."""
        thing = self.find(name)
        return thing is not None and thing.selected

    async def use(self, *words: str) -> None:
        """Move the mouse or press keys, in the words of xdotool."""
        await output_of("xdotool", *words, environment=self._environment)

    async def picture(self, path: Path) -> None:
        """Save what the display shows as a PNG once it has come to rest, or moves on and on."""
        seen = b""

        def at_rest() -> bool:
            nonlocal seen
            before, seen = seen, self._dump()
            return before == seen

        try:
            await until(at_rest, f"the {self.name} rests", within_s=2.0, each_s=0.15)
        except NotSeen:
            seen = self._dump()
        await asyncio.to_thread(_write_png, seen, path)

    async def _point_at(self, name: str, *then: str) -> None:
        """Use the thing if it stays where it is for a moment; while it moves a finger would hit its neighbour."""
        before = self.find(name)
        await asyncio.sleep(_REST_S)
        thing = self.find(name)
        if thing is not None and thing == before:
            await self.use("mousemove", str(thing.x), str(thing.y), *then)

    async def _try(
        self, act: Callable[[], Awaitable[None]], brings: Callable[[], bool], what: str, limit: float
    ) -> None:
        async def act_and_look() -> None:
            while not brings():
                await act()
                with suppress(NotSeen):
                    await until(brings, what, within_s=_TOUCH_AGAIN_S)

        try:
            async with asyncio.timeout(limit):
                await act_and_look()
        except TimeoutError:
            last = self._folder / "last-seen.png"
            await asyncio.to_thread(_write_png, self._dump(), last)
            raise NotSeen(f"It was not seen within {limit:g} s that {what}; see its log and {last}") from None

    def _dump(self) -> bytes:
        return (self._folder / "Xvfb_screen0").read_bytes()

    @property
    def _environment(self) -> dict[str, str]:
        return {"DISPLAY": f":{self._number}"}

    @property
    def _map(self) -> Path:
        return self._folder / "touch-map.json"


async def until(
    condition: Callable[[], bool], what: str, *, within_s: float = PATIENCE_S, each_s: float = _LOOK_EACH_S
) -> None:
    """Wait until it is so; NotSeen, with these words, if it is not in time."""
    try:
        async with asyncio.timeout(within_s):
            while not condition():  # noqa: ASYNC110 - files and screens of other programs give no sign
                await asyncio.sleep(each_s)
    except TimeoutError:
        raise NotSeen(f"It was not seen within {within_s:g} s that {what}") from None


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)


def _write_png(dump: bytes, path: Path) -> None:
    _make(path.parent)
    path.write_bytes(png_of(dump))
