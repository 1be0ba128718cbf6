"""Headphone jacks as the kernel describes them, on files and pipes that stand for them."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.guidance.jack import HEADPHONES, SWITCHED, Jack, jacks

EVENT = struct.Struct("@llHHi")


def event(kind: int, code: int, value: int) -> bytes:
    return EVENT.pack(1, 2, kind, code, value)


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    path = tmp_path / "event7"
    os.mkfifo(path)
    # Both ways, so that neither end waits for the other.
    writer = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    yield path, writer
    os.close(writer)


def test_only_what_has_the_switch_is_a_jack(tmp_path: Path) -> None:
    for name, switches in {"event3": "0", "event7": "14", "event9": "1 4", "event11": "0 1"}.items():
        folder = tmp_path / name / "device" / "capabilities"
        folder.mkdir(parents=True)
        (folder / "sw").write_text(f"{switches}\n", encoding="ascii")
    assert jacks(tmp_path) == ("event7", "event9")


def test_plugging_in_and_pulling_out_are_told(pipe: tuple[Path, int]) -> None:
    path, writer = pipe
    told: list[bool] = []
    jack = Jack(path, told.append)
    os.write(writer, event(SWITCHED, HEADPHONES, 1) + event(0, 0, 0) + event(SWITCHED, 4, 1))
    jack.read()
    whole = event(SWITCHED, HEADPHONES, 0)
    os.write(writer, whole[:10])
    jack.read()
    os.write(writer, whole[10:])
    jack.read()
    jack.close()
    assert told == [True, False]


def test_reading_without_news_waits_for_nothing(pipe: tuple[Path, int]) -> None:
    told: list[bool] = []
    jack = Jack(pipe[0], told.append)
    jack.read()
    assert jack.fileno() > 0
    assert not jack.is_plugged()
    jack.close()
    assert told == []


def test_a_jack_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Jack(tmp_path / "event0", lambda is_plugged: None)
