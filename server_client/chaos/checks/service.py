"""Whether people still get numbers: a kiosk that only says no, over two looks in a row, is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note

_FEWEST = 3
_LOOKS = 2
"""A fault may keep a kiosk from giving numbers until it is healed; then it must give some before the next look."""


@dataclass(slots=True, kw_only=True)
class KioskService:
    """One kiosk, named for messages; `look` is called after each healing with all that its diary has come to."""

    name: str
    _read: int = 0
    _in_vain: int = 0
    _reasons: set[str] = field(default_factory=set)

    def look(self, notes: Sequence[Note]) -> tuple[Violation, ...]:
        """Return whether nobody got a number since the look before the last."""
        new = notes[self._read :]
        self._read = len(notes)
        turned_away = [note for note in new if note.what in {"refused", "nothing"} and note.kind != "ReportPrint"]
        if any(note.what == "shown" for note in new) or len(turned_away) < _FEWEST:
            self._in_vain = 0
            self._reasons.clear()
            return ()
        self._in_vain += 1
        self._reasons |= {note.kind for note in turned_away}
        if self._in_vain != _LOOKS:
            return ()
        what = f"nobody gets a number here any more: {', '.join(sorted(self._reasons))}"
        return (Violation(check="gives no numbers", where=self.name, what=what, look="the kiosk's diary and log"),)
