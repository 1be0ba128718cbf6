"""The note that a kiosk is closed, on a real disk: it outlives the program, and a damaged one closes nothing."""

from pathlib import Path

import pytest

from kiosk.closing import ClosedBy, Closing, ClosingNote, ClosingWords
from tests.fakes.office import EIGHT

DESK = Closing(source=ClosedBy.STAFF, words=ClosingWords.DESK, since=EIGHT)


def test_what_is_kept_is_there_for_the_next_program_until_it_is_lifted(tmp_path: Path) -> None:
    assert ClosingNote(tmp_path / "closed").load() is None
    ClosingNote(tmp_path / "closed").keep(DESK)
    assert ClosingNote(tmp_path / "closed").load() == DESK
    ClosingNote(tmp_path / "closed").keep(None)
    ClosingNote(tmp_path / "closed").keep(None)
    assert ClosingNote(tmp_path / "closed").load() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"staff\tdesk", b"staff\tdesk\tyesterday\n"])
def test_a_damaged_note_closes_nothing_and_is_told(
    tmp_path: Path, damaged: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "closed").write_bytes(damaged)
    assert ClosingNote(tmp_path / "closed").load() is None
    assert "not usable" in caplog.text


def test_a_disk_that_takes_no_note_is_told_and_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    note = ClosingNote(tmp_path / "away" / "closed")
    note.keep(DESK)
    assert "is closed is not kept" in caplog.text
