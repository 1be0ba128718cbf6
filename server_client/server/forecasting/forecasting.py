"""What a server does to have its branches' waits foretold, and where it tells what it has; a node's way and a centre's.

Nothing here is on the way of a command. A forecast that fails leaves people with the count of those ahead.
"""

from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Protocol

from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.server.center import Center
from server_client.server.desk import Desk
from server_client.server.forecasting.feed_forecasts import FeedForecasts
from server_client.server.forecasting.foreteller import Foreteller, Means
from server_client.server.forecasting.said_elsewhere import HeardPlaces
from server_client.server.forecasting.shared_forecasts import SharedForecasts
from server_client.server.forecasting.shipping import BoardShipper, ForecastLine
from server_client.server.forecasting.standing_board import StandingBoard, as_sent
from server_client.server.forecasting.worker_process import ForecastWorker
from server_client.server.hosting.feed import Feed
from server_client.wire.advising import Said
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import BoardMessage, with_elsewhere

# Phones of a branch look by the hundred; its board is another one every two seconds at most.
_LOOK_S = 1.0


class Forecasting(Protocol):
    """The forecasts of a server."""

    async def board(self, branch: BranchId) -> BoardMessage | None:
        """Return what is foretold of a branch; None if there is nothing that may be shown."""

    async def say(self, branch: BranchId, advice: str, said: Said) -> bool:
        """Take down what a supervisor says to an advice; False if it is not known, Unavailable if nobody foretells."""

    def beside(self) -> Iterator[Coroutine[None, None, None]]:
        """Go through what is to be done as long as the server is there; each goes on until it is cancelled."""


class NodeForecasting:
    """The forecast of a node's one branch, held in memory and told to its centre, if there is one."""

    def __init__(
        self,
        desk: Desk,
        worker: ForecastWorker,
        line: ForecastLine | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Join the branch with the process that foretells; boards age by the `clock`, in seconds from anywhere."""
        self._clock = clock
        self._desk = desk
        self._worker = worker
        self._line = line
        self._board: StandingBoard | None = None
        self._places = HeardPlaces(clock)
        self._foreteller = Foreteller(
            desk.hosted,
            Means(
                worker=worker,
                measures=desk.metrics,
                now=desk.now,
                clock=clock,
                experience=_experience_of(desk),
                may=self._may,
                tell=self._tell,
                last=self._last,
            ),
        )

    async def board(self, branch: BranchId) -> BoardMessage | None:
        """Return what was foretold last, if it is of this branch and may be shown."""
        return self._board.message() if self._board is not None and branch == self._desk.settings.branch else None

    async def say(self, branch: BranchId, advice: str, said: Said) -> bool:
        """Take down what a supervisor says, if it is of this branch."""
        return branch == self._desk.settings.branch and await self._foreteller.say(advice, said)

    def beside(self) -> Iterator[Coroutine[None, None, None]]:
        """Foretell, and let the centre know."""
        yield _foretelling(self._worker, self._foreteller)
        yield from self.shipping()

    async def refresh(self) -> None:
        """Foretell once, now; for who has time go by steps and does not go on with `beside`."""
        await self._foreteller.refresh()

    def shipping(self) -> Iterator[Coroutine[None, None, None]]:
        """Go through what lets the centre know, if there is one."""
        if self._line is not None:
            yield BoardShipper(self._desk.hosted, lambda: self._board, self._line, hear=self.hear_elsewhere).run()

    def hear_elsewhere(self, places: Mapping[ServiceCode, ElsewherePlace]) -> None:
        """Take in where newcomers would be served sooner; if that is news, those who follow the branch hear it now."""
        if self._places.hear(places):
            self._tell_feed()

    async def _may(self) -> bool:
        return self._desk.fence is None or self._desk.fence.why_not is None

    async def _tell(self, body: bytes) -> None:
        self._board = StandingBoard(body, self._clock)
        self._tell_feed()

    def _tell_feed(self) -> None:
        board = self._board
        if board is not None:
            self._desk.hosted.feed.foretell(lambda: self._sent(board))

    def _sent(self, board: StandingBoard) -> bytes | None:
        message = board.message()
        if message is None:
            return None
        # The log's way to the centre notices first that the line is cut.
        is_cut = self._desk.shipper is not None and not self._desk.shipper.state.linked
        return as_sent(message if is_cut else with_elsewhere(message, self._places.said()))

    async def _last(self) -> bytes:
        return self._board.body if self._board is not None else b""


class CenterForecasting:
    """The forecasts of all branches of a centre: its points' are made here or by another process, others' come in."""

    def __init__(
        self, forecasts: SharedForecasts, feeds: FeedForecasts, points: Mapping[BranchId, Desk], *, maker: str
    ) -> None:
        """Join; `maker` is a name that no other process has."""
        self._forecasts = forecasts
        self._feeds = feeds
        self._maker = maker
        self._worker = ForecastWorker(monotonic)
        self._foretellers = {
            branch: Foreteller(desk.hosted, self._means(branch, desk, self._worker)) for branch, desk in points.items()
        }
        self._looked: dict[BranchId, tuple[float, BoardMessage | None]] = {}

    async def board(self, branch: BranchId) -> BoardMessage | None:
        """Return what is foretold of a branch, hosted or followed; it may be a second old."""
        looked_at, board = self._looked.get(branch, (float("-inf"), None))
        if monotonic() - looked_at > _LOOK_S:
            board = await self._forecasts.board(branch)
            self._looked[branch] = monotonic(), board
        return board

    def beside(self) -> Iterator[Coroutine[None, None, None]]:
        """Foretell for the points, and send what there is to who follows."""
        yield self._feeds.run()
        for foreteller in self._foretellers.values():
            yield _foretelling(self._worker, foreteller)

    async def say(self, branch: BranchId, advice: str, said: Said) -> bool:
        """Take down what a supervisor says of a point that is hosted here."""
        foreteller = self._foretellers.get(branch)
        return foreteller is not None and await foreteller.say(advice, said)

    def _means(self, branch: BranchId, desk: Desk, worker: ForecastWorker) -> Means:
        return Means(
            worker=worker,
            measures=desk.metrics,
            now=desk.now,
            clock=monotonic,
            experience=_experience_of(desk),
            may=lambda: self._forecasts.claim(branch, self._maker),
            tell=lambda body: self._forecasts.made(branch, self._maker, body),
            last=lambda: self._forecasts.last(branch),
        )


def node_forecasting(desk: Desk, line: ForecastLine | None, clock: Callable[[], float] = monotonic) -> NodeForecasting:
    """Return the forecasting of a node."""
    return NodeForecasting(desk, ForecastWorker(clock), line)


def center_forecasting(center: Center, points: Mapping[BranchId, Desk], *, maker: str) -> CenterForecasting:
    """Return the forecasting of one process of a centre; `maker` is a name that no other process has."""

    def feeds() -> dict[BranchId, Feed]:
        followed = {one.state.id: one.feed for one in center.following.alive() if one.feed.listeners}
        return followed | {branch: desk.hosted.feed for branch, desk in points.items()}

    return CenterForecasting(
        center.forecasts, FeedForecasts(center.forecasts, feeds, center.elsewhere.for_newcomers), points, maker=maker
    )


async def _foretelling(worker: ForecastWorker, foreteller: Foreteller) -> None:
    try:
        await foreteller.run()
    finally:
        await worker.close()


def _experience_of(desk: Desk) -> Path:
    return desk.settings.data / f"experience-{desk.settings.branch}.json"
