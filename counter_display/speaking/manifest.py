"""Reads and writes `pack.toml`, the list of a voice pack's clips; refuses one that does not say what it must."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counter_display.speaking.errors import PackUnusable

FILE_NAME = "pack.toml"
FORMAT = 1
_LONGEST_OVERLAP_MS = 25  # the shortest word is 60 ms, and both its ends fade


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipEntry:
    """One clip: the WAV file in the pack's folder and the text that is said in it."""

    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a pack says of itself; times in milliseconds, the rate in samples a second."""

    language: str
    voice: str
    licence: str
    rate: int
    overlap_ms: int
    gaps: Mapping[str, int]
    clips: Mapping[str, ClipEntry]


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file, read with its type checked; `place` is how an error names it."""

    place: str
    items: Mapping[str, object]

    def text(self, key: str) -> str:
        value = self.items.get(key)
        if isinstance(value, str) and value.strip():
            return value
        raise PackUnusable(f'{self.place}: {key} is missing or not a text; write {key} = "…"')

    def number(self, key: str, *, most: int) -> int:
        value = self.items.get(key)
        if isinstance(value, int) and 0 <= value <= most:
            return value
        raise PackUnusable(f"{self.place}: {key} is missing or not a whole number from 0 to {most}")

    def table(self, key: str) -> "_Table":
        value = self.items.get(key)
        if isinstance(value, dict):
            return _Table(f"{self.place} [{key}]", value)
        raise PackUnusable(f"{self.place}: the table [{key}] is missing")


def read_manifest(folder: Path) -> Manifest:
    """Read a pack's manifest."""
    path = folder / FILE_NAME
    try:
        top = _Table(str(path), tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise PackUnusable(f"Voice pack {folder}: {FILE_NAME} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise PackUnusable(f"{path}: not a TOML file in UTF-8 ({error})") from error
    if top.number("format", most=1_000) != FORMAT:
        raise PackUnusable(f"{path}: format is not {FORMAT}; make the pack anew with motcua voice make")
    gaps, clips = top.table("gaps"), top.table("clips")
    return Manifest(
        language=top.text("language"),
        voice=top.text("voice"),
        licence=top.text("licence"),
        rate=top.number("rate", most=192_000),
        overlap_ms=top.number("overlap_ms", most=_LONGEST_OVERLAP_MS),
        gaps={name: gaps.number(name, most=5_000) for name in gaps.items},
        clips={name: _entry(clips.table(name)) for name in clips.items},
    )


def _entry(table: _Table) -> ClipEntry:
    file = table.text("file")
    if Path(file).name != file:
        raise PackUnusable(f"{table.place}: file {file} is not a plain file name in the pack's folder")
    return ClipEntry(file=file, text=table.text("text"))


def manifest_text(manifest: Manifest) -> str:
    """The manifest as the text of its file."""
    lines = [
        f"format = {FORMAT}",
        *(f"{key} = {_quoted(getattr(manifest, key))}" for key in ("language", "voice", "licence")),
        f"rate = {manifest.rate}",
        f"overlap_ms = {manifest.overlap_ms}",
        "\n[gaps]",
        *(f"{name} = {milliseconds}" for name, milliseconds in manifest.gaps.items()),
        "\n[clips]",
        *(
            f"{_quoted(name)} = {{ file = {_quoted(clip.file)}, text = {_quoted(clip.text)} }}"
            for name, clip in manifest.clips.items()
        ),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)
