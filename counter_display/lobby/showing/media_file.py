"""Pictures and films by their names: which of a folder or playlist can be shown, in which order; it decodes nothing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

USUAL_SECONDS = 12.0
_SHORTEST, _LONGEST = 2.0, 600.0
_KEYS = frozenset({"file", "seconds", "from", "to"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"})
_FILMS = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg"})


class PlaylistUnusable(ValueError):
    """A playlist or a folder that cannot be shown; the message says what to change."""


class Kind(Enum):
    """What sort of file it is, told by the end of its name."""

    PICTURE = "picture"
    FILM = "film"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """One file to be shown; a picture stays for `seconds`, a film runs to its end.

    `version` differs whenever the file does, so that one which was broken is tried again once it was replaced.
    """

    path: Path
    kind: Kind
    version: tuple[int, int] = (0, 0)
    seconds: float = USUAL_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a playlist: a file and the days, both included, on which it is shown."""

    file: str
    seconds: float = USUAL_SECONDS
    first: date | None = None
    last: date | None = None

    def is_shown(self, day: date) -> bool:
        """Say whether the file is shown that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def kind_of(path: Path) -> Kind | None:
    """Return what the file is, or None if it is nothing to show; a name that begins with a dot hides it."""
    ending = path.suffix.lower()
    if path.name.startswith("."):
        return None
    if ending in _PICTURES:
        return Kind.PICTURE
    return Kind.FILM if ending in _FILMS else None


def media_in(folder: Path) -> tuple[MediaFile, ...]:
    """Return what can be shown of a folder, by name; PlaylistUnusable if the folder cannot be read."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except OSError as exc:
        raise PlaylistUnusable(f"The folder {folder} cannot be read: {exc.strerror}") from exc
    return tuple(file for path in paths if (file := _media_file(path, USUAL_SECONDS)) is not None)


def media_of(entries: tuple[Entry, ...], folder: Path, day: date) -> tuple[MediaFile, ...]:
    """Return what a playlist shows on that day; names are taken from `folder`, and what is not there is left out."""
    files = (_media_file(folder / entry.file, entry.seconds) for entry in entries if entry.is_shown(day))
    return tuple(file for file in files if file is not None)


def read_playlist(document: str) -> tuple[Entry, ...]:
    """Return the entries of a playlist's text, in its order; PlaylistUnusable."""
    try:
        tables = tomllib.loads(document)
    except tomllib.TOMLDecodeError as exc:
        raise PlaylistUnusable(f"It is no TOML: {exc}") from exc
    found = tables.get("show", [])
    if set(tables) - {"show"} or not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise PlaylistUnusable("Each file is a table that begins with the line [[show]]")
    return tuple(_entry(table, f"Entry {at}") for at, table in enumerate(found, start=1))


def _entry(table: Mapping[str, object], which: str) -> Entry:
    if unknown := sorted(set(table) - _KEYS):
        raise PlaylistUnusable(f"{which}: {unknown[0]!r} is not known: use file, seconds, from, to")
    file = table.get("file")
    if not isinstance(file, str) or not file:
        raise PlaylistUnusable(f'{which} names no file: add a line file = "…"')
    if kind_of(Path(file)) is None:
        endings = " ".join(sorted(_PICTURES | _FILMS))
        raise PlaylistUnusable(f"{which}: {file} is nothing that can be shown: its name must end in one of {endings}")
    seconds = table.get("seconds", USUAL_SECONDS)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not _SHORTEST <= seconds <= _LONGEST:
        raise PlaylistUnusable(f"{which}: seconds must be a number from {_SHORTEST:g} to {_LONGEST:g}")
    first, last = _day(table, "from", which), _day(table, "to", which)
    return Entry(file=file, seconds=float(seconds), first=first, last=last)


def _day(table: Mapping[str, object], key: str, which: str) -> date | None:
    value = table.get(key)
    # A date and time is a date too, and its time would be passed over in silence.
    if value is None or type(value) is date:
        return value
    raise PlaylistUnusable(f"{which}: {key} = {value!r} is no day: write {key} = 2026-10-05")


def _media_file(path: Path, seconds: float) -> MediaFile | None:
    kind = kind_of(path)
    try:
        state = path.stat()
    except OSError:
        return None
    if kind is None or not path.is_file() or state.st_size == 0:
        return None
    return MediaFile(path=path, kind=kind, version=(state.st_mtime_ns, state.st_size), seconds=seconds)
