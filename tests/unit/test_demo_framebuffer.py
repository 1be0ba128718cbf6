"""The picture of a display as a PNG, read back by another decoder than the one that wrote it."""

import io
import struct

import pytest
from PIL import Image

from server_client.demo.framebuffer import png_of


def dump_of(rows: list[list[tuple[int, int, int]]], *, bits: int = 32, order: int = 0, colours: int = 2) -> bytes:
    """Make an X window dump with these pixels (red, green, blue), a name, and padded lines."""
    width, height, name = len(rows[0]), len(rows), b"Xvfb\0"
    line = width * 4 + 8
    words = [100 + len(name), 7, 2, 24, width, height, 0, order, 32, order, 32, bits, line, 4, 0, 0, 0, 0, 256, colours]
    pixels = b"".join(b"".join(bytes((blue, green, red, 0)) for red, green, blue in row) + bytes(8) for row in rows)
    return struct.pack(">25I", *words, *[0] * 5) + name + bytes(12 * colours) + pixels


def test_each_pixel_keeps_its_colour_and_place() -> None:
    rows = [[(255, 0, 0), (0, 255, 0), (0, 0, 255)], [(1, 2, 3), (250, 128, 4), (255, 255, 255)]]
    picture = Image.open(io.BytesIO(png_of(dump_of(rows))))
    assert picture.size == (3, 2)
    assert [[picture.getpixel((x, y)) for x in range(3)] for y in range(2)] == rows


@pytest.mark.parametrize(("bits", "order"), [(16, 0), (32, 1)])
def test_another_depth_or_order_of_bytes_is_refused(bits: int, order: int) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        png_of(dump_of([[(0, 0, 0)]], bits=bits, order=order))
