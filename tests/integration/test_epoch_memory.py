"""What a device remembers of epochs, over restarts and bad disks."""

from pathlib import Path

from server_client.client.epoch_memory import EpochMemory


def test_the_highest_epoch_is_known_after_a_restart(tmp_path: Path) -> None:
    memory = EpochMemory(tmp_path / "epoch")
    for epoch in (1, 3, 2):
        memory.heard(epoch)
    assert EpochMemory(tmp_path / "epoch").highest == memory.highest == 3


def test_the_first_epoch_is_worth_no_writing(tmp_path: Path) -> None:
    EpochMemory(tmp_path / "epoch").heard(1)
    assert list(tmp_path.iterdir()) == []


def test_a_spoilt_file_counts_as_nothing_seen(tmp_path: Path) -> None:
    (tmp_path / "epoch").write_bytes("drei ½".encode())
    assert EpochMemory(tmp_path / "epoch").highest == 0


def test_a_disk_that_takes_nothing_keeps_no_epoch_from_being_known_now(tmp_path: Path) -> None:
    memory = EpochMemory(tmp_path / "missing" / "epoch")
    memory.heard(2)
    assert memory.highest == 2


def test_without_a_file_it_is_known_for_this_run() -> None:
    memory = EpochMemory()
    memory.heard(4)
    assert memory.highest == 4
