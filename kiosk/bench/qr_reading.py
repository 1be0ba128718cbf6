"""Reads the QR code on a printed paper from its dots, as a phone does; it shares nothing with what draws them.

ISO/IEC 18004, versions 1 to 3 of error correction M in bytes, which have one block: 14, 26 and 42 bytes. Dots that come
out of a printer's job are exact, so no error is corrected: a code with a wrong dot gives another text.
"""

from collections.abc import Callable, Iterator, Sequence

Grid = Sequence[Sequence[bool]]

_DATA_CODEWORDS = {21: 16, 25: 28, 29: 44}
_MASKS: Sequence[Callable[[int, int], bool]] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, _column: row % 2 == 0,
    lambda _row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
_FORMAT_MASK = 0b101010000010010
_BYTES_MODE = 0b0100
_FINDER = (7, 1, 3)
"""A finder from its edge to its middle: the whole edge is black for 7 modules, then 1 of it, 1 white, 3 black."""


def code_on(rows: bytes, stride: int) -> str | None:
    """Return the text of the first code on a picture of packed rows; None if there is none that can be read."""
    dots = [_bits(rows[at : at + stride]) for at in range(0, len(rows), stride)]
    grid = _grid(dots)
    return _text(grid) if grid is not None and len(grid) in _DATA_CODEWORDS else None


def _bits(row: bytes) -> str:
    return f"{int.from_bytes(row, 'big'):0{len(row) * 8}b}"


def _grid(dots: Sequence[str]) -> Grid | None:
    for top, row in enumerate(dots):
        for left, width in _black_runs(row):
            module, rest = divmod(width, _FINDER[0])
            if rest == 0 and 2 <= module <= 12 and _is_finder(dots, top, left, module):
                side = _side(dots, top, left, module)
                return [
                    [dots[top + line * module][left + column * module] == "1" for column in range(side)]
                    for line in range(side)
                    if top + line * module < len(dots)
                ]
    return None


def _black_runs(row: str) -> Iterator[tuple[int, int]]:
    at = row.find("1")
    while at >= 0:
        end = row.find("0", at)
        end = len(row) if end < 0 else end
        yield at, end - at
        at = row.find("1", end)


def _is_finder(dots: Sequence[str], top: int, left: int, module: int) -> bool:
    if top + 7 * module > len(dots):
        return False
    wanted = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    return all(
        "".join(dots[top + line * module][left + column * module] for column in range(7)) == cells
        for line, cells in enumerate(wanted)
    )


def _side(dots: Sequence[str], top: int, left: int, module: int) -> int:
    """Return how many modules the code has: its upper edge ends with the second finder; 0 if there is none."""
    for side in _DATA_CODEWORDS:
        start = left + (side - 7) * module
        if start + 7 * module <= len(dots[top]) and _is_finder(dots, top, start, module):
            return side
    return 0


def _text(grid: Grid) -> str | None:
    side = len(grid)
    mask = _MASKS[(_format(grid) >> 10) & 0b111]
    bits = "".join(
        "1" if grid[row][column] != mask(row, column) else "0"
        for row, column in _path(side)
        if not _is_fixed(row, column, side)
    )
    codewords = [int(bits[at : at + 8], 2) for at in range(0, _DATA_CODEWORDS[side] * 8, 8)]
    stream = "".join(f"{word:08b}" for word in codewords)
    length = int(stream[4:12], 2)
    if int(stream[:4], 2) != _BYTES_MODE or 12 + 8 * length > len(stream):
        return None
    content = bytes(int(stream[12 + 8 * at : 20 + 8 * at], 2) for at in range(length))
    return content.decode(errors="replace")


def _format(grid: Grid) -> int:
    """Return error correction (2 bits), mask (3 bits) and their check, from beside the upper left finder."""
    places = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    return int("".join("1" if grid[row][column] else "0" for row, column in places), 2) ^ _FORMAT_MASK


def _path(side: int) -> Iterator[tuple[int, int]]:
    """Go through the modules in pairs of columns from the right, up and down in turn; the timing column is skipped."""
    is_upwards = True
    for right in (*range(side - 1, 6, -2), *range(5, 0, -2)):
        for row in range(side - 1, -1, -1) if is_upwards else range(side):
            yield row, right
            yield row, right - 1
        is_upwards = not is_upwards


def _is_fixed(row: int, column: int, side: int) -> bool:
    """Say whether a module bears no data: finders and format, timing, and the alignment pattern of versions 2 and 3."""
    if (row < 9 and (column < 9 or column >= side - 8)) or (row >= side - 8 and column < 9):
        return True
    if row == 6 or column == 6:
        return True
    centre = side - 7
    return side > 21 and abs(row - centre) <= 2 and abs(column - centre) <= 2
