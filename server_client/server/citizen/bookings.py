"""Bookings and online tickets in the centre's database: each slot within its places, each person within the limits.

It gives out no number: who has booked checks in at the branch, by the queue's own rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import cast

from server_client.dossier_model.booking import Booking
from server_client.queue_model.configuration import Configuration, Service
from server_client.queue_model.ids import BookingCode, BranchId, CommandId, ServiceCode
from server_client.queue_model.local_time import local_day
from server_client.server.citizen import booking_rules
from server_client.server.citizen.booking_rules import BookingRules, Held, Slot
from server_client.server.citizen.persons import Persons
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored, time_of

# What the nodes hear: their list of bookings has changed, or there is an errand for them.
NEWS = "citizens"
_BOOKING, _TICKET = "booking", "ticket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Somebody wants a place; `person` is their key, `id` made before the first attempt."""

    id: CommandId
    person: str
    service: ServiceCode
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a person has: a booking, or if `code` is None an online ticket."""

    branch: BranchId
    service: ServiceCode
    at: datetime
    code: BookingCode | None


class Bookings:
    """The bookings of all branches; every method raises StoreUnavailable or StoreBroken if the database fails."""

    def __init__(self, sql: Sql, persons: Persons, rules: BookingRules, now: Callable[[], datetime]) -> None:
        """Keep them in the centre's database."""
        self.rules = rules
        self.persons = persons
        self._sql = sql
        self._now = now

    async def free(
        self, branch: BranchId, configuration: Configuration, service: Service, day: date
    ) -> tuple[Slot, ...]:
        """Return the times of the day that can still be booked, each with the places left; BookingRefused by day."""
        now = self._now()
        booking_rules.check_day(day, now, self.rules)
        rows = await self._sql.rows(
            "SELECT at_ms, taken FROM booked_slots WHERE branch = $1 AND day = $2 AND service = $3",
            branch,
            day.isoformat(),
            service.code,
        )
        taken = dict(cast("list[tuple[int, int]]", rows))
        return tuple(
            Slot(at=slot.at, places=max(0, slot.places - taken.get(stored(slot.at), 0)))
            for slot in booking_rules.slots_on(configuration, service, day, self.rules)
            if slot.at >= now + self.rules.lead
        )

    async def book(self, branch: BranchId, configuration: Configuration, wish: Wish) -> Booking:
        """Return the booking that the wish became, now or before; BookingRefused if the rules say no."""
        day = local_day(wish.at)
        async with self._sql.transaction() as session:
            await _hold(session, wish.person, day)
            held = await _held(session, wish.person, day)
            if wish.id not in {one.wish for one in held}:
                slot = booking_rules.slot_at(configuration, wish.service, wish.at, now=self._now(), rules=self.rules)
                booking_rules.check_person(held, wish.id, (wish.service,), day=day, rules=self.rules)
                if not await _taken(session, branch, wish.service, slot):
                    raise booking_rules.full(slot)
                await self._add(session, branch, _BOOKING, wish)
                await session.tell(NEWS, branch)
            found = await session.rows(
                "SELECT code, service, at_ms FROM bookings WHERE branch = $1 AND day = $2 AND id = $3 AND kind = $4",
                *(branch, day.isoformat(), wish.id, _BOOKING),
            )
        if not found:
            # The id was used for something else, at another branch or as a ticket.
            raise booking_rules.BookingRefused(
                booking_rules.BookingRefusal.FIELD_BOOKED, service=wish.service, day=day.isoformat()
            )
        return _booking(cast("tuple[str, str, int]", found[0]))

    async def give_up(self, branch: BranchId, code: BookingCode) -> bool:
        """Free the place of a booking; False if there is none of that code, or its day is past."""
        async with self._sql.transaction() as session:
            gone = await session.rows(
                "DELETE FROM bookings WHERE branch = $1 AND code = $2 AND kind = $3 RETURNING day, service, at_ms",
                *(branch, code, _BOOKING),
            )
            for day, service, at_ms in gone:
                await session.change(
                    "UPDATE booked_slots SET taken = taken - 1"
                    " WHERE branch = $1 AND day = $2 AND service = $3 AND at_ms = $4",
                    *(branch, day, service, at_ms),
                )
            await session.tell(NEWS, branch)
        return bool(gone)

    async def admit(self, branch: BranchId, wish: CommandId, person: str, services: Sequence[ServiceCode]) -> None:
        """Count an online ticket of today against its person; BookingRefused if that is too much. Again: nothing."""
        now = self._now()
        day = local_day(now)
        async with self._sql.transaction() as session:
            await _hold(session, person, day)
            held = await _held(session, person, day)
            if wish in {one.wish for one in held}:
                return
            booking_rules.check_person(held, wish, services, day=day, rules=self.rules)
            for service in services:
                await self._add(session, branch, _TICKET, Wish(id=wish, person=person, service=service, at=now))

    async def take_back(self, branch: BranchId, wish: CommandId) -> None:
        """Count an online ticket no more, since no number came of it."""
        await self._sql.change(
            "DELETE FROM bookings WHERE branch = $1 AND day = $2 AND id = $3 AND kind = $4",
            *(branch, local_day(self._now()).isoformat(), wish, _TICKET),
        )

    async def of_person(self, person: str) -> tuple[Place, ...]:
        """Return what a person has, from today on."""
        rows = await self._sql.rows(
            "SELECT branch, service, at_ms, kind, code FROM bookings WHERE person = $1 AND day >= $2 ORDER BY at_ms",
            *(person, local_day(self._now()).isoformat()),
        )
        return tuple(
            Place(
                branch=branch,
                service=service,
                at=time_of(at_ms),
                code=BookingCode(code) if kind == _BOOKING else None,
            )
            for branch, service, at_ms, kind, code in cast("list[tuple[BranchId, ServiceCode, int, str, str]]", rows)
        )

    async def of_branch(self, branch: BranchId) -> dict[date, list[Booking]]:
        """Return all bookings of a branch by day, for each day that can be booked, in order."""
        today = local_day(self._now())
        days = {today + timedelta(days=ahead): list[Booking]() for ahead in range(self.rules.days_ahead + 1)}
        rows = await self._sql.rows(
            "SELECT code, service, at_ms FROM bookings WHERE branch = $1 AND day >= $2 AND kind = $3"
            " ORDER BY at_ms, code",
            *(branch, today.isoformat(), _BOOKING),
        )
        for row in cast("list[tuple[str, str, int]]", rows):
            booking = _booking(row)
            days.setdefault(local_day(booking.booked_for), []).append(booking)
        return days

    async def tag(self, branch: BranchId) -> str:
        """Return what changes with the bookings of a branch, and with the day."""
        today = local_day(self._now()).isoformat()
        rows = await self._sql.rows(
            "SELECT id FROM bookings WHERE branch = $1 AND day >= $2 AND kind = $3 ORDER BY id",
            *(branch, today, _BOOKING),
        )
        return sha256("".join([today, *(str(row[0]) for row in rows)]).encode()).hexdigest()[:16]

    async def purge(self) -> None:
        """Forget the days that are past, and who had what then."""
        today = local_day(self._now()).isoformat()
        for table in ("bookings", "booked_slots", "booked_persons"):
            await self._sql.change(f"DELETE FROM {table} WHERE day < $1", today)  # noqa: S608  # of constants

    async def _add(self, session: SqlSession, branch: BranchId, kind: str, wish: Wish) -> None:
        await session.change(
            "INSERT INTO bookings (branch, day, id, kind, service, at_ms, code, person, made_ms)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            branch,
            local_day(wish.at).isoformat(),
            wish.id,
            kind,
            wish.service,
            stored(wish.at),
            self.persons.code(wish.id),
            wish.person,
            stored(self._now()),
        )


async def _hold(session: SqlSession, person: str, day: date) -> None:
    # Two wishes of one person wait here for each other, whichever process they came to.
    await session.change(
        "INSERT INTO booked_persons (person, day) VALUES ($1, $2) ON CONFLICT (person, day) DO UPDATE SET day = $2",
        *(person, day.isoformat()),
    )


async def _held(session: SqlSession, person: str, day: date) -> list[Held]:
    rows = await session.rows(
        "SELECT id, service FROM bookings WHERE person = $1 AND day = $2", person, day.isoformat()
    )
    return [Held(wish=wish, service=service) for wish, service in cast("list[tuple[str, ServiceCode]]", rows)]


async def _taken(session: SqlSession, branch: BranchId, service: ServiceCode, slot: Slot) -> bool:
    changed = await session.change(
        "INSERT INTO booked_slots (branch, day, service, at_ms, taken) VALUES ($1, $2, $3, $4, 1)"
        " ON CONFLICT (branch, day, service, at_ms) DO UPDATE SET taken = booked_slots.taken + 1"
        " WHERE booked_slots.taken < $5",
        *(branch, local_day(slot.at).isoformat(), service, stored(slot.at), slot.places),
    )
    return changed == 1


def _booking(row: tuple[str, str, int]) -> Booking:
    code, service, at_ms = row
    return Booking(code=BookingCode(code), service=ServiceCode(service), booked_for=time_of(at_ms))
