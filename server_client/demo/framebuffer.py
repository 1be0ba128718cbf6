"""Turns the picture of an X display, as Xvfb keeps it in a file, into a PNG; it draws and scales nothing.

The file is an X window dump (`XWDFile.h` of the X protocol's headers): a header of 32-bit words, big-endian, of which
word 0 is its length in bytes, 4 the width, 5 the height, 7 the order of the bytes (0: lowest first), 11 the bits of a
pixel, 12 the bytes of a line and 19 the colours that follow it at 12 bytes each.
"""

import struct
import zlib

_WORDS = struct.Struct(">25I")
_COLOUR_BYTES = 12


def png_of(dump: bytes) -> bytes:
    """Return the dump as a PNG; ValueError for another depth than 32 bits with the lowest byte first."""
    header = _WORDS.unpack_from(dump)
    length, width, height, order, bits, line = (header[place] for place in (0, 4, 5, 7, 11, 12))
    if (order, bits) != (0, 32):
        raise ValueError(f"A display of {bits} bits a pixel in order {order} cannot be read; start it with depth 24")
    start = length + header[19] * _COLOUR_BYTES
    rows = bytearray()
    for row in range(height):
        pixels = dump[start + row * line :][: width * 4]
        colours = bytearray(width * 3)
        colours[0::3], colours[1::3], colours[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
        # Each line of a PNG says first how it is filtered: this one is not.
        rows += b"\0" + colours
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows, 6)),
            (b"IEND", b""),
        )
    )
