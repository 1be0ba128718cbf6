"""Does at a desk what a citizen asks for from afar, and does what the centre passes on to a node, as it comes."""

import asyncio
from collections.abc import Callable

from server_client.queue_model.ids import VisitId
from server_client.queue_model.refusals import Refused
from server_client.server import logs
from server_client.server.citizen.errand_line import ErrandLine
from server_client.server.city_system.retrying import delay_s
from server_client.server.desk import Desk
from server_client.server.errors import Unavailable
from server_client.wire.answers import refusal_problem
from server_client.wire.errands import Errand, ErrandDone

# Shorter than what stands between usually bears without a word.
_WAIT_S = 25.0
# Kiosks tell how old their list is; so it is fetched anew even if nothing has changed.
_BOOKINGS_S = 600.0
_LONGEST_S = 15.0
_EAGERNESS = 4
_log = logs.logger(__name__)


async def done_here(desk: Desk, errand: Errand) -> str:
    """Settle the errand at this desk; return the number of its visit, "" if it is not a visit's first."""
    await desk.hosted.settle(errand)
    visit = desk.hosted.state.visits.get(VisitId(errand.id))
    return "" if visit is None else visit.number


async def answer_of(desk: Desk, errand: Errand) -> ErrandDone:
    """Return what came of an errand that the centre has sent, for it to hear; Unavailable if it is to come again."""
    try:
        return ErrandDone(number=await done_here(desk, errand))
    except Refused as refused:
        return ErrandDone(problem=refusal_problem(refused))


class ErrandRunner:
    """Fetches a branch's errands and bookings from its centre, and does what is asked; nobody at the branch waits."""

    def __init__(self, desk: Desk, line: ErrandLine, *, clock: Callable[[], float], dice: Callable[[], float]) -> None:
        """Join the desk with the way to its centre; `clock` is in seconds from anywhere, `dice` gives 0 up to 1."""
        self._desk = desk
        self._line = line
        self._clock = clock
        self._dice = dice
        self._known = ""
        self._fetched = clock()

    async def run(self) -> None:
        """Do what there is to do, until cancelled."""
        failures, told = 0, ""
        try:
            while True:
                try:
                    await self.step(_WAIT_S)
                    failures, told = 0, ""
                except Unavailable as failed:
                    if str(failed) != told:
                        told = str(failed)
                        _log.warning("no errands", branch=self._desk.settings.branch, why=told)
                    failures += 1
                    await asyncio.sleep(min(delay_s(failures, self._dice()) / _EAGERNESS, _LONGEST_S))
        finally:
            await self._line.close()

    async def step(self, wait_s: float) -> None:
        """Ask once, and do what is asked; Unavailable if the centre, or the own disk, cannot be had."""
        if self._clock() - self._fetched > _BOOKINGS_S:
            self._known = ""
        asked = await self._line.errands(self._known, wait_s)
        for errand in asked.errands:
            await self._line.answer(errand.id, await answer_of(self._desk, errand))
        if asked.bookings != self._known:
            for day, orders in (await self._line.bookings()).items():
                await self._desk.records.put_bookings(day, orders, self._desk.now())
            self._known, self._fetched = asked.bookings, self._clock()
