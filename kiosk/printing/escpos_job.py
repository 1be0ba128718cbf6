"""A ticket's picture as the bytes that an ESC/POS printer takes; it opens no connection.

Source: Epson, ESC/POS Command Reference. The picture goes out as ``GS v 0`` (every clone has it) in bands of a size
that small input buffers hold; blank rows go out as feeds, a third of the bytes and of the time on a serial line.
"""

from collections.abc import Iterator

from kiosk.printing.raster import Raster

INITIALIZE = b"\x1b@"
CANCEL_CHINESE_MODE = b"\x1c."  # clones start in it and would take picture bytes for two-byte letters
MOTION_UNITS_OF_ONE_DOT = b"\x1dP\xcb\xcb"  # 203 to the inch: the unit of the feeds below
FEED_AND_CUT = b"\x1dVB\x10"  # partial cut, 16 dots below the last row

BAND_ROWS = 128
FEWEST_FED_ROWS = 6
MOST_FED_ROWS = 255


def escpos_job(ticket: Raster) -> bytes:
    """The bytes that print ``ticket`` and cut it off; blank rows at its end are left to the cut's own feed."""
    return b"".join((INITIALIZE, CANCEL_CHINESE_MODE, MOTION_UNITS_OF_ONE_DOT, *_bands_and_feeds(ticket), FEED_AND_CUT))


def _bands_and_feeds(ticket: Raster) -> Iterator[bytes]:
    top = 0
    for start, end in _blank_runs(ticket):
        yield from _bands(ticket, top, start)
        if end < ticket.height:
            yield from _feeds(end - start)
        top = end
    yield from _bands(ticket, top, ticket.height)


def _blank_runs(ticket: Raster) -> Iterator[tuple[int, int]]:
    """First and following row of each blank run that is worth a feed, and of the one at the end."""
    stride, blank = ticket.stride, bytes(ticket.stride)
    start: int | None = None
    for row in range(ticket.height):
        if ticket.rows[row * stride : (row + 1) * stride] == blank:
            start = row if start is None else start
        elif start is not None:
            if row - start >= FEWEST_FED_ROWS:
                yield start, row
            start = None
    if start is not None:
        yield start, ticket.height


def _bands(ticket: Raster, top: int, bottom: int) -> Iterator[bytes]:
    stride = ticket.stride
    for row in range(top, bottom, BAND_ROWS):
        end = min(row + BAND_ROWS, bottom)
        yield b"\x1dv0\x00" + stride.to_bytes(2, "little") + (end - row).to_bytes(2, "little")
        yield ticket.rows[row * stride : end * stride]


def _feeds(rows: int) -> Iterator[bytes]:
    """``ESC J n``, at most 255 rows each."""
    while rows > 0:
        yield b"\x1bJ" + bytes((min(rows, MOST_FED_ROWS),))
        rows -= MOST_FED_ROWS
