"""A black-and-white picture as packed rows, one bit a dot; it knows neither printers nor fonts."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows of ``width`` dots (a multiple of 8), a set bit black, the leftmost dot highest: what ``GS v 0`` takes."""

    width: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width % 8 or len(self.rows) % self.stride:
            raise ValueError(f"{len(self.rows)} bytes are no whole rows of {self.width} dots")

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return self.width // 8

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.rows) // self.stride


def stack(width: int, strips: Iterable[bytes]) -> Raster:
    """The strips, each whole rows of ``width`` dots, one under the other."""
    return Raster(width, b"".join(strips))
