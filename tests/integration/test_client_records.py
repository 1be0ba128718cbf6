"""The client's calls about bookings and dossiers to a real server: one device delivers, another looks up."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from server_client.client.delivery_api import DeliveryApi
from server_client.client.errors import Rejected, ServerUnavailable, TooManyMisses
from server_client.client.office_api import OfficeApi
from server_client.dossier_model.booking import Booking, BookingOrder, CheckIn
from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.dossier_status import DossierStatus, DossierVerdict, NationalStatus
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.queue_model.ids import BookingCode
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.server.credentials import Role
from server_client.server.guessing import MISSES
from tests.fakes.log_entries import CN01
from tests.fakes.office import CIVIL
from tests.fakes.running_server import RunningServer, running_server

NOW = datetime.now(UTC)  # noqa: TID251 - the server is real, so is its day
TODAY = local_day(NOW)
PHONE = PhoneNumber(text="0912345678")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open today."""
    with running_server(tmp_path) as server:
        yield server


def kiosk(server: RunningServer, role: Role = Role.KIOSK) -> OfficeApi:
    """Return the server as a device sees it."""
    return OfficeApi(server.url, CN01, server.secrets[role])


def test_bookings_that_were_delivered_are_found_as_they_stand(server: RunningServer) -> None:
    midnight = datetime.combine(TODAY, time(), VIETNAM).astimezone(UTC)
    late = Booking(code=BookingCode("HN-0007"), service=CIVIL, booked_for=midnight)

    async def story() -> None:
        deliveries, office = DeliveryApi(server.url, server.secrets[Role.NODE]), kiosk(server)
        kept = await deliveries.put_bookings(TODAY, [BookingOrder(booking=late, phone=PHONE)])
        assert (kept.day, kept.kept) == (TODAY, 1)
        for wanted in (BookingCode("HN-0007"), PHONE):
            found = await office.bookings(wanted)
            assert found.bookings == (late,)
            assert [standing.check_in for standing in found.standings] == [CheckIn.LATE]
            assert found.delivered_at is not None
        assert (await office.bookings(BookingCode("HN-9"))).bookings == ()
        await deliveries.close()
        await office.close()

    asyncio.run(story())


def test_a_dossier_is_found_or_known_to_be_unknown(server: RunningServer) -> None:
    code, other = read_dossier_code("H26.001.01-260305-0001"), read_dossier_code("H26.001.01-260305-0002")
    assert code is not None
    assert other is not None
    updated_at = (NOW - timedelta(hours=1)).replace(microsecond=0)
    status = DossierStatus(code=code, status=NationalStatus.FINISHED, updated_at=updated_at, place="cn01")

    async def story() -> None:
        deliveries, office = DeliveryApi(server.url, server.secrets[Role.ADMINISTRATOR]), kiosk(server)
        assert (await office.dossier(code)).verdict(()) is DossierVerdict.NOT_TOLD
        assert (await deliveries.put_dossiers([status])).kept == 1
        found = await office.dossier(code)
        assert (found.status, found.is_stale) == (status, False)
        assert found.verdict((CN01,)) is DossierVerdict.READY_HERE
        assert (await office.dossier(other)).verdict(()) is DossierVerdict.UNKNOWN
        await deliveries.close()
        await office.close()

    asyncio.run(story())


def test_whoever_guesses_codes_is_told_to_wait(server: RunningServer) -> None:
    async def story() -> None:
        office = kiosk(server)
        for guess in range(MISSES):
            assert (await office.bookings(BookingCode(f"HN-{guess:04}"))).bookings == ()
        with pytest.raises(TooManyMisses, match="Try again in"):
            await office.bookings(BookingCode("HN-9999"))
        await office.close()

    asyncio.run(story())


def test_a_device_of_another_role_is_turned_away(server: RunningServer) -> None:
    async def story() -> None:
        office = kiosk(server, Role.DISPLAY)
        with pytest.raises(Rejected, match="Not this role's work"):
            await office.bookings(PHONE)
        await office.close()

    asyncio.run(story())


def test_who_has_to_wait_after_guessing_is_told_that_the_server_cannot_now(server: RunningServer) -> None:
    async def story() -> None:
        office = kiosk(server)
        for guess in range(10):
            await office.bookings(BookingCode(f"HN-9{guess}"))
        with pytest.raises(ServerUnavailable, match="Too many wrong codes"):
            await office.bookings(BookingCode("HN-0007"))
        await office.close()

    asyncio.run(story())
