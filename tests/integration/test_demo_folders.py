"""The demonstration's folders on a real disk: what it left before goes, what is somebody else's stays."""

from pathlib import Path

import pytest

from server_client.demo.errors import FolderInUse
from server_client.demo.folders import prepared
from server_client.demo.scripted_visit import spoken


def test_what_an_earlier_demonstration_left_is_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    prepared(out).tickets.mkdir()
    (out / "tickets" / "ticket-0001.png").touch()
    assert not prepared(out).tickets.exists()


def test_a_folder_with_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(FolderInUse, match="--out"):
        prepared(tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def test_a_branch_that_is_to_be_kept_outlives_the_next_demonstration_with_its_devices(tmp_path: Path) -> None:
    folders = prepared(tmp_path / "out", data=tmp_path / "branch")
    folders.devices.mkdir(parents=True)
    (folders.devices / "kiosk.credential").touch()
    assert (prepared(tmp_path / "out", data=tmp_path / "branch").devices / "kiosk.credential").exists()


def test_the_calls_of_one_number_are_found_among_all_that_was_spoken(tmp_path: Path) -> None:
    (tmp_path / "spoken.log").write_text(
        "000001.wav\t6.40\tMời công dân có số e lờ không không ba, đến quầy số một\n"
        "000002.wav\t6.32\tMời công dân có số e lờ không không bốn, đến quầy số một\n"
        "000003.wav\t7.40\tXin nhắc lại, Mời công dân có số e lờ không không bốn, đến quầy số một\n",
        encoding="utf-8",
    )
    assert spoken(tmp_path, "L004") == [tmp_path / "000002.wav", tmp_path / "000003.wav"]
    assert spoken(tmp_path / "nothing", "L004") == []
