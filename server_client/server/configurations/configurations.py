"""The centre's configurations as a whole: publishing, going back, and keeping what branches are offered up to the day.

Several processes on one database may do so at once: an offer is made once, whoever makes it.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import cast

from server_client.organisation_model.checking import faults
from server_client.organisation_model.city import City
from server_client.organisation_model.compiling import NoQueue, branch_configuration
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.audit.trail import Deed, Trail
from server_client.server.configurations.errors import DraftFaulty, NothingToPublish
from server_client.server.configurations.offers import CHANNEL, Offers, Publication
from server_client.server.configurations.versions import StoredCity, Versions
from server_client.server.errors import Unavailable
from server_client.server.sql.sql import Sql
from server_client.wire.organisation import content_mark

_LOOK_S = 30.0
# So many branches are compiled before others get their turn: about 5 ms.
_PORTION = 25
# Branches named in the trail; the publication itself names all.
_MOST_NAMED = 40
_log = logs.logger(__name__)


class Configurations:
    """What administrators do with the city's document, and what becomes of it."""

    def __init__(self, sql: Sql, now: Callable[[], datetime], trail: Trail) -> None:
        """Prepare; nothing is offered before `run`, or `bring_up`. What is published is recorded in the trail."""
        self._trail = trail
        self.versions = Versions(sql, now)
        self.offers = Offers(sql, now)
        self._sql = sql
        self._now = now
        self._newest: dict[BranchId, int] = {}
        self._hearers: dict[BranchId, Callable[[int], None]] = {}
        self._news = asyncio.Event()
        self._done: tuple[date, frozenset[Publication]] | None = None

    @property
    def today(self) -> date:
        """Return the day for which branches are offered something."""
        return local_day(self._now())

    def number_for(self, branch: BranchId) -> int | None:
        """Return the newest number offered to the branch, as far as this process knows; None if there is none."""
        return self._newest.get(branch)

    def listen(self, branch: BranchId, hear: Callable[[int], None]) -> None:
        """Call `hear` with each new number offered to a branch."""
        self._hearers[branch] = hear

    async def publish(self, stored: StoredCity, branches: Sequence[BranchId], *, by: str) -> tuple[BranchId, ...]:
        """Let branches have a version, old or new, and return those that it has; the draft stays as it is from now on.

        DraftFaulty if the document has faults, NothingToPublish if none of the branches is in it, DraftMoved if the
        draft is another one meanwhile.
        """
        found = faults(stored.city, self.today)
        if found:
            raise DraftFaulty(found)
        chosen = tuple(site.branch for site in stored.city.sites if site.branch in branches)
        if not chosen:
            raise NothingToPublish(f"Version {stored.line.version} has none of these branches; choose some of it")
        lines = await self.versions.lines()
        async with self._sql.transaction() as session:
            if stored.line.is_draft:
                await self.versions.fix(session, stored.line)
            await self.offers.publish(session, stored.line.version, chosen, by=by)
            detail = ", ".join(chosen[:_MOST_NAMED]) + (", …" if len(chosen) > _MOST_NAMED else "")
            is_older = any(line.version > stored.line.version for line in lines)
            what = "configuration_rolled_back" if is_older else "configuration_published"
            deed = Deed(who=by, what=what, about=str(stored.line.version), detail=detail)
            await self._trail.record_within(session, deed)
        _log.info("configuration published", version=stored.line.version, branches=len(chosen))
        await self.bring_up()
        return chosen

    async def not_newer(self, branch: BranchId, current: int) -> None:
        """Offer anew to a branch that works by a number at or above the one it was offered."""
        for publication in await self.offers.publications():
            if publication.branch == branch:
                stored = await self.versions.of(publication.version)
                await self._offer(stored.city, publication, above=current)
                await self._learn()

    async def run(self) -> None:
        """Keep offers up to publications and to the day, until cancelled."""
        leave = self._sql.heard(CHANNEL, self._hear)
        try:
            while True:
                try:
                    await self.bring_up()
                except Unavailable as failed:
                    _log.warning("configurations not offered", why=str(failed))
                await self._until_news()
        finally:
            leave()

    async def bring_up(self) -> None:
        """Offer to each branch what it is to have today, and learn what others have offered."""
        publications = await self.offers.publications()
        wanted = (self.today, frozenset(publications))
        if wanted != self._done:
            for index, publication in enumerate(publications):
                if index % _PORTION == 0:
                    await asyncio.sleep(0)
                stored = await self.versions.of(publication.version)
                await self._offer(stored.city, publication)
            self._done = wanted
        await self._learn()

    async def _offer(self, city: City, publication: Publication, *, above: int = 0) -> None:
        day = self.today
        try:
            content = content_mark(branch_configuration(city, publication.branch, day))
        except NoQueue:
            # It is not there yet, or not any more: it keeps what it has.
            return

        await self.offers.offer(
            publication,
            lambda number: branch_configuration(city, publication.branch, day, version=number),
            content=content,
            above=above,
        )

    async def _learn(self) -> None:
        found = await self._sql.rows("SELECT branch, MAX(number) FROM configuration_offers GROUP BY branch")
        newest = dict(cast("list[tuple[BranchId, int]]", found))
        for branch, number in newest.items():
            if number != self._newest.get(branch) and branch in self._hearers:
                self._hearers[branch](number)
        self._newest = newest

    def _hear(self, text: str) -> None:
        self._news.set()

    async def _until_news(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_S):
                await self._news.wait()
        except TimeoutError:
            # The day may be another one.
            return
        finally:
            self._news.clear()
