"""A small file that several processes share: changes are seen, nothing half written is left, others cannot read it."""

from pathlib import Path

import pytest

from server_client.server.errors import LogDamaged, StoreUnavailable
from server_client.server.kept_file import KeptFile

Words = tuple[str, ...]


def kept(path: Path, clock: list[float]) -> KeptFile[Words]:
    """Return a file of words with a clock of the test's own."""
    return KeptFile(path, Words, (), lambda: clock[0])


def test_a_change_is_seen_by_others_within_a_fifth_of_a_second(tmp_path: Path) -> None:
    clock = [0.0]
    one, other = kept(tmp_path / "words.json", clock), kept(tmp_path / "words.json", clock)
    assert one.value() == other.value() == ()

    assert one.change(lambda words: (*words, "a")) == ("a",)
    assert one.value() == ("a",)
    assert other.value() == ()
    clock[0] += 0.21
    assert other.value() == ("a",)


def test_whoever_changes_begins_with_what_others_wrote_however_quickly(tmp_path: Path) -> None:
    clock = [0.0]
    files = [kept(tmp_path / "words.json", clock) for _ in range(2)]

    for number in range(20):
        files[number % 2].change(lambda words, number=number: (*words, str(number)))  # type: ignore[misc]  # bound now

    files[0].renew()
    assert files[0].kept == tuple(map(str, range(20)))


def test_only_its_owner_may_read_it_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "words.new").write_text("of a power cut")
    kept(tmp_path / "words.json", [0.0]).change(lambda _: ("a",))

    assert (tmp_path / "words.json").stat().st_mode & 0o777 == 0o600
    assert {file.name for file in tmp_path.iterdir()} == {"words.json", "words.lock"}


def test_a_file_that_is_removed_is_as_none(tmp_path: Path) -> None:
    clock = [0.0]
    file = kept(tmp_path / "words.json", clock)
    file.change(lambda _: ("a",))
    (tmp_path / "words.json").unlink()
    clock[0] += 1

    assert file.value() == ()


@pytest.mark.parametrize("text", [b"", b"{", b'{"a": 1}', b"\xff"])
def test_a_damaged_file_is_told_as_often_as_it_is_asked_for(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "words.json").write_bytes(text)
    file = kept(tmp_path / "words.json", [0.0])

    for _ in range(2):
        with pytest.raises(LogDamaged, match=r"words\.json is not what was written there"):
            file.value()
    with pytest.raises(LogDamaged):
        file.change(lambda words: words)
    assert (tmp_path / "words.json").read_bytes() == text


def test_a_place_that_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="check the disk and rights"):
        kept(tmp_path / "folder" / "words.json", [0.0]).change(lambda words: words)
    (tmp_path / "words.json").mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        kept(tmp_path / "words.json", [0.0]).value()


def test_a_change_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    file = kept(tmp_path / "words.json", [0.0])
    file.change(lambda _: ("a",))
    before = (tmp_path / "words.json").stat()

    def refuse(_: Words) -> Words:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        file.change(refuse)
    assert (tmp_path / "words.json").stat() == before
