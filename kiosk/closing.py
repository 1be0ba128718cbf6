"""A kiosk that is shut to citizens by hand: by whom, what it tells them, and a note of it that outlives a restart.

It is no fault and no hour of the house: it holds until it is lifted the way it was made.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.device import DeviceState
from server_client.queue_model.ids import Language

log = logging.getLogger("motcua.kiosk")


class ClosedBy(StrEnum):
    """Who has shut the kiosk, and so who opens it again."""

    STAFF = "staff"
    CENTRE = "centre"


class ClosingWords(StrEnum):
    """What a person is told; QML has the words of all but the office's own."""

    NEXT_KIOSK = "next_kiosk"
    DESK = "desk"
    SOON = "soon"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """One closing, since a time (aware); `own` are the office's own words by language."""

    source: ClosedBy
    words: ClosingWords
    since: datetime
    own: Mapping[Language, str] = field(default_factory=dict)

    def own_words(self, language: Language) -> str:
        """Return the office's own words in that language, else in Vietnamese, else none."""
        return self.own.get(language) or self.own.get(VIETNAMESE) or ""


def centre_closing(state: DeviceState) -> Closing | None:
    """Return the closing that the branch's log tells of, if the centre has shut this kiosk.

    It needs no note: the branch as last heard is kept anyway, and the centre alone lifts it.
    """
    if state.locked_at is None:
        return None
    own = {VIETNAMESE: state.lock_message} if state.lock_message else {}
    words = ClosingWords.OWN if own else ClosingWords.DESK
    return Closing(source=ClosedBy.CENTRE, words=words, since=state.locked_at, own=own)


class ClosingNote:
    """The file that keeps it; a damaged one counts as none: a kiosk that is open by mistake harms nobody."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Closing | None:
        """Return the closing that holds, if one does."""
        try:
            return read_closing(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as exc:
            log.warning("The note in %s that this kiosk was closed is not usable: %s", self._file, exc)
            return None

    def keep(self, closing: Closing | None) -> None:
        """Keep it, or that there is none; if the disk does not take it, it holds until the next start."""
        try:
            if closing is None:
                self._file.unlink(missing_ok=True)
            else:
                self._write(closing_text(closing))
        except OSError as exc:
            log.warning("That this kiosk is %s is not kept: %s", "open" if closing is None else "closed", exc)

    def _write(self, text: str) -> None:
        part = self._file.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        part.replace(self._file)


def closing_note(data: Path) -> ClosingNote:
    """Return the note in a kiosk's folder."""
    return ClosingNote(data / "closed")


def closing_text(closing: Closing) -> str:
    """Return the note: who, which words and since when, then a line for each language of the office's own."""
    own = [f"{language}\t{' '.join(words.split())}" for language, words in closing.own.items()]
    return "\n".join([f"{closing.source}\t{closing.words}\t{closing.since.isoformat()}", *own]) + "\n"


def read_closing(text: str) -> Closing:
    """Return what a note says; ValueError if it says nothing of the kind."""
    first, *own = text.splitlines() or [""]
    source, words, since = first.split("\t")
    at = datetime.fromisoformat(since)
    if at.tzinfo is None:
        raise ValueError("its time has no zone")
    said = (line.split("\t", 1) for line in own)
    return Closing(
        source=ClosedBy(source),
        words=ClosingWords(words),
        since=at,
        own={Language(language): sentence for language, sentence in said},
    )
