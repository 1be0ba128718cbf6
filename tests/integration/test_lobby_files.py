"""What the office puts into files for its hall: read when it changes, kept when it is wrong, told once in the log."""

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from counter_display.board import Board, board_of
from counter_display.lobby.kept_picture import Kept, KeptPicture, shown_again
from counter_display.lobby.notices import notice_of
from counter_display.lobby.office_files import OfficeFiles
from counter_display.lobby.picture import Picture
from counter_display.lobby.settings import HallContents
from counter_display.opening import House
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId
from tests.fakes.films import make_picture
from tests.fakes.office import CIVIL, COUNTER_6, EIGHT, MINH, office

DAY = date(2026, 3, 9)
BRANCH = BranchId("CN01")


def write(path: Path, text: str) -> Path:
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    # Two versions within one step of the disk's clock would look the same if they are as long.
    os.utime(path, ns=(before + 10**9, before + 10**9))
    return path


def texts(files: OfficeFiles) -> list[str]:
    return [notice.texts[VIETNAMESE] for notice in files.read(DAY).notices]


def test_notices_are_read_again_when_the_file_changes(tmp_path: Path) -> None:
    file = write(tmp_path / "notices.toml", '[[notice]]\nvi = "Một"')
    files = OfficeFiles(HallContents(notice_file=file, notices=(notice_of("Luôn có"),)))
    assert texts(files) == ["Luôn có", "Một"]
    assert texts(files) == ["Luôn có", "Một"]
    write(file, '[[notice]]\nvi = "Hai"')
    assert texts(files) == ["Luôn có", "Hai"]


def test_wrong_notices_change_nothing_and_are_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = write(tmp_path / "notices.toml", '[[notice]]\nvi = "Một"')
    files = OfficeFiles(HallContents(notice_file=file))
    assert texts(files) == ["Một"]
    write(file, "[[notice]]\nvi = 3")
    assert texts(files) == texts(files) == ["Một"]
    assert len(caplog.records) == 1
    assert "notices.toml stay as they were: Notice 1, vi has no words" in caplog.text


def test_a_file_that_is_gone_for_a_while_changes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = write(tmp_path / "notices.toml", '[[notice]]\nvi = "Một"')
    files = OfficeFiles(HallContents(notice_file=file))
    assert texts(files) == ["Một"]
    file.unlink()
    assert texts(files) == texts(files) == ["Một"]
    assert len(caplog.records) == 1
    write(file, '[[notice]]\nvi = "Lại có"')
    assert texts(files) == ["Lại có"]


def shown(files: OfficeFiles, day: date = DAY) -> list[str]:
    return [file.path.name for file in files.read(day).media]


def test_a_folder_is_shown_by_name_and_read_again(tmp_path: Path) -> None:
    for name in ("b.png", "A.png"):
        make_picture(tmp_path / name)
    write(tmp_path / "notes.txt", "none")
    write(tmp_path / "empty.png", "")
    (tmp_path / "folder.png").mkdir()
    files = OfficeFiles(HallContents(media=tmp_path))
    assert shown(files) == ["A.png", "b.png"]
    make_picture(tmp_path / "aa.png")
    (tmp_path / "b.png").unlink()
    assert shown(files) == ["A.png", "aa.png"]


def test_a_folder_that_is_gone_leaves_what_was_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    make_picture(folder / "a.png")
    files = OfficeFiles(HallContents(media=folder))
    assert shown(files) == ["a.png"]
    folder.rename(tmp_path / "elsewhere")
    assert shown(files) == shown(files) == ["a.png"]
    assert len(caplog.records) == 1


def test_a_playlist_shows_its_files_on_their_days(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("a.png", "b.png"):
        make_picture(tmp_path / name)
    lines = '[[show]]\nfile = "b.png"\nseconds = 5\n[[show]]\nfile = "a.png"\nfrom = 2026-03-10\n'
    playlist = write(tmp_path / "list.toml", lines + '[[show]]\nfile = "gone.png"')
    files = OfficeFiles(HallContents(playlist=playlist))
    assert (shown(files), shown(files, DAY + timedelta(days=1))) == (["b.png"], ["b.png", "a.png"])
    write(playlist, "[[show]]\nfile = 1")
    assert shown(files) == ["b.png"]
    assert "names no file" in caplog.text


def board() -> Board:
    place = office()
    place.open()
    place.open(COUNTER_6, MINH)
    for _ in range(3):
        place.take(CIVIL)
    place.serve()
    place.call(COUNTER_6)
    seen = board_of(place.branch)
    assert seen is not None
    return seen


def loaded(folder: Path, branch: BranchId = BRANCH) -> Kept | None:
    return KeptPicture(folder, branch).load()


def test_the_last_picture_is_kept_and_shown_again_as_old(tmp_path: Path) -> None:
    before = board()
    KeptPicture(tmp_path, BRANCH).keep(before, EIGHT)
    picture = shown_again(loaded(tmp_path), Picture(now=EIGHT + timedelta(minutes=5)))
    assert [(row.number, row.counter, row.standing) for row in picture.calls] == [
        ("A002", "6", False),
        ("A001", "5", False),
    ]
    assert (picture.lead, picture.waiting, picture.stale_since) == (None, 1, EIGHT)
    assert picture.branch == "Chi nhánh số 1"


def test_a_picture_of_another_day_shows_no_numbers(tmp_path: Path) -> None:
    KeptPicture(tmp_path, BRANCH).keep(board(), EIGHT)
    picture = shown_again(loaded(tmp_path), Picture(now=EIGHT + timedelta(days=1)))
    assert (picture.calls, picture.opening.house) == ((), House.BEFORE)


def test_what_is_kept_leads_to_nobody(tmp_path: Path) -> None:
    before = board()
    KeptPicture(tmp_path, BRANCH).keep(before, EIGHT)
    written = (tmp_path / "last-picture.json").read_text(encoding="utf-8")
    assert not any(call.visit in written for call in (*before.calls, *before.past))


def test_an_unchanged_picture_is_not_written_again(tmp_path: Path) -> None:
    kept, before = KeptPicture(tmp_path, BRANCH), board()
    kept.keep(before, EIGHT)
    (tmp_path / "last-picture.json").unlink()
    kept.keep(before, EIGHT + timedelta(minutes=1))
    assert loaded(tmp_path) is None
    kept.keep(replace(before, is_open=False), EIGHT)
    assert loaded(tmp_path) is not None


def test_without_a_kept_picture_the_first_one_is_empty() -> None:
    assert shown_again(None, Picture(now=EIGHT)) == Picture(now=EIGHT)


def other_branch(folder: Path) -> None:
    KeptPicture(folder, BranchId("CN02")).keep(board(), EIGHT)


def without_zone(folder: Path) -> None:
    KeptPicture(folder, BRANCH).keep(board(), EIGHT.replace(tzinfo=None))


@pytest.mark.parametrize("prepare", [lambda folder: None, other_branch, without_zone])
def test_what_is_not_this_branch_s_counts_as_none(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    prepare(tmp_path)
    assert loaded(tmp_path) is None


@pytest.mark.parametrize("content", ["", "{}", '{"format": 1, "branch": 3}', "no json"])
def test_a_damaged_picture_counts_as_none_and_is_told(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "last-picture.json", content)
    assert loaded(tmp_path) is None
    assert "will be made anew" in caplog.text


def test_a_full_disk_costs_the_kept_picture_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        KeptPicture(Path("/dev/null/nowhere"), BRANCH).keep(board(), EIGHT)
    assert "could not be kept" in caplog.text
