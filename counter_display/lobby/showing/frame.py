"""One picture ready to be put on the screen, as plain bytes; it knows neither the decoder nor the screen."""

from dataclasses import dataclass
from typing import NamedTuple


class Size(NamedTuple):
    """A size in pixels."""

    width: int
    height: int

    def within(self, room: "Size") -> "Size":
        """Return the largest size of the same proportions that fits into the room; both at least one pixel."""
        scale = min(room.width / max(1, self.width), room.height / max(1, self.height))
        return Size(max(1, round(self.width * scale)), max(1, round(self.height * scale)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Pixels of four bytes (blue, green, red, unused), row by row, each row `stride` bytes long."""

    size: Size
    stride: int
    pixels: bytes


class MediaUnusable(Exception):
    """A picture or a film that cannot be decoded; the message says what the decoder said."""
