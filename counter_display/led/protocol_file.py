"""Reads the file that describes panels' protocols, all its mistakes by key; it knows no line and sends nothing."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counter_display.led.checksum import CHECKSUMS
from counter_display.led.errors import LedSetupWrong
from counter_display.led.led_protocol import ADDRESSES, ALIGNMENTS, PARTS, LedProtocol, Situation
from counter_display.led.letters import LETTERS, signs

WORDS: Mapping[Situation, str] = {
    Situation.IDLE: "Mời số tiếp",
    Situation.CALLED: "{number}",
    Situation.SERVING: "{number}",
    Situation.WRAP_UP: "Xin chờ",
    Situation.PAUSED: "Tạm dừng",
    Situation.CLOSED: "Quầy đóng",
    Situation.CUT: "",
}
_LIST_KEYS = {"length_of": ("text",), "checksum_of": ("address", "command", "length", "text")}
_KEYS = frozenset(
    {"about", "frame", "start", "command", "end", "address", "length", *_LIST_KEYS, "checksum", "checksum_hex"}
    | {"letters", "capitals", "width", "align", "codes", "words", "answer", "answer_ms", "gap_ms"}
)


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file, read with its type checked."""

    place: str
    items: Mapping[str, object]

    def only(self, known: Sequence[str] | frozenset[str]) -> None:
        unknown = [key for key in self.items if key not in known]
        if unknown:
            raise self.wrong(unknown[0], f"is not known: there are {', '.join(sorted(known))}")

    def wrong(self, key: str, what: str) -> LedSetupWrong:
        return LedSetupWrong(f"{self.place} {key} {what}")

    def text(self, key: str, default: str) -> str:
        value = self.items.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, f'is not a text: write {key} = "…"')
        return value

    def choice(self, key: str, choices: Sequence[str]) -> str:
        value = self.text(key, choices[0])
        if value not in choices:
            raise self.wrong(key, f"is {value!r}: write one of {', '.join(choices)}")
        return value

    def code(self, key: str) -> bytes:
        value = self.text(key, "")
        try:
            return bytes.fromhex(value)
        except ValueError as error:
            raise self.wrong(key, f'is {value!r}: write bytes in hexadecimal, such as "02 1B 41"') from error

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.items.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "is neither true nor false")
        return value

    def number(self, key: str, default: int, *, most: int) -> int:
        value = self.items.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise self.wrong(key, f"is no whole number from 0 to {most}")
        return value

    def parts(self, key: str, default: Sequence[str]) -> tuple[str, ...]:
        value = self.items.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(name, str) and name in PARTS for name in value):
            raise self.wrong(key, f"is no list of parts: write some of {', '.join(PARTS)}")
        return tuple(value)

    def table(self, key: str) -> "_Table":
        value = self.items.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"is no table: write [{key}] and its keys below it")
        return _Table(f"{self.place}.{key}:", value)


def read_protocol(path: Path, name: str) -> LedProtocol:
    """Read one of the protocols of a file; LedSetupWrong."""
    try:
        top = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LedSetupWrong(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise LedSetupWrong(f"{path} is no TOML file in UTF-8: {error}") from error
    found = top.get(name)
    if not isinstance(found, dict):
        raise LedSetupWrong(f"{path} has no protocol {name!r}: there are {', '.join(sorted(top)) or 'none'}")
    return protocol_of(name, found)


def protocol_of(name: str, items: Mapping[str, object]) -> LedProtocol:
    """Read a protocol from its table; LedSetupWrong."""
    table = _Table(f"{name}:", items)
    table.only(_KEYS)
    protocol = LedProtocol(
        frame=_frame(table),
        start=table.code("start"),
        command=table.code("command"),
        end=table.code("end"),
        address=table.choice("address", tuple(ADDRESSES)),
        length=table.choice("length", tuple(ADDRESSES)),
        length_of=_counted(table, "length_of", "length"),
        checksum=table.choice("checksum", tuple(CHECKSUMS)),
        checksum_of=_counted(table, "checksum_of", "checksum"),
        checksum_hex=table.flag("checksum_hex", default=False),
        letters=table.choice("letters", tuple(LETTERS)),
        capitals=table.flag("capitals", default=True),
        width=table.number("width", 12, most=64),
        align=table.choice("align", ("centre", *(way for way in ALIGNMENTS if way != "centre"))),
        codes=_codes(table.table("codes")),
        words=_words(table.table("words")),
        answer=table.code("answer"),
        answer_ms=table.number("answer_ms", 300, most=5_000),
        gap_ms=table.number("gap_ms", 30, most=5_000),
    )
    _check_words(table, protocol)
    return protocol


def _frame(table: _Table) -> tuple[str, ...]:
    frame = table.parts("frame", ())
    if "text" not in frame or len(set(frame)) != len(frame):
        raise table.wrong("frame", f"must name text, and nothing twice; there are {', '.join(PARTS)}")
    return frame


def _counted(table: _Table, key: str, itself: str) -> tuple[str, ...]:
    parts = table.parts(key, _LIST_KEYS[key])
    if itself in parts or "checksum" in parts:
        raise table.wrong(key, "must name neither itself nor the checksum")
    return parts


def _codes(table: _Table) -> Mapping[Situation, bytes]:
    table.only(tuple(Situation))
    return {situation: table.code(situation) for situation in Situation}


def _words(table: _Table) -> Mapping[Situation, str]:
    table.only(tuple(Situation))
    return {situation: table.text(situation, WORDS[situation]) for situation in Situation}


def _check_words(table: _Table, protocol: LedProtocol) -> None:
    for situation, text in protocol.words.items():
        if "{number}" not in text and signs(text) > protocol.width:
            raise table.wrong(
                "words", f"{situation} ({text}) has {signs(text)} signs, the panel {protocol.width}: write fewer"
            )
