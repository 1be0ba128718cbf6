"""What was safe on disk is there after a power cut at any byte, and trouble with the disk is said clearly."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server_client.client.errors import OutboxUnavailable
from server_client.client.journal import LONG, Journal

FILE = "outbox.journal"


def opened(folder: Path) -> Journal:
    journal = Journal(folder, os.fdatasync)
    journal.open()
    return journal


def content_of(folder: Path) -> dict[str, bytes]:
    journal = Journal(folder, os.fdatasync)
    content = journal.open()
    journal.close()
    return content


@contextmanager
def disk_that_ends_at(size: int) -> Iterator[None]:
    """Let no file grow beyond the size: the kernel writes what fits and then fails, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@dataclass
class Disk:
    """Passed as `sync`; fails once for each time that it is told to."""

    failures: int = 0

    def __call__(self, file: int) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError(5, "Input/output error")
        os.fdatasync(file)


def test_what_was_put_is_there_in_order_after_a_restart(tmp_path: Path) -> None:
    journal = opened(tmp_path / "new" / "outbox")
    journal.put("one", b"first value")
    journal.put("two", "giá trị".encode())
    journal.put("three", b"\rthird")
    journal.drop("two")
    journal.put("one", b"changed")
    journal.drop("unknown")
    journal.close()
    assert list(content_of(tmp_path / "new" / "outbox").items()) == [("one", b"changed"), ("three", b"\rthird")]


def test_a_power_cut_at_every_byte_loses_only_the_line_that_it_cut(tmp_path: Path) -> None:
    journal = opened(tmp_path / "whole")
    file = tmp_path / "whole" / FILE
    model: dict[str, bytes] = {}
    safe = {0: dict(model)}
    for number in range(6):
        journal.put(f"key-{number}", b"value %d" % number)
        model[f"key-{number}"] = b"value %d" % number
        safe[file.stat().st_size] = dict(model)
        if number % 2:
            journal.drop(f"key-{number - 1}")
            del model[f"key-{number - 1}"]
            safe[file.stat().st_size] = dict(model)
    journal.close()
    whole = file.read_bytes()
    for cut in range(len(whole) + 1):
        folder = tmp_path / f"cut-{cut}"
        folder.mkdir()
        (folder / FILE).write_bytes(whole[:cut])
        again = opened(folder)
        again.put("later", b"works")
        again.close()
        assert again.damaged == ()
        assert content_of(folder) == {**safe[max(size for size in safe if size <= cut)], "later": b"works"}


@pytest.mark.parametrize("rest", [b"\0" * 4096, b"\0" * 10 + b"\n", b"deadbeef key value\n", b"\xff\xfe"])
def test_what_a_power_cut_leaves_in_the_tail_is_left_out(tmp_path: Path, rest: bytes) -> None:
    journal = opened(tmp_path)
    journal.put("key", b"value")
    journal.close()
    with (tmp_path / FILE).open("ab") as file:
        file.write(rest)
    assert content_of(tmp_path) == {"key": b"value"}
    assert (tmp_path / FILE).read_bytes().endswith(b"key value\n")


def test_damage_before_good_lines_is_put_aside_and_the_rest_is_used(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.put("one", b"first")
    journal.put("two", b"second")
    journal.close()
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole.replace(b"first", b"fxrst"))
    journal = Journal(tmp_path, os.fdatasync)
    assert journal.open() == {"two": b"second"}
    (aside,) = journal.damaged
    assert b"fxrst" in aside.read_bytes()
    journal.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.binary(max_size=8).filter(lambda value: b"\n" not in value))),
    st.integers(0, 400),
)
def test_any_changes_on_a_disk_that_fills_up_are_either_kept_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, bytes]], size: int
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    journal = opened(folder)
    kept: dict[str, bytes] = {}
    with disk_that_ends_at(size):
        for key, value in changes:
            try:
                if value:
                    journal.put(key, value)
                else:
                    journal.drop(key)
            except OutboxUnavailable:
                if key in kept and value:
                    kept[key] = value
                elif key in kept:
                    del kept[key]
            else:
                kept.update({key: value})
                if not value:
                    del kept[key]
    journal.put("last", b"there is room again")
    journal.close()
    assert content_of(folder) == {**kept, "last": b"there is room again"}


def test_a_full_disk_is_named_and_the_refused_value_does_not_come_back(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.put("one", b"first")
    with disk_that_ends_at(30), pytest.raises(OutboxUnavailable, match="cannot be written: File too large"):
        journal.put("two", b"second")
    journal.put("three", b"third")
    journal.close()
    assert content_of(tmp_path) == {"one": b"first", "three": b"third"}


def test_a_file_that_could_not_be_synced_is_not_trusted_any_more(tmp_path: Path) -> None:
    disk = Disk(failures=1)
    journal = Journal(tmp_path, disk)
    with pytest.raises(OutboxUnavailable, match="Input/output error"):
        journal.open()
    journal.open()
    journal.put("one", b"first")
    before = (tmp_path / FILE).stat().st_ino
    disk.failures = 1
    with pytest.raises(OutboxUnavailable, match="nothing was sent"):
        journal.put("two", b"second")
    journal.put("three", b"third")
    assert (tmp_path / FILE).stat().st_ino != before
    journal.close()
    assert content_of(tmp_path) == {"one": b"first", "three": b"third"}


def test_what_was_turned_down_does_not_come_back_after_a_restart(tmp_path: Path) -> None:
    disk = Disk()
    journal = Journal(tmp_path, disk)
    journal.open()
    journal.put("one", b"first")
    disk.failures = 1
    with pytest.raises(OutboxUnavailable):
        journal.put("two", b"second")
    journal.close()
    assert content_of(tmp_path) == {"one": b"first"}


def test_a_change_of_a_known_key_holds_although_the_disk_did_not_take_it_at_first(tmp_path: Path) -> None:
    disk = Disk()
    journal = Journal(tmp_path, disk)
    journal.open()
    journal.put("one", b"first")
    journal.put("two", b"second")
    disk.failures = 1
    with pytest.raises(OutboxUnavailable):
        journal.put("one", b"changed")
    disk.failures = 1
    with pytest.raises(OutboxUnavailable):
        journal.drop("two")
    journal.put("three", b"third")
    journal.close()
    assert content_of(tmp_path) == {"one": b"changed", "three": b"third"}


def test_a_folder_that_cannot_be_made_or_renamed_in_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutboxUnavailable, match="Not a directory"):
        Journal(tmp_path / "file" / "outbox", os.fdatasync).open()
    (tmp_path / FILE).mkdir()
    with pytest.raises(OutboxUnavailable, match="Is a directory"):
        Journal(tmp_path, os.fdatasync).open()


def test_a_file_that_cannot_take_its_place_is_named(tmp_path: Path) -> None:
    def sync_and_block(file: int) -> None:
        os.fdatasync(file)
        (tmp_path / FILE).mkdir(exist_ok=True)

    with pytest.raises(OutboxUnavailable, match="Is a directory"):
        Journal(tmp_path, sync_and_block).open()


def test_two_programs_cannot_use_one_outbox(tmp_path: Path) -> None:
    first = opened(tmp_path)
    with pytest.raises(OutboxUnavailable, match="in use by another program"):
        opened(tmp_path)
    first.put("one", b"still works")
    first.close()
    assert content_of(tmp_path) == {"one": b"still works"}


def test_a_closed_journal_takes_nothing(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.close()
    with pytest.raises(OutboxUnavailable, match="not open"):
        journal.put("one", b"first")


def test_the_file_stays_short_however_much_goes_through_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path, lambda _file: None)
    journal.open()
    journal.put("stays", b"here")
    sizes = set[int]()
    for number in range(2000):
        journal.put(f"key-{number}", b"x" * 200)
        journal.drop(f"key-{number}")
        sizes.add((tmp_path / FILE).stat().st_size)
    journal.close()
    assert max(sizes) < LONG + 1000
    assert content_of(tmp_path) == {"stays": b"here"}


def test_a_long_file_is_written_anew_at_the_start_and_kept_if_most_of_it_is_in_use(tmp_path: Path) -> None:
    journal = Journal(tmp_path, lambda _file: None)
    journal.open()
    for number in range(1000):
        journal.put(f"key-{number}", b"x" * 200)
    before = (tmp_path / FILE).stat().st_ino
    journal.drop("key-0")
    assert (tmp_path / FILE).stat().st_ino == before
    journal.close()
    assert len(content_of(tmp_path)) == 999
    assert b"key-0 " not in (tmp_path / FILE).read_bytes()


def test_a_long_file_that_cannot_be_written_anew_stays_in_use(tmp_path: Path) -> None:
    journal = Journal(tmp_path, lambda _file: None)
    journal.open()
    journal.put("stays", b"here")
    (tmp_path / f"{FILE}.new").mkdir()
    for number in range(1000):
        journal.put(f"key-{number}", b"x" * 200)
        journal.drop(f"key-{number}")
    journal.close()
    assert (tmp_path / FILE).stat().st_size > LONG
    (tmp_path / f"{FILE}.new").rmdir()
    assert content_of(tmp_path) == {"stays": b"here"}
