"""Typing on a display that a real mouse touches and a real keyboard types on."""

import asyncio
import sys
from pathlib import Path

import pytest

from kiosk.typing.entry import Entry
from kiosk.typing.field import Field, FieldKind
from server_client.demo.display import Display
from server_client.demo.processes import Programs

KEYS = "nguyeenx vawn dduwcs"
NAME = Field(kind=FieldKind.NAME, telex=True)
SIZES = pytest.mark.parametrize("size", [(1080, 1920), (1366, 768)], ids=["upright", "small"])


async def type_by_mouse(display: Display) -> None:
    """Type the name key by key on the glass; each key must be seen before the next."""
    await display.until_shown("namePlace")
    await display.touch("namePlace", brings=lambda: display.shows("key-n"))
    entry = Entry()
    for key in KEYS:
        name = "key-space" if key == " " else f"key-{key}"
        entry = NAME.typed(entry, key)
        said = entry.text
        await display.touch(name, brings=lambda said=said: says(display, "namePlace", said))  # type: ignore[misc]


def says(display: Display, name: str, text: str) -> bool:
    """Whether the field says just that."""
    thing = display.find(name)
    return thing is not None and thing.text == text


async def visit(folder: Path, size: tuple[int, int]) -> str:
    async with Programs(folder / "logs") as programs:
        display = await Display.start("glass", folder / "display", size, programs)
        program = await display.show([sys.executable, "-m", "tests.ui.gallery.typing_glass", f"{size[0]}x{size[1]}"])
        await type_by_mouse(display)
        await display.picture(folder / "typed.png")
        await display.touch("key-next", brings=lambda: display.shows("key-5"))
        await display.use("type", "05091948")
        await display.touch("key-done", brings=lambda: display.find("key-done") is None)
        assert says(display, "namePlace", "Nguyễn Văn Đức")
        assert says(display, "bornPlace", "05/09/1948")
        return program.log.read_text(encoding="utf-8")


@SIZES
def test_a_name_is_typed_with_a_mouse_on_the_keys_and_a_date_on_a_keyboard(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    assert asyncio.run(visit(tmp_path, size)) == ""
