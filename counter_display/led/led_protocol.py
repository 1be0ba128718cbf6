"""How a panel wants to be told its text: from words to the bytes of a frame; refuses to know files and lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_display.led.checksum import CHECKSUMS
from counter_display.led.letters import LETTERS, signs

PARTS = ("start", "address", "command", "length", "text", "checksum", "end")
"""What a frame may be made of, by the names that a protocol file calls them by."""

ADDRESSES: Mapping[str, str] = {"byte": "", "hex2": "02X", "decimal2": "02d", "decimal3": "03d"}
"""The ways of writing a panel's address or a length: a byte, or so many signs."""

ALIGNMENTS = ("left", "centre", "right")


class Situation(StrEnum):
    """What a counter is doing, as its panel tells it."""

    IDLE = "idle"
    CALLED = "called"
    SERVING = "serving"
    WRAP_UP = "wrap_up"
    PAUSED = "paused"
    CLOSED = "closed"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedProtocol:
    """One kind of panel.

    `frame` names PARTS in their order; `length_of` those that the length counts, `checksum_of` those that the checksum
    is made over. `codes` go before the text in each situation: colour, blinking. `words` hold the text of each
    situation, with {number} for the ticket's number. Without `answer` the panel says nothing back.
    """

    frame: tuple[str, ...]
    start: bytes = b""
    command: bytes = b""
    end: bytes = b""
    address: str = "byte"
    length: str = "byte"
    length_of: tuple[str, ...] = ("text",)
    checksum: str = "none"
    checksum_of: tuple[str, ...] = ("text",)
    checksum_hex: bool = False
    letters: str = "plain"
    capitals: bool = True
    width: int = 12
    align: str = "centre"
    codes: Mapping[Situation, bytes]
    words: Mapping[Situation, str]
    answer: bytes = b""
    answer_ms: int = 300
    gap_ms: int = 30

    def text(self, situation: Situation, number: str) -> str:
        """Return what stands on the panel, as wide as it is; dashes for a number that it has no room for."""
        text = self.words[situation].replace("{number}", number)
        if signs(text) > self.width:
            text = text.replace("-", "")
        if signs(text) > self.width:
            text = "-" * self.width
        return self._aligned(text.upper() if self.capitals else text)

    def message(self, device: int, situation: Situation, number: str) -> bytes:
        """Return the frame that makes the panel `device` show it."""
        shown = self.codes[situation] + LETTERS[self.letters](self.text(situation, number))
        parts = {
            "start": self.start,
            "address": _written(device, self.address),
            "command": self.command,
            "text": shown,
            "end": self.end,
        }
        parts["length"] = _written(sum(len(parts[name]) for name in self.length_of), self.length)
        sum_of = b"".join(parts[name] for name in self.frame if name in self.checksum_of)
        checked = CHECKSUMS[self.checksum](sum_of)
        parts["checksum"] = checked.hex().upper().encode() if self.checksum_hex else checked
        return b"".join(parts[name] for name in self.frame)

    def _aligned(self, text: str) -> str:
        room = self.width - signs(text)
        before = {"left": 0, "centre": room // 2, "right": room}[self.align]
        return " " * before + text + " " * (room - before)


def _written(number: int, way: str) -> bytes:
    return bytes([number]) if way == "byte" else format(number, ADDRESSES[way]).encode("ascii")
