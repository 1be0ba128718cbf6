"""Bookings keep their word on both databases: no slot beyond its places, nobody beyond the limits, however many ask."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.ids import BookingCode, BranchId, ServiceCode
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server.citizen.booking_rules import BookingRefusal, BookingRefused, BookingRules
from server_client.server.citizen.bookings import Bookings, Wish
from server_client.server.citizen.persons import Persons
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from tests.fakes.log_entries import an_id
from tests.fakes.office import CIVIL, LAND, OFFICE

CN01, CN02 = BranchId("CN01"), BranchId("CN02")
# A Monday, eight in the morning.
EIGHT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
RULES = BookingRules(share=0.5)
NINE_TOMORROW = datetime(2026, 3, 3, 9, 0, tzinfo=VIETNAM)
Work: TypeAlias = Callable[[Bookings], Coroutine[Any, Any, None]]


@pytest.fixture
def on(sql_address: str) -> Callable[[Work], None]:
    """Return what opens the database, does the work with its bookings and closes it."""

    async def opened(work: Work) -> None:
        sql = await open_sql(sql_address)
        try:
            await work(bookings_on(sql))
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def bookings_on(sql: Sql, now: datetime = EIGHT) -> Bookings:
    """Return the bookings as they stand at a moment."""
    return Bookings(sql, Persons(b"s" * 32), RULES, lambda: now)


def wish(person: str = "p1", service: ServiceCode = CIVIL, at: datetime = NINE_TOMORROW) -> Wish:
    """Return a new wish of a person."""
    return Wish(id=an_id(), person=person, service=service, at=at)


async def refused(work: Coroutine[Any, Any, object]) -> BookingRefusal:
    """Return by which rule something is refused."""
    with pytest.raises(BookingRefused) as said:
        await work
    return said.value.code


async def places(bookings: Bookings, day: date = date(2026, 3, 3)) -> dict[datetime, int]:
    """Return how many places each time of the day has left."""
    service = OFFICE.service(CIVIL)
    assert service is not None
    return {slot.at: slot.places for slot in await bookings.free(CN01, OFFICE, service, day)}


def test_a_wish_becomes_one_booking_however_often_it_is_sent(on: Callable[[Work], None]) -> None:
    async def work(bookings: Bookings) -> None:
        before = (await places(bookings))[NINE_TOMORROW]
        first = wish()
        made = await asyncio.gather(*(bookings.book(CN01, OFFICE, first) for _ in range(5)))
        assert len({one.code for one in made}) == 1
        assert (made[0].service, made[0].booked_for) == (CIVIL, NINE_TOMORROW)
        assert (await places(bookings))[NINE_TOMORROW] == before - 1
        assert (await bookings.of_branch(CN01))[date(2026, 3, 3)] == [made[0]]
        assert (await bookings.of_branch(CN02))[date(2026, 3, 3)] == []

    on(work)


def test_a_slot_is_never_given_to_more_than_it_has_places_for(on: Callable[[Work], None]) -> None:
    async def work(bookings: Bookings) -> None:
        free = (await places(bookings))[NINE_TOMORROW]
        wishes = [wish(f"p{number}") for number in range(free + 5)]
        came = await asyncio.gather(*(bookings.book(CN01, OFFICE, one) for one in wishes), return_exceptions=True)
        assert sum(not isinstance(one, BaseException) for one in came) == free
        assert {one.code for one in came if isinstance(one, BookingRefused)} == {BookingRefusal.SLOT_FULL}
        assert (await places(bookings))[NINE_TOMORROW] == 0

    on(work)


def test_of_many_wishes_of_one_person_at_once_two_are_granted_and_each_field_once(on: Callable[[Work], None]) -> None:
    async def work(bookings: Bookings) -> None:
        at = [NINE_TOMORROW + timedelta(minutes=30 * step) for step in range(4)]
        wishes = [
            (branch, wish(service=service, at=one))
            for branch in (CN01, CN02)
            for service in (CIVIL, LAND)
            for one in at
        ]
        came = await asyncio.gather(
            *(bookings.book(branch, OFFICE, one) for branch, one in wishes), return_exceptions=True
        )
        granted = [one for one in came if not isinstance(one, BaseException)]
        assert sorted(one.service for one in granted) == sorted([CIVIL, LAND])
        others = {one.code for one in came if isinstance(one, BookingRefused)}
        assert others <= {BookingRefusal.PERSON_LIMIT, BookingRefusal.FIELD_BOOKED}
        assert len(granted) + sum(isinstance(one, BookingRefused) for one in came) == len(wishes)

    on(work)


def test_numbers_taken_from_afar_and_bookings_count_together(on: Callable[[Work], None]) -> None:
    async def work(bookings: Bookings) -> None:
        later = EIGHT.astimezone(VIETNAM).replace(hour=10)
        ticket = an_id()
        await bookings.admit(CN01, ticket, "p1", (CIVIL, LAND))
        await bookings.admit(CN01, ticket, "p1", (CIVIL, LAND))
        assert await refused(bookings.book(CN01, OFFICE, wish(service=LAND, at=later))) is BookingRefusal.FIELD_BOOKED
        assert await refused(bookings.admit(CN02, an_id(), "p1", (CIVIL,))) is BookingRefusal.FIELD_BOOKED
        assert [one.code for one in await bookings.of_person("p1")] == [None, None]
        await bookings.take_back(CN01, ticket)
        await bookings.book(CN01, OFFICE, wish(service=LAND, at=later))
        assert await bookings.of_person("p2") == ()

    on(work)


def test_who_gives_a_booking_up_may_book_again_and_so_may_others(on: Callable[[Work], None]) -> None:
    async def work(bookings: Bookings) -> None:
        before = await places(bookings)
        tag = await bookings.tag(CN01)
        made = await bookings.book(CN01, OFFICE, wish())
        assert await bookings.tag(CN01) != tag
        assert not await bookings.give_up(CN02, made.code)
        assert await bookings.give_up(CN01, made.code)
        assert not await bookings.give_up(CN01, made.code)
        assert not await bookings.give_up(CN01, BookingCode("AAAAA-AAAAA"))
        assert await places(bookings) == before
        assert await bookings.tag(CN01) == tag
        await bookings.book(CN01, OFFICE, wish())

    on(work)


def test_past_days_are_forgotten_with_whoever_had_booked_then(sql_address: str) -> None:
    async def work() -> None:
        sql = await open_sql(sql_address)
        try:
            await bookings_on(sql).book(CN01, OFFICE, wish())
            await bookings_on(sql, EIGHT + timedelta(days=2)).purge()
            assert await bookings_on(sql).of_person("p1") == ()
            for table in ("bookings", "booked_slots", "booked_persons"):
                assert await sql.rows(f"SELECT day FROM {table}") == []
        finally:
            await sql.close()

    asyncio.run(work())


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2026, 3, 9, 9, 0, tzinfo=VIETNAM), BookingRefusal.TOO_FAR),
        (datetime(2026, 3, 1, 9, 0, tzinfo=VIETNAM), BookingRefusal.TOO_FAR),
        (datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM), BookingRefusal.TOO_LATE),
        (datetime(2026, 3, 3, 9, 10, tzinfo=VIETNAM), BookingRefusal.NO_SUCH_SLOT),
        (datetime(2026, 3, 7, 9, 0, tzinfo=VIETNAM), BookingRefusal.NOT_BOOKABLE),
    ],
)
def test_what_cannot_be_booked_is_refused_by_its_rule(
    on: Callable[[Work], None], at: datetime, code: BookingRefusal
) -> None:
    async def work(bookings: Bookings) -> None:
        assert await refused(bookings.book(CN01, OFFICE, wish(at=at))) is code
        assert await bookings.of_person("p1") == ()

    on(work)


def test_the_day_is_the_branchs_own(on: Callable[[Work], None]) -> None:
    async def work(bookings: Bookings) -> None:
        assert local_day(EIGHT) in await bookings.of_branch(CN01)
        assert len(await bookings.of_branch(CN01)) == 7

    on(work)
