"""Versions, publications and offers keep their word on both databases, whoever works on them at the same time."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from server_client.organisation_model import editing
from server_client.queue_model.ids import BranchId
from server_client.server.audit.trail import Sought, Trail
from server_client.server.configurations.configurations import Configurations
from server_client.server.configurations.errors import DraftFaulty, DraftMoved, NothingToPublish, UnknownVersion
from server_client.server.configurations.masters import NearMaster, heard_refusal
from server_client.server.configurations.offers import Publication
from server_client.server.configurations.standing import Stand, standings
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.wire.messages import decode_configuration
from server_client.wire.organisation import AdoptionRefused, BranchStanding, mark_of
from tests.fakes.city import CITY, CN01, CN02, POINT
from tests.fakes.office import CIVIL

EIGHT = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
CHANGED = editing.with_service(CITY, CN01, CIVIL, hours=None, daily_quota=5)
Work: TypeAlias = Callable[[Sql], Coroutine[Any, Any, None]]


class Clock:
    """A time that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = EIGHT

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def on(sql_address: str) -> Callable[[Work], None]:
    """Return what opens the database, does the work and closes it."""

    async def opened(work: Work) -> None:
        sql = await open_sql(sql_address)
        try:
            await work(sql)
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def at(sql: Sql, clock: Callable[[], datetime] = Clock()) -> Configurations:  # noqa: B008  # nobody moves this one
    """Return the configurations of one process on the database."""
    return Configurations(sql, clock, Trail(sql, clock))


async def published(configurations: Configurations, *branches: BranchId) -> None:
    """Publish the city to these branches."""
    line = await configurations.versions.keep_draft(CITY, by="hoa", note="", seen=None)
    await configurations.publish(await configurations.versions.of(line.version), branches, by="hoa")


async def standing(sql: Sql, configurations: Configurations, branch: BranchId = CN01) -> BranchStanding:
    """Return how one branch stands."""
    return next(one for one in await standings(sql, configurations.offers, CITY) if one.branch == branch)


def test_a_draft_changes_until_it_is_published_and_then_never(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        versions = at(sql).versions
        assert await versions.newest() is None
        first = await versions.keep_draft(CITY, by="hoa", note="one", seen=None)
        second = await versions.keep_draft(CHANGED, by="lan", note="two", seen=(1, 1))
        assert [(one.version, one.revision, one.by) for one in (first, second)] == [(1, 1, "hoa"), (1, 2, "lan")]
        with pytest.raises(DraftMoved, match="changed by lan"):
            await versions.keep_draft(CITY, by="hoa", note="", seen=(1, 1))
        stored = await versions.of(1)
        assert (stored.city, stored.line.note) == (CHANGED, "two")

        await at(sql).publish(stored, [CN01], by="lan")
        third = await versions.keep_draft(CITY, by="hoa", note="", seen=(1, 2))
        assert (third.version, third.revision) == (2, 1)
        assert (await versions.of(1)).city == CHANGED
        assert [(one.version, one.is_draft) for one in await versions.lines()] == [(2, True), (1, False)]
        await versions.discard_draft()
        assert [one.version for one in await versions.lines()] == [1]
        with pytest.raises(UnknownVersion, match="no version 2"):
            await versions.of(2)

    on(work)


def test_of_two_who_make_a_draft_at_once_one_is_told(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await published(at(sql), CN01)
        both = await asyncio.gather(
            *(at(sql).versions.keep_draft(CITY, by=who, note="", seen=(1, 1)) for who in ("hoa", "lan")),
            return_exceptions=True,
        )
        assert sorted(type(one).__name__ for one in both) == ["DraftMoved", "VersionLine"]

    on(work)


def test_a_draft_that_was_changed_since_it_was_read_is_not_published(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        configurations = at(sql)
        await configurations.versions.keep_draft(CITY, by="hoa", note="", seen=None)
        read = await configurations.versions.of(1)
        await configurations.versions.keep_draft(CHANGED, by="lan", note="", seen=(1, 1))
        with pytest.raises(DraftMoved):
            await configurations.publish(read, [CN01], by="hoa")
        assert await configurations.offers.publications() == []

    on(work)


def test_what_is_published_is_offered_to_those_branches_and_recorded(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        configurations = at(sql)
        await published(configurations, CN01, POINT, BranchId("XX"))
        assert await configurations.offers.publications() == [
            Publication(branch=CN01, version=1),
            Publication(branch=POINT, version=1),
        ]
        assert (configurations.number_for(CN01), configurations.number_for(CN02)) == (1, None)
        document = await configurations.offers.document(CN01)
        assert document is not None
        offered = decode_configuration(document)
        assert (offered.version, [one.code for one in offered.services]) == (1, ["civil", "land"])
        assert [(await standing(sql, configurations, one)).state for one in (CN01, CN02)] == [Stand.OFFERED, Stand.NONE]
        (deed,) = await Trail(sql, Clock()).search(Sought())
        assert (deed.deed.who, deed.deed.what, deed.deed.detail) == ("hoa", "configuration_published", "CN01, CN01-A")

    on(work)


def test_a_document_with_faults_and_branches_that_are_not_in_it_go_nowhere(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        configurations = at(sql)
        await configurations.versions.keep_draft(replace(CITY, policies=()), by="hoa", note="", seen=None)
        with pytest.raises(DraftFaulty, match="no calling policy"):
            await configurations.publish(await configurations.versions.of(1), [CN01], by="hoa")
        await configurations.versions.keep_draft(CITY, by="hoa", note="", seen=None)
        with pytest.raises(NothingToPublish):
            await configurations.publish(await configurations.versions.of(1), [BranchId("XX")], by="hoa")
        assert await configurations.offers.newest() == {}

    on(work)


def test_going_back_gets_a_number_above_and_the_same_again_gets_none(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        configurations = at(sql)
        await published(configurations, CN01, POINT)
        await configurations.versions.keep_draft(CHANGED, by="hoa", note="", seen=(1, 1))
        await configurations.publish(await configurations.versions.of(2), [CN01, POINT], by="hoa")
        # The point has no part in the change.
        assert [configurations.number_for(one) for one in (CN01, POINT)] == [2, 1]
        assert (await standing(sql, configurations, POINT)).version == 2

        await configurations.publish(await configurations.versions.of(1), [CN01], by="hoa")
        newest = (await configurations.offers.newest())[CN01]
        assert (newest.number, newest.version) == (3, 1)
        await configurations.publish(await configurations.versions.of(1), [CN01], by="hoa")
        assert configurations.number_for(CN01) == 3

    on(work)


def test_what_begins_on_a_day_is_offered_on_that_day(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        clock = Clock()
        configurations = at(sql, clock)
        await published(configurations, CN02, CN01)
        assert configurations.number_for(CN02) is None
        clock.at += timedelta(days=30)
        await configurations.bring_up()
        assert (configurations.number_for(CN02), configurations.number_for(CN01)) == (1, 1)

    on(work)


def test_many_processes_offer_once(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await published(at(sql), CN01, POINT)
        clock = Clock()
        clock.at += timedelta(days=1)
        await asyncio.gather(*(at(sql, clock).bring_up() for _ in range(4)))
        numbers = await sql.rows("SELECT branch, number FROM configuration_offers ORDER BY branch, number")
        assert numbers == [(CN01, 1), (POINT, 1)]

    on(work)


def test_a_refusal_is_seen_and_forgotten_once_the_branch_works_by_the_offer(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        configurations = at(sql)
        await published(configurations, CN01)
        refused = AdoptionRefused(version=1, code="would_strand", sentence="A001 waits")
        await heard_refusal(configurations, CN01, refused)
        # One of an older offer says nothing of the present one.
        await configurations.offers.refused(CN01, 0, "old")
        seen = await standing(sql, configurations)
        assert (seen.state, seen.reason) == (Stand.REFUSED, "A001 waits")
        assert [row[0] for row in await sql.rows("SELECT kind FROM faults")] == ["configuration_refused"]

        near = NearMaster(configurations, CN01)
        offered = await near.offered(None)
        assert offered is not None
        assert await near.offered(mark_of(offered)) is None
        assert (await standing(sql, configurations)).reason == ""
        assert await sql.rows("SELECT kind FROM faults") == []
        assert await NearMaster(configurations, CN02).offered(None) is None
        await near.close()

    on(work)


def test_a_branch_that_is_ahead_is_offered_the_same_above_its_own(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        configurations = at(sql)
        heard: list[int] = []
        configurations.listen(CN01, heard.append)
        await published(configurations, CN01)
        ahead = AdoptionRefused(version=1, code="not_newer", sentence="", current=41)
        await NearMaster(configurations, CN01).tell_refused(ahead)
        # The same word again, as from another process, changes nothing more.
        await heard_refusal(configurations, CN01, ahead)
        assert heard == [1, 42]

    on(work)


def test_each_process_hears_what_another_has_published(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        other, heard = at(sql), asyncio.Event()
        other.listen(CN01, lambda number: heard.set())
        running = asyncio.ensure_future(other.run())
        await published(at(sql), CN01)
        await asyncio.wait_for(heard.wait(), 20)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    on(work)
