"""Bookings and dossiers for the calls: all work with their file is done in one thread, and none of it for the queue.

A file that cannot be opened or fails does not keep the branch from working: it is tried anew with the next call.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from server_client.dossier_model.booking import Booking, BookingOrder, identity_counted_as, phone_counted_as
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierFound, DossierStatus
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.queue_model.commands import CheckInBooking
from server_client.queue_model.ids import BookingCode
from server_client.queue_model.local_time import local_day
from server_client.server.errors import StoreBroken, VaultClosed
from server_client.server.records.booking_table import BookingRow
from server_client.server.records.record_store import RecordStore
from server_client.server.records.rules import RecordRules
from server_client.server.records.vouching import Vouching, vouched

T = TypeVar("T")


class Keying(Protocol):
    """Makes a person's number into a key that only this branch can make; it may block."""

    def key(self, counted_as: str) -> bytes:
        """Return the key of what someone counts as; VaultClosed if the secret for it is not to be had."""


class Records:
    """The bookings and dossiers that this branch was told of; every method raises Unavailable if the file fails."""

    def __init__(self, path: Path, keying: Keying, rules: RecordRules) -> None:
        """Name the file; it is opened with the first call."""
        self.rules = rules
        self._path = path
        self._keying = keying
        self._store: RecordStore | None = None
        self._thread = ThreadPoolExecutor(1, "records")

    async def put_bookings(self, day: date, orders: Sequence[BookingOrder], at: datetime) -> bool:
        """Let these be all bookings of the day; whose they are is kept as keys only.

        False if there are no keys to be had: then they are kept all the same, and found by their codes only.
        """

        def put(store: RecordStore) -> bool:
            rows, has_keys = self._rows(orders)
            store.bookings.put(day, rows, at)
            return has_keys

        return await self._with_store(put)

    async def find_bookings(
        self, wanted: BookingCode | PhoneNumber, today: date
    ) -> tuple[tuple[Booking, ...], datetime | None]:
        """Return the bookings of a code, or those of today of a phone number, and when today's were last delivered."""

        def find(store: RecordStore) -> tuple[tuple[Booking, ...], datetime | None]:
            if isinstance(wanted, PhoneNumber):
                # Of a number that anybody may know, no more is told than is needed to be served today.
                found = store.bookings.by_phone(today, self._keying.key(phone_counted_as(wanted)))
            else:
                found = store.bookings.by_code(wanted)
            return found, store.bookings.delivered_at(today)

        return await self._with_store(find)

    async def bookings_of_person(self, day: date, key: bytes) -> tuple[Booking, ...]:
        """Return the bookings of the day of the person whose phone or identity number has that key."""
        return await self._with_store(lambda store: store.bookings.of_person(day, key))

    async def vouch(self, command: CheckInBooking) -> Vouching:
        """Say whether the booking is as the command tells."""

        def compare(store: RecordStore) -> Vouching:
            day = local_day(command.booked_for)
            if store.bookings.delivered_at(day) is None:
                return Vouching.NOT_TOLD
            return vouched(command, store.bookings.on_day(day, command.booking))

        return await self._with_store(compare)

    async def put_dossiers(self, statuses: Sequence[DossierStatus], at: datetime) -> int:
        """Keep these statuses, but not over newer ones; return how many of them were older."""
        return await self._with_store(lambda store: store.dossiers.put(statuses, at))

    async def note_dossier(self, status: DossierStatus) -> None:
        """Keep the status of a dossier that ended at a counter here, but not over a newer one; it is no delivery."""
        await self._with_store(lambda store: store.dossiers.note(status))

    async def find_dossier(self, code: DossierCode, at: datetime) -> DossierFound:
        """Return what is known of the dossier at `at`."""

        def find(store: RecordStore) -> DossierFound:
            return DossierFound(
                status=store.dossiers.status(code),
                at=at,
                stale_after=self.rules.stale_after,
                delivered_at=store.dossiers.delivered_at(),
            )

        return await self._with_store(find)

    async def dossiers_ended(self, begin: datetime, end: datetime) -> list[tuple[datetime, datetime | None]]:
        """Return when each dossier that ended from `begin` on, before `end`, did so, and when it was due."""
        return await self._with_store(lambda store: store.dossiers.ended_between(begin, end))

    async def purge(self, now: datetime) -> None:
        """Forget what is to be kept no longer."""
        await self._with_store(lambda store: store.purge(now, self.rules))

    async def close(self) -> None:
        """Let go of the file; nothing may be asked afterwards."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._let_go)
        self._thread.shutdown()

    async def _with_store(self, work: Callable[[RecordStore], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, work)

    def _work(self, work: Callable[[RecordStore], T]) -> T:
        if self._store is None:
            self._store = RecordStore(self._path)
        try:
            return work(self._store)
        except StoreBroken:
            # What was half done is undone when the file is opened again.
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _rows(self, orders: Sequence[BookingOrder]) -> tuple[list[BookingRow], bool]:
        try:
            return [self._row(order) for order in orders], True
        except VaultClosed:
            return [BookingRow(booking=order.booking) for order in orders], False

    def _row(self, order: BookingOrder) -> BookingRow:
        phone, number = order.phone, order.identity_number
        return BookingRow(
            booking=order.booking,
            phone=None if phone is None else self._keying.key(phone_counted_as(phone)),
            identity=None if number is None else self._keying.key(identity_counted_as(number)),
        )
