"""Made-up documents: nearly right ones by the form that a decoder has, with what breaks programs strewn in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

Json: TypeAlias = Any
# Ends of the calendar, numbers that no machine holds, texts that are nearly something else.
_EVIL: Sequence[Json] = (
    None,
    True,
    -1,
    0,
    2**31,
    2**53 + 1,
    2**64,
    10**400,
    1e308,
    -1e308,
    0.1,
    "",
    "\x00",
    "a" * 5000,
    "Ệ́",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-03-09T02:15:60Z",
    "00000000-0000-7000-8000-000000000000",
    "../../etc/passwd",
    "-0",
    "１２",
    [],
    {},
    [[]],
    {"type": "IssueTicket"},
)
_TEXTS = ("CN01", "A001", "hotich", "vi", "0912345678", "001199000001", "1.001193", "2026-03-09", "08:00-12:00")
_DEEPEST = 9
# What a field's name says and its schema does not.
_HINTS: Mapping[str, Mapping[str, Json]] = {
    "at": {"format": "date-time"},
    "until": {"format": "date-time"},
    "now": {"format": "date-time"},
    "pin": {"enum": ["480271", "1", "12345678"]},
    "identity": {"enum": ["001199000001", "1"]},
    "format": {"enum": [1, 0, 2]},
}


def made_up(schema: Mapping[str, Json], parts: Mapping[str, Json], dice: Random) -> bytes:
    """Return bytes that are nearly of the schema: JSON with something odd in it, or cut, or with a byte changed."""
    value = _Making(parts=parts, dice=dice, oddness=dice.choice((0.0, 0.003, 0.02))).value(schema, _DEEPEST)
    body = bytearray(json.dumps(value, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass"))
    kind = dice.randrange(8)
    if kind == 0 and body:
        del body[dice.randrange(len(body)) :]
    elif kind == 1 and body:
        body[dice.randrange(len(body))] = dice.randrange(256)
    elif kind == 2:
        return dice.randbytes(dice.randrange(40))
    return bytes(body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """One document in the making; `oddness` is how often something is not as its schema says."""

    parts: Mapping[str, Json]
    dice: Random
    oddness: float

    def value(self, schema: Mapping[str, Json], depth: int) -> Json:
        """Return a value that is nearly of the schema."""
        if self.dice.random() < self.oddness:
            return self.dice.choice(_EVIL)
        if "$ref" in schema:
            return self.value(self.parts[schema["$ref"].rpartition("/")[2]], depth)
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return self.value(self.dice.choice(schema[several]), depth)
        if "enum" in schema:
            return self.dice.choice(schema["enum"])
        if "const" in schema:
            return schema["const"]
        match schema.get("type"):
            case "object":
                return self._object(schema, depth)
            case "array":
                return self._array(schema, depth)
            case kind:
                return _plain(kind, schema, self.dice)

    def _object(self, schema: Mapping[str, Json], depth: int) -> Json:
        required = set(schema.get("required", ()))
        made = {
            name: self.value({**form, **_HINTS.get(name.rpartition("_")[2], {})}, depth - 1)
            for name, form in schema.get("properties", {}).items()
            if self._has(is_required=name in required, depth=depth)
        }
        others = schema.get("additionalProperties")
        if isinstance(others, Mapping) and depth > 0:
            for _ in range(self.dice.randrange(3)):
                made[self.dice.choice(_TEXTS)] = self.value(others, depth - 1)
        return made

    def _has(self, *, is_required: bool, depth: int) -> bool:
        return self.dice.random() >= self.oddness / 4 if is_required else depth > 0 and self.dice.random() < 0.7

    def _array(self, schema: Mapping[str, Json], depth: int) -> Json:
        fixed = schema.get("prefixItems")
        if fixed:
            return [self.value(form, depth - 1) for form in fixed]
        items = schema.get("items")
        many = schema.get("minItems", 0) + (self.dice.randrange(3) if depth > 0 else 0)
        return [self.value(items if isinstance(items, Mapping) else {}, depth - 1) for _ in range(many)]


def _plain(kind: object, schema: Mapping[str, Json], dice: Random) -> Json:
    match kind:
        case "integer":
            return dice.choice((schema.get("minimum", 0), schema.get("maximum", 3), 1, 2))
        case "number":
            return dice.choice((0.0, 0.5, 1.0, 17.25))
        case "boolean":
            return dice.random() < 0.5
        case "null":
            return None
        case "string":
            return _text(schema, dice)
        case _:
            return dice.choice((0, "x", None, [], {}))


def _text(schema: Mapping[str, Json], dice: Random) -> str:
    match schema.get("format"):
        case "date-time":
            return dice.choice(("2026-03-09T02:15:00Z", "2026-03-09T09:15:00.123456+07:00"))
        case "date":
            return "2026-03-09"
        case "time":
            return "08:15:00"
    pattern = str(schema.get("pattern", ""))
    if "-7[0-9a-f]" in pattern:
        return f"019cb533-2590-7edf-8583-{dice.randrange(16**12):012x}"
    if "{22}" in pattern:
        return "AAAAAAAAAAAAAAAAAAAAAA"
    if "64" in pattern and "a-f" in pattern:
        return f"{dice.getrandbits(256):064x}"
    return "vi" if pattern.startswith("^[a-z]{2,3}") else dice.choice(_TEXTS)
