"""Films and pictures between the calls, from real files: at their pace, skipped if broken, at rest while paused."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from counter_display.lobby.showing.film import Shot, shots
from counter_display.lobby.showing.frame import Frame, MediaUnusable, Size
from counter_display.lobby.showing.media_file import Kind, MediaFile, media_in
from counter_display.lobby.showing.projector import Projector
from counter_display.lobby.ui.picture_file import load_picture
from tests.fakes.films import RATE, make_film, make_picture, make_sound

ROOM = Size(320, 240)
PATIENCE_S = 20


def first_pixel(frame: Frame) -> tuple[int, int, int]:
    blue, green, red = frame.pixels[:3]
    return red, green, blue


def test_a_film_is_read_frame_by_frame_with_its_times(tmp_path: Path) -> None:
    found = list(shots(make_film(tmp_path / "a.mp4", seconds=2)))
    assert len(found) == 2 * RATE
    assert [round(shot.at, 2) for shot in found[:3]] == [0.0, 0.1, 0.2]


def test_a_frame_is_scaled_to_its_room(tmp_path: Path) -> None:
    film = list(shots(make_film(tmp_path / "a.mp4", seconds=2)))
    black, white = film[0].draw(ROOM), film[-1].draw(Size(100, 20))
    assert (black.size, white.size) == (ROOM, (27, 20))
    assert max(first_pixel(black)) < 10
    assert min(first_pixel(white)) > 245
    assert len(black.pixels) == black.stride * black.size.height


@pytest.mark.parametrize("content", [b"", b"no film at all", b"\x00\x00\x00\x18ftypmp42" + bytes(400)])
def test_a_file_that_is_no_film_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(MediaUnusable, match=r"a\.mp4 cannot be shown"):
        list(shots(path))


def test_a_film_without_a_picture_is_none(tmp_path: Path) -> None:
    with pytest.raises(MediaUnusable, match="no picture in it"):
        list(shots(make_sound(tmp_path / "a.mp4")))


def test_half_a_film_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    path = make_film(tmp_path / "a.avi", seconds=30)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    seen = 0
    try:
        for _ in shots(path):
            seen += 1
    except MediaUnusable:
        pass
    assert 0 < seen < 30 * RATE


def test_a_picture_is_read_as_large_as_there_is_room(tmp_path: Path) -> None:
    large = load_picture(make_picture(tmp_path / "a.png", width=1000, height=500), ROOM)
    small = load_picture(make_picture(tmp_path / "b.png"), ROOM)
    assert (large.size, small.size) == ((320, 160), (64, 48))
    assert first_pixel(small) == (0, 255, 0)


def test_a_picture_that_is_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    with pytest.raises(MediaUnusable, match=r"a\.png cannot be shown"):
        load_picture(path, ROOM)


class Stage:
    """A projector in its thread, and what it delivers, in order."""

    def __init__(
        self,
        *,
        film: Callable[[Path], Iterator[Shot]] = shots,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.delivered: Queue[Frame | None] = Queue()
        self.now = 0.0
        self.projector = Projector(
            shots=film, picture=load_picture, deliver=self.delivered.put, clock=clock or (lambda: self.now)
        )
        self.projector.fit(ROOM)

    def frame(self) -> Frame | None:
        return self.delivered.get(timeout=PATIENCE_S)

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        # Whoever waits for the clock looks at it again.
        self.projector.fit(ROOM)

    @contextmanager
    def running(self) -> Iterator[None]:
        thread = threading.Thread(target=self.projector.run)
        thread.start()
        try:
            yield
        finally:
            self.projector.close()
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


def test_pictures_take_turns_after_their_time(tmp_path: Path) -> None:
    make_picture(tmp_path / "a.png", colour="#ff0000")
    make_picture(tmp_path / "b.png", colour="#0000ff")
    stage = Stage()
    stage.projector.become(media_in(tmp_path))
    with stage.running():
        seen = []
        for _ in range(3):
            frame = stage.frame()
            assert frame is not None
            seen.append(first_pixel(frame))
            stage.pass_time(12)
        assert seen == [(255, 0, 0), (0, 0, 255), (255, 0, 0)]


def test_nothing_to_show_is_told_and_ends_when_there_is_something(tmp_path: Path) -> None:
    stage = Stage()
    with stage.running():
        assert stage.frame() is None
        make_picture(tmp_path / "a.png")
        stage.projector.become(media_in(tmp_path))
        assert stage.frame() is not None


def test_a_broken_file_is_skipped_and_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.mp4").write_bytes(b"broken")
    (tmp_path / "b.png").write_bytes(b"broken")
    make_picture(tmp_path / "c.png")
    stage = Stage()
    stage.projector.become(media_in(tmp_path))
    with stage.running():
        for _ in range(3):
            assert stage.frame() is not None
            stage.projector.become(media_in(tmp_path))
            stage.pass_time(12)
    assert sorted(record.getMessage().split(" is left out")[0][-5:] for record in caplog.records) == ["a.mp4", "b.png"]


def test_nothing_is_shown_while_paused_and_the_picture_keeps_its_time(tmp_path: Path) -> None:
    make_picture(tmp_path / "a.png", colour="#ff0000")
    make_picture(tmp_path / "b.png", colour="#0000ff")
    stage = Stage()
    stage.projector.pause(True)
    stage.projector.become(media_in(tmp_path))
    with stage.running():
        stage.pass_time(100)
        assert stage.delivered.empty()
        stage.projector.pause(False)
        assert stage.frame() is not None
        stage.pass_time(12)
        assert stage.frame() is not None


def scripted(*times: float, drawn: list[float]) -> Callable[[Path], Iterator[Shot]]:
    """Return a film whose frames are at those seconds, and which notes those that were drawn."""

    def draw(at: float) -> Callable[[Size], Frame]:
        def make(room: Size) -> Frame:
            drawn.append(at)
            return Frame(size=Size(1, 1), stride=4, pixels=bytes(4))

        return make

    def film(path: Path) -> Iterator[Shot]:
        return iter([Shot(at, draw(at)) for at in times])

    return film


FILM = MediaFile(path=Path("film.mp4"), kind=Kind.FILM)


def test_of_a_fast_film_at_most_25_frames_a_second_are_drawn() -> None:
    drawn: list[float] = []
    stage = Stage(film=scripted(*(at / 50 for at in range(51)), drawn=drawn))
    stage.projector.become([FILM])
    with stage.running():
        for at in range(0, 51, 2):
            assert stage.frame() is not None
            stage.now = at / 50 + 0.041
            stage.projector.fit(ROOM)
    assert len(drawn) <= 26
    assert drawn[:3] == [0.0, 0.04, 0.08]


def test_frames_that_come_too_late_are_left_out() -> None:
    drawn: list[float] = []
    times = iter([0.0, 0.0, 0.0, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4])
    last = [0.4]

    def clock() -> float:
        last[0] = next(times, last[0])
        return last[0]

    stage = Stage(film=scripted(0.0, 0.1, 0.2, 0.3, 0.4, drawn=drawn), clock=clock)
    stage.projector.become([replace(FILM)])
    with stage.running():
        assert stage.frame() is not None
        assert stage.frame() is not None
    assert drawn[0] == 0.0
    assert 0.1 not in drawn
    assert 0.2 not in drawn
