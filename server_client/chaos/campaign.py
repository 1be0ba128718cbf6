"""One campaign from its plan to its report: strike, hold, heal, look; it goes on after a violation."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from server_client.chaos.checks.violation import Violation
from server_client.chaos.city import City, CitySettings, open_city
from server_client.chaos.inspection import Inspection
from server_client.chaos.mishaps import Mishaps
from server_client.chaos.plan import Episode
from server_client.chaos.report import BranchFigures, Report, faults_of, notes_counted

_PATIENCE = 2
"""A busy machine takes longer: no episode begins after so many times what was asked for."""
_START_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignSettings:
    """What a campaign is about: its city, its plan, and what is said of it."""

    city: CitySettings
    plan: Sequence[Episode]
    minutes: float
    database: str


@dataclass(slots=True, kw_only=True)
class Campaign:
    """One; `tell` gets a line for each step, `clock` tells seconds from anywhere."""

    settings: CampaignSettings
    tell: Callable[[str], None]
    clock: Callable[[], float]
    violations: list[Violation] = field(default_factory=list)
    played: int = 0

    async def run(self) -> Report:
        """Open the city, let everything happen, and return what came of it."""
        begun = self.clock()
        async with open_city(self.settings.city) as city:
            mishaps, inspection = Mishaps(city=city), Inspection(city)
            for number, episode in enumerate(self.settings.plan, 1):
                if self.clock() - begun > self.settings.minutes * 60 * _PATIENCE + _START_S:
                    self.tell(f"The machine is too busy: the last {len(self.settings.plan) - number + 1} are left out")
                    break
                await self._episode(number, episode, city, mishaps)
                self._take(await inspection.look())
                self.played = number
            await self._end(city, inspection)
            return self._report(inspection, city, self.clock() - begun)

    async def _episode(self, number: int, episode: Episode, city: City, mishaps: Mishaps) -> None:
        faults = "; ".join(f"{fault.kind} at {fault.where}" for fault in episode.faults)
        self.tell(f"{number}/{len(self.settings.plan)}: {faults}")
        for fault in episode.faults:
            await mishaps.strike(fault)
        await asyncio.sleep(episode.hold_s)
        for fault in reversed(episode.faults):
            await mishaps.heal(fault)
        for site in city.sites.values():
            if (why := await city.why_not_well(site)) is not None:
                look = str(city.settings.folder / "logs")
                self._take((Violation(check="not well after healing", where=site.code, what=why, look=look),))
        self._take(tuple(_of_odd(mishaps, city)))
        await self._up_again(city)

    async def _up_again(self, city: City) -> None:
        """Start whoever has ended by itself, as a service manager does, and tell of it."""
        for machine in city.machines:
            if not machine.is_up:
                machine.note_end()
                await machine.start()
            for story in machine.went_down:
                look = str(city.settings.folder / "logs" / f"{machine.name}.log")
                self._take((Violation(check="ended by itself", where=machine.name, what=story, look=look),))
            machine.went_down.clear()

    async def _end(self, city: City, inspection: Inspection) -> None:
        self.tell("Nobody comes any more; what is on its way arrives")
        if (why := await city.rest()) is not None:
            self._take((Violation(check="undelivered", where="the kiosks", what=why, look="outbox of each kiosk"),))
        for site in city.sites.values():
            await city.why_not_well(site)
        await inspection.until_told(city.settings.patience_s)
        await city.end_devices()
        for site in city.sites.values():
            await city.until_told(site)
        self._take(await inspection.look(is_at_rest=True))

    def _take(self, found: Sequence[Violation]) -> None:
        for violation in found:
            self.tell(f"  ! {violation.check} at {violation.where}: {violation.what}")
        self.violations += found

    def _report(self, inspection: Inspection, city: City, elapsed_s: float) -> Report:
        notes = [note for diary in inspection.diaries().values() for note in diary]
        counted: Counter[str] = notes_counted(notes)
        branches = tuple(_figures(inspection, city))
        return Report(
            seed=self.settings.city.seed,
            minutes=self.settings.minutes,
            database=self.settings.database,
            elapsed_s=round(elapsed_s, 1),
            faults=faults_of(self.settings.plan[: self.played]),
            played=self.played,
            commands_sent=counted["sent"],
            commands_answered=counted["answered"],
            commands_refused=counted["refused"],
            commands_unanswered=counted["unanswered"],
            no_number=counted["nothing"],
            numbers_shown=counted["shown"],
            papers=sum(one.papers for one in branches),
            torn=sum(one.torn for one in branches),
            checks=inspection.checks,
            branches=branches,
            violations=tuple(self.violations),
            plan=tuple(self.settings.plan),
        )


def _of_odd(mishaps: Mishaps, city: City) -> Iterator[Violation]:
    for odd in mishaps.odd:
        yield Violation(check="healing", where="the engineer", what=odd, look=str(city.settings.folder / "logs"))
    mishaps.odd.clear()


def _figures(inspection: Inspection, city: City) -> Iterator[BranchFigures]:
    for code, site in city.sites.items():
        log, gathered = inspection.branch(code), inspection.papers(code)
        yield BranchFigures(
            branch=code,
            entries=log.seq,
            numbers=len(log.tickets),
            calls=log.calls,
            epoch=log.state.epoch,
            papers=len(gathered.papers),
            torn=gathered.torn,
            former_logs=len(site.former),
        )
