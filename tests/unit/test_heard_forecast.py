"""What a device shows of a forecast: the newest, for a minute, and nothing once the line is cut."""

import asyncio
from contextlib import suppress

from server_client.client.errors import ServerUnavailable
from server_client.client.feed import BranchFeed
from server_client.client.forecast import HeardForecast
from server_client.wire.forecasts import BoardMessage, SaidElsewhere, with_elsewhere
from tests.fakes.boards import a_board, a_place
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.client_pauses import middle
from tests.fakes.office import CIVIL, EIGHT, office


class Screen:
    """What a screen has been told."""

    def __init__(self) -> None:
        self.told: list[BoardMessage | None] = []
        self.news = asyncio.Event()

    def show(self, board: BoardMessage | None) -> None:
        self.told.append(board)
        self.news.set()

    async def until(self, length: int) -> None:
        while len(self.told) < length:
            self.news.clear()
            await self.news.wait()


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def shown(heard: HeardForecast) -> BoardMessage | None:
    """Return what may be shown now, which is another thing each time."""
    return heard.board


def test_the_newest_board_is_shown_and_forgotten_after_a_minute() -> None:
    screen, clock = Screen(), Clock()
    heard = HeardForecast(screen.show, clock)
    assert shown(heard) is None
    heard.hear(a_board())
    heard.hear(newer := a_board(age_s=20.0))
    assert shown(heard) == newer
    clock.seconds += 39
    heard.look()
    assert shown(heard) == newer
    clock.seconds += 2
    assert shown(heard) is None
    heard.look()
    heard.look()
    assert screen.told == [a_board(), newer, None]


def test_a_board_that_comes_too_late_takes_away_the_one_before() -> None:
    screen = Screen()
    heard = HeardForecast(screen.show, Clock())
    heard.hear(a_board(age_s=61.0))
    assert screen.told == []
    heard.hear(a_board())
    heard.hear(a_board(age_s=61.0))
    assert screen.told == [a_board(), None]


def test_what_is_beside_it_of_another_branch_goes_a_minute_after_it_was_said() -> None:
    screen, clock = Screen(), Clock()
    heard = HeardForecast(screen.show, clock)
    heard.hear(board := with_elsewhere(a_board(age_s=5.0), {CIVIL: SaidElsewhere(place=a_place(), age_s=40.0)}))
    clock.seconds += 20
    heard.look()
    assert screen.told == [board]
    clock.seconds += 1
    assert shown(heard) == a_board(age_s=5.0)
    heard.look()
    heard.look()
    assert screen.told == [board, a_board(age_s=5.0)]


def test_a_cut_line_forgets_and_a_mended_one_shows_again() -> None:
    async def work() -> None:
        screen, server = Screen(), FakeBranchServer(office().branch, lambda: EIGHT)
        mended = asyncio.Event()

        async def pause(seconds: float) -> None:
            await mended.wait()

        feed = BranchFeed(server, show=lambda *_: None, connection=lambda _: None, pause=pause, random=middle)
        feed.on_forecast(screen.show)
        following = asyncio.ensure_future(feed.run())
        async with asyncio.timeout(20):
            server.foretell(a_board())
            await screen.until(1)
            server.cut()
            await screen.until(2)
            server.mend()
            mended.set()
            await screen.until(3)
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        assert screen.told == [a_board(), None, a_board()]

    asyncio.run(work())


def test_a_board_grows_old_while_nothing_comes() -> None:
    async def work() -> None:
        screen, clock, server = Screen(), Clock(), FakeBranchServer(office().branch, lambda: EIGHT)

        async def pause(seconds: float) -> None:
            raise ServerUnavailable("not in this test")

        feed = BranchFeed(
            server, show=lambda *_: None, connection=lambda _: None, pause=pause, random=middle, quiet_s=0.001
        )
        feed.on_forecast(screen.show, clock=clock)
        following = asyncio.ensure_future(feed.run())
        async with asyncio.timeout(20):
            server.foretell(a_board())
            await screen.until(1)
            clock.seconds += 61
            await screen.until(2)
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        assert screen.told == [a_board(), None]

    asyncio.run(work())
