"""What is shown between the calls: playlists as people write them, and whose turn it is."""

from datetime import date
from pathlib import Path

import pytest

from counter_display.lobby.showing.frame import Size
from counter_display.lobby.showing.media_file import Kind, MediaFile, PlaylistUnusable, kind_of, read_playlist
from counter_display.lobby.showing.reel import Reel


def files(*names: str) -> list[MediaFile]:
    return [MediaFile(path=Path(name), kind=Kind.PICTURE) for name in names]


def turns(reel: Reel, count: int) -> list[str]:
    return [file.path.name if (file := reel.next()) is not None else "" for _ in range(count)]


def reel_of(*names: str) -> Reel:
    reel = Reel()
    reel.become(files(*names))
    return reel


def test_files_come_round_and_round() -> None:
    assert turns(reel_of("a", "b", "c"), 5) == ["a", "b", "c", "a", "b"]


def test_nothing_comes_of_nothing() -> None:
    assert turns(Reel(), 2) == ["", ""]


def test_a_file_may_stand_twice_in_a_playlist() -> None:
    assert turns(reel_of("a", "b", "a", "c"), 8) == ["a", "b", "a", "c", "a", "b", "a", "c"]


def test_a_broken_file_is_passed_over_until_it_is_replaced() -> None:
    reel = reel_of("a", "b")
    broken = reel.next()
    assert broken is not None
    reel.broke(broken)
    assert turns(reel, 3) == ["b", "b", "b"]
    reel.become([MediaFile(path=Path("a"), kind=Kind.PICTURE, version=(1, 1)), *files("b")])
    assert turns(reel, 2) == ["a", "b"]


def test_if_all_are_broken_there_is_nothing() -> None:
    reel = reel_of("a")
    reel.broke(files("a")[0])
    assert turns(reel, 1) == [""]


def test_the_round_goes_on_where_it_was_when_files_come_and_go() -> None:
    reel = reel_of("a", "b", "c")
    assert turns(reel, 2) == ["a", "b"]
    reel.become(files("0", "a", "b", "bb", "c"))
    assert turns(reel, 2) == ["bb", "c"]


def test_when_the_last_shown_is_gone_the_next_by_name_comes() -> None:
    reel = reel_of("a", "b", "c")
    assert turns(reel, 2) == ["a", "b"]
    reel.become(files("a", "c"))
    assert turns(reel, 2) == ["c", "a"]
    reel.become(files("a"))
    assert turns(reel, 1) == ["a"]


def test_a_playlist_says_what_in_which_order_on_which_days() -> None:
    entries = read_playlist(
        '[[show]]\nfile = "b.mp4"\n\n[[show]]\nfile = "a.png"\nseconds = 20\nfrom = 2026-03-09\nto = 2026-03-10\n'
    )
    assert [(entry.file, entry.seconds) for entry in entries] == [("b.mp4", 12.0), ("a.png", 20.0)]
    shown = [[entry.is_shown(date(2026, 3, day)) for day in (8, 9, 10, 11)] for entry in entries]
    assert shown == [[True, True, True, True], [False, True, True, False]]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("[[show", "It is no TOML"),
        ("[[film]]", r"\[\[show\]\]"),
        ("show = 1", r"\[\[show\]\]"),
        ("[[show]]\nseconds = 3", "Entry 1 names no file"),
        ('[[show]]\nfile = "notes.txt"', "notes.txt is nothing that can be shown"),
        ('[[show]]\nfile = "a.png"\nseconds = 1', "a number from 2 to 600"),
        ('[[show]]\nfile = "a.png"\nseconds = true', "a number from 2 to 600"),
        ('[[show]]\nfile = "a.png"\nloud = 1', "'loud' is not known"),
        ('[[show]]\nfile = "a.png"\nfrom = 2026-03-09T08:00:00', "is no day"),
    ],
)
def test_a_mistake_in_a_playlist_names_the_entry(document: str, said: str) -> None:
    with pytest.raises(PlaylistUnusable, match=said):
        read_playlist(document)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PNG", Kind.PICTURE), ("a.mp4", Kind.FILM), ("a.txt", None), (".a.png", None), ("a", None)],
)
def test_the_end_of_a_name_says_what_it_is(name: str, kind: Kind | None) -> None:
    assert kind_of(Path(name)) is kind


def test_a_size_fits_into_a_room_in_its_own_proportions() -> None:
    assert Size(1920, 1080).within(Size(960, 960)) == (960, 540)
    assert Size(100, 200).within(Size(1000, 400)) == (200, 400)
    assert Size(4000, 1).within(Size(100, 100)) == (100, 1)
