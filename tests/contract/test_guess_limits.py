"""Limits on guessing hold for all processes of a centre together, on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from server_client.server.administration.administration import administration_on
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.passwords import check_password
from server_client.server.administration.people import Person
from server_client.server.administration.signing_in import NotLetIn, SignIn, Why
from server_client.server.audit.trail import Trail
from server_client.server.enrolment.limits import OF_ALL, OF_ONE, GuessLimits
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.staff.pins import Pins
from tests.proof.branches import MORNING


@dataclass
class Processes:
    """Two processes of one centre, each with its own line to the database; the time is told."""

    sqls: tuple[Sql, Sql]
    time: datetime = field(default=MORNING)

    def limits(self, of_one: int = OF_ONE, of_all: int | None = OF_ALL) -> list[GuessLimits]:
        """Return the limits as each process has them."""
        return [
            GuessLimits(sql=sql, now=lambda: self.time, what="enrolment", of_one=of_one, of_all=of_all)
            for sql in self.sqls
        ]


@asynccontextmanager
async def two_processes(address: str) -> AsyncIterator[Processes]:
    """Open the database twice; a file has one process, of which these are two parts then."""
    first = await open_sql(address)
    sqls = (first, first if address.startswith("sqlite:") else await open_sql(address))
    try:
        yield Processes(sqls)
    finally:
        for sql in set(sqls):
            await sql.close()


def done(work: Coroutine[object, object, None]) -> None:
    """Do a work, within a time that only a fault takes."""
    asyncio.run(asyncio.wait_for(work, 60))


def test_a_place_has_ten_tries_a_minute_at_all_processes_together(sql_address: str) -> None:
    async def work() -> None:
        async with two_processes(sql_address) as processes:
            one, other = processes.limits()
            for _ in range(OF_ONE // 2):
                assert (await one.take("a"), await other.take("a")) == (0, 0)
            processes.time += timedelta(seconds=20)
            assert (await one.take("a"), await other.take("a")) == (40, 40)
            assert await other.take("b") == 0
            processes.time += timedelta(seconds=40)
            assert await other.take("a") == 0

    done(work())


def test_of_tries_that_come_at_once_no_more_are_looked_at(sql_address: str) -> None:
    async def work() -> None:
        async with two_processes(sql_address) as processes:
            limits = processes.limits() * 20
            waits = await asyncio.gather(*(one.take("a") for one in limits))
            assert sorted(waits) == [0] * OF_ONE + [60] * (len(limits) - OF_ONE)

    done(work())


def test_all_places_together_have_a_limit_and_what_was_right_counts_for_nothing(sql_address: str) -> None:
    async def work() -> None:
        async with two_processes(sql_address) as processes:
            one, other = processes.limits(of_one=2, of_all=3)
            for _ in range(10):
                assert await one.take("a") == 0
                await other.give_back("a")
            assert [await one.take(place) for place in ("a", "a", "b")] == [0, 0, 0]
            assert await other.take("c") == 60
            alone = processes.limits(of_one=1, of_all=None)[0]
            assert await alone.take("c") == 60
            assert await alone.take("d") == 0

    done(work())


def test_nothing_is_left_of_a_guesser_after_the_minute_nor_of_a_wrong_clock(sql_address: str) -> None:
    async def work() -> None:
        async with two_processes(sql_address) as processes:
            one, other = processes.limits(of_one=1)
            processes.time += timedelta(days=1)
            assert await one.take("198.51.100.7") == 0
            processes.time -= timedelta(days=1)
            assert await other.take("198.51.100.7") == 0
            processes.time += timedelta(minutes=1)
            assert await one.take("elsewhere") == 0
            found = await processes.sqls[0].rows("SELECT guesser, tries FROM guesses ORDER BY guesser")
            assert len(found) == 2
            assert "198.51.100.7" not in str(found)

    done(work())


def test_wrong_passwords_that_come_at_once_at_two_processes_are_all_counted(sql_address: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with two_processes(sql_address) as processes:
            people = [
                administration_on(
                    sql,
                    Trail(sql, lambda: processes.time),
                    key=tmp_path / "administration.key",
                    now=lambda: processes.time,
                    pins=Pins(memory_kib=8, passes=1, check=check_password),
                )
                for sql in processes.sqls
            ]
            hoa = Person(name="hoa", shown_name="Bà Hoa", role=CenterRole.ADMINISTRATOR, branches=frozenset())
            await people[0].people.add(hoa, by="test")
            wish = SignIn(name="hoa", password="wrong", figures="000000", browser="")
            answers = await asyncio.gather(
                *(one.signing_in.sign_in(wish) for one in people * 4), return_exceptions=True
            )
            assert all(isinstance(answer, NotLetIn) for answer in answers)
            wrong = await processes.sqls[0].rows("SELECT wrong FROM sign_in_tries WHERE name = 'hoa'")
            assert wrong == [(len(answers),)]
            with pytest.raises(NotLetIn) as locked:
                await people[1].signing_in.sign_in(wish)
            assert locked.value.why is Why.LOCKED

    done(work())
