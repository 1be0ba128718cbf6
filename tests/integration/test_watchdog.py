"""What systemd hears of a screen, at a real socket: beats while it draws, silence when it does not."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assets.watchdog import FRAME_S, ServiceNotices, Supervision, Watchdog, supervision


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.setblocking(False)
        yield line


@dataclass
class Screen:
    """A window that draws what it is asked to, or has got stuck."""

    now: float = 1000.0
    exposed: bool = True
    drawing: bool = True
    watchdog: Watchdog | None = field(default=None, repr=False)

    def draw(self) -> None:
        if self.drawing and self.watchdog:
            self.watchdog.frame()


def heard(systemd: socket.socket) -> list[str]:
    said = []
    while True:
        try:
            said.append(systemd.recv(4096).decode())
        except BlockingIOError:
            return said


@pytest.fixture
def notices(systemd: socket.socket) -> ServiceNotices:
    return ServiceNotices(systemd.getsockname())


def watched(screen: Screen, notices: ServiceNotices, silence_s: float = 20.0) -> Watchdog:
    screen.watchdog = Watchdog(
        notices,
        silence_s,
        ask_frame=screen.draw,
        exposed=lambda: screen.exposed,
        monotonic=lambda: screen.now,
    )
    return screen.watchdog


def test_systemd_hears_ready_status_and_stopping(systemd: socket.socket, notices: ServiceNotices) -> None:
    notices.ready()
    notices.status("Quầy mở")
    notices.stopping()
    assert notices.supervised
    assert heard(systemd) == ["READY=1", "STATUS=Quầy mở", "STOPPING=1"]


def test_systemds_abstract_sockets_are_reached_too() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("")  # the kernel gives it an abstract name
        line.setblocking(False)
        ServiceNotices("@" + line.getsockname()[1:].decode()).ready()
        assert heard(line) == ["READY=1"]


def test_without_systemd_nothing_is_sent_and_nothing_fails() -> None:
    notices = ServiceNotices("")
    notices.ready()
    assert not notices.supervised


def test_a_socket_that_is_gone_is_logged_and_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    ServiceNotices(str(tmp_path / "gone")).alive()
    assert "systemd could not be told WATCHDOG=1" in caplog.text


def test_a_screen_that_draws_beats(systemd: socket.socket, notices: ServiceNotices) -> None:
    screen = Screen()
    watchdog = watched(screen, notices)
    for _ in range(5):
        assert watchdog.beat()
        screen.now += FRAME_S * 2
    assert heard(systemd) == ["WATCHDOG=1"] * 5


def test_a_screen_that_has_stopped_drawing_falls_silent_and_is_logged_once(
    systemd: socket.socket, notices: ServiceNotices, caplog: pytest.LogCaptureFixture
) -> None:
    screen = Screen()
    watchdog = watched(screen, notices)
    watchdog.beat()
    screen.drawing = False
    watchdog.beat()
    screen.now += FRAME_S
    heard(systemd)
    assert not watchdog.beat()
    assert not watchdog.beat()
    assert heard(systemd) == []
    assert caplog.text.count("The screen has not drawn for 10 s") == 1


def test_a_screen_that_draws_again_in_time_beats_again(systemd: socket.socket, notices: ServiceNotices) -> None:
    screen = Screen(drawing=False)
    watchdog = watched(screen, notices)
    watchdog.beat()
    screen.now += FRAME_S - 1
    screen.drawing = True
    watchdog.beat()
    screen.now += FRAME_S
    assert watchdog.beat()
    assert heard(systemd) == ["WATCHDOG=1"] * 3


def test_a_screen_that_nobody_can_see_need_not_draw(systemd: socket.socket, notices: ServiceNotices) -> None:
    screen = Screen(drawing=False)
    watchdog = watched(screen, notices)
    watchdog.beat()
    screen.exposed = False
    screen.now += FRAME_S * 10
    assert watchdog.beat()
    # Switched on again, it has its time to draw.
    screen.exposed = True
    assert watchdog.beat()
    screen.now += FRAME_S
    screen.exposed = True
    assert heard(systemd) == ["WATCHDOG=1"] * 3


def test_it_beats_four_times_within_the_silence_that_is_allowed(
    systemd: socket.socket, notices: ServiceNotices
) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(watched(Screen(), notices, silence_s=20).run(pause))
    assert pauses == [5.0, 5.0, 5.0]
    assert heard(systemd) == ["WATCHDOG=1"] * 3


def test_without_a_watchdog_it_does_not_beat(systemd: socket.socket, notices: ServiceNotices) -> None:
    asyncio.run(watched(Screen(), notices, silence_s=0).run(asyncio.sleep))
    assert heard(systemd) == []


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, Supervision()),
        ({"NOTIFY_SOCKET": "/run/systemd/notify"}, Supervision(address="/run/systemd/notify")),
        (
            {"NOTIFY_SOCKET": "@a", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"},
            Supervision(address="@a", silence_s=30),
        ),
        ({"NOTIFY_SOCKET": "@a", "WATCHDOG_USEC": "soon"}, Supervision(address="@a")),
    ],
)
def test_the_environment_says_where_systemd_listens(environment: dict[str, str], said: Supervision) -> None:
    assert supervision(environment) == said
