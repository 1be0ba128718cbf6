"""Lives through a simulated week of a branch and measures what came of it; files and words are the report's."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from time import monotonic

from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH, KIOSK, keep_secret
from server_client.demo.errors import NotSeen
from server_client.demo.folders import Folders
from server_client.demo.week.foretold_waits import ForetoldWaits
from server_client.demo.week.log_measure import Waits, waits_by_day
from server_client.demo.week.made_up_office import OPENS, office_of
from server_client.demo.week.moments import WIDE, Moments
from server_client.demo.week.servers import Running, SteppedForecasting, running_branch, running_center, windows_of
from server_client.demo.week.townspeople import Scene, Tally, Townspeople
from server_client.demo.week.week_clock import WeekClock
from server_client.policy_lab.generator.scenario import Scenario
from server_client.queue_model.local_time import VIETNAM
from server_client.server.credentials import Role
from server_client.server.statistics.statistics_book import GroupBy, Question

FIRST_DAY = date(2026, 3, 9)
"""A Monday without a holiday in its week or the next."""
# Its statistics are counted every ten seconds, as far as the log has come.
_COUNTED_WITHIN_S = 120.0
_LOOK_S = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSettings:
    """What a week is told: whose branch, how many days, how much of the last day, and where its files go."""

    folders: Folders
    scenario: Scenario
    days: int = 5
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """A week that is over: what the log says of its announced waits by day, what the centre's statistics say, and how
    long it took in seconds."""

    days: Mapping[str, Waits]
    told: Mapping[str, ForecastFigures]
    tally: Tally
    took_s: float
    events: int


class Week:
    """A branch's server and its centre, and the people of a scenario."""

    def __init__(self, settings: WeekSettings) -> None:
        """Prepare; nothing runs yet."""
        self._settings = settings
        self._clock = WeekClock(_morning(FIRST_DAY))

    async def live(self, moments: Moments) -> Lived:
        """Live through the days, and look at the screens at the moments."""
        settings, clock = self._settings, self._clock
        began = monotonic()
        async with AsyncExitStack() as stack:
            center = await stack.enter_async_context(running_center(settings.folders.out / "center", clock))
            branch, foretelling = await stack.enter_async_context(
                running_branch(settings.folders.data, BRANCH, office_of(settings.scenario), clock, center)
            )
            pages = await stack.enter_async_context(windows_of(center))
            people = self._people(stack, branch, foretelling)
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            listening = tasks.create_task(people.foretold.run())
            for number in range(settings.days):
                look = partial(moments.look, people=people, branch=branch, center_pages=pages)
                await self._day(people, number, dict.fromkeys(moments.hours.get(number, ()), look))
            await _caught_up(branch, center)
            days = waits_by_day(settings.folders.data / f"{BRANCH}.sqlite")
            told = await _statistics(center, days)
            for name in ("forecast", "statistics"):
                asked = f"branch={BRANCH}&from={min(days)}&to={max(days)}"
                await moments.page(name, f"{pages}/monitor/{name}?{asked}", WIDE)
            events = (await people.staff.load()).seq
            listening.cancel()
        return Lived(days=days, told=told, tally=people.tally, took_s=monotonic() - began, events=events)

    def _people(self, stack: AsyncExitStack, branch: Running, foretelling: SteppedForecasting) -> Townspeople:
        secret = branch.secret(Role.KIOSK, KIOSK)
        # The kiosk that is looked at is the one that has given out all the numbers.
        keep_secret(self._settings.folders.devices / f"{KIOSK}.credential", secret)
        kiosk = BranchApi(branch.url, BRANCH, secret)
        staff = BranchApi(branch.url, BRANCH, branch.secret(Role.SUPERVISOR, "staff"))
        for api in (kiosk, staff):
            stack.push_async_callback(api.close)
        foretold = ForetoldWaits(kiosk, self._clock, foretelling.refresh)
        return Townspeople(
            scenario=self._settings.scenario,
            clock=self._clock,
            kiosk=kiosk,
            staff=staff,
            foretold=foretold,
            rng=Random(f"week/{self._settings.scenario.seed}"),
        )

    async def _day(self, people: Townspeople, number: int, looks: Mapping[float, Scene]) -> None:
        day = FIRST_DAY + timedelta(days=number + number // 5 * 2)
        begins, hours = _morning(day), self._settings.hours
        is_last = number == self._settings.days - 1
        until = begins + timedelta(hours=hours) if hours is not None and is_last else None
        scenes = {begins + timedelta(hours=hour): look for hour, look in looks.items()}
        await people.live(number, begins, scenes, until)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(OPENS // 60, OPENS % 60), VIETNAM)


async def _caught_up(branch: Running, center: Running) -> None:
    """Return when the centre has the whole log."""
    if center.desks.center is None:
        raise LookupError("There is no centre")
    hosted = branch.desks.hosted[BRANCH].hosted
    async with asyncio.timeout(_COUNTED_WITHIN_S):
        while (await center.desks.center.taking_in.held(BRANCH)).seq < hosted.state.seq:  # noqa: ASYNC110 - it gives no sign
            await asyncio.sleep(_LOOK_S)


async def _statistics(center: Running, days: Mapping[str, Waits]) -> dict[str, ForecastFigures]:
    """Return what the centre's statistics say of each day, once they have counted as many numbers as the log has."""
    if center.desks.center is None:
        raise LookupError("There is no centre")
    question = Question(begin=FIRST_DAY, end=date.fromisoformat(max(days)), by=GroupBy.DAY, branches=(BRANCH,))
    announced = sum(waits.announced for waits in days.values())
    try:
        async with asyncio.timeout(_COUNTED_WITHIN_S):
            while True:
                await center.desks.center.statistics_keeper.look()
                answer = await center.desks.center.statistics.answer(question)
                if ForecastFigures(answer.total.sums).of(ForecastMeasure.ANNOUNCED) >= announced:
                    return {day: ForecastFigures(figures.sums) for day, figures in answer.groups.items()}
                await asyncio.sleep(_LOOK_S)
    except TimeoutError:
        raise NotSeen(f"The centre did not count {announced} announced waits in {_COUNTED_WITHIN_S:g} s") from None
