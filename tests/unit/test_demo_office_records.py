"""The sample bookings and dossiers: labelled, without a fault at any hour, and with the codes that the demo prints."""

import re
from datetime import datetime, timedelta

import pytest

from server_client.demo.branch_office import CONFIGURATION
from server_client.demo.office_records import AS_OF, WHAT_TO_TRY, bookings_at, dossiers_at
from server_client.dossier_model.booking import CheckIn, check_in
from server_client.dossier_model.dossier_status import DossierVerdict, verdict
from server_client.office_files.booking_file import FORM as BOOKINGS
from server_client.office_files.booking_file import BranchDay, bookings_by_day
from server_client.office_files.dossier_file import FORM as DOSSIERS
from server_client.office_files.dossier_file import dossiers_of
from server_client.office_files.rows import read_rows
from server_client.queue_model.local_time import VIETNAM
from server_client.wire.messages import decode_configuration

NOW = datetime(2026, 11, 22, 14, 3, tzinfo=VIETNAM)
HOURS = [NOW.replace(hour=hour, minute=minute) for hour in (0, 7, 14, 23) for minute in (0, 59)]


def bookings(now: datetime) -> dict[str, CheckIn]:
    """Return how each booking stands then."""
    rows = read_rows(bookings_at(now).encode(), ".json", BOOKINGS)
    services = decode_configuration(CONFIGURATION.read_bytes()).services
    by_day = bookings_by_day(rows, BranchDay(today=now.date(), day=None, services=services))
    assert (rows.notes.found, rows.is_sample) == ([], True)
    booked = [order.booking for orders in by_day.values() for order in orders]
    return {booking.code: check_in(booking, now, timedelta(hours=1)) for booking in booked}


def dossiers(now: datetime) -> dict[str, DossierVerdict]:
    """Return what is told of each dossier then."""
    rows = read_rows(dossiers_at(now).encode(), ".json", DOSSIERS)
    statuses = dossiers_of(rows, now)
    assert (rows.notes.found, rows.is_sample) == ([], True)
    return {status.code.text: verdict(status, now, ("CN01",)) for status in statuses}


@pytest.mark.parametrize("now", HOURS)
def test_the_samples_can_be_brought_in_at_any_hour(now: datetime) -> None:
    assert len(bookings(now)) == 5
    assert len(dossiers(now)) == 10


def test_there_is_a_booking_for_each_thing_that_can_be_said_of_one() -> None:
    assert bookings(NOW) == {
        "HN-1001": CheckIn.LATE,
        "HN-1002": CheckIn.ON_TIME,
        "HN-1003": CheckIn.ON_TIME,
        "HN-1004": CheckIn.TOO_EARLY,
        "HN-1005": CheckIn.LATER_DAY,
    }


def test_there_is_a_dossier_for_most_things_that_can_be_said_of_one() -> None:
    assert list(dossiers(NOW).values()) == [
        DossierVerdict.READY_HERE,
        DossierVerdict.READY_ELSEWHERE,
        DossierVerdict.PROCESSING,
        DossierVerdict.OVERDUE,
        DossierVerdict.SUPPLEMENT_ASKED,
        DossierVerdict.PAYMENT_ASKED,
        DossierVerdict.STOPPED,
        DossierVerdict.RETURNED,
        DossierVerdict.NOT_ACCEPTED,
        DossierVerdict.PROCESSING,
    ]


def test_what_the_demo_prints_is_in_the_samples() -> None:
    printed = re.findall(r"HN-\d+|\S+-260302-\d+", WHAT_TO_TRY)

    assert len(printed) == 6
    assert set(printed) <= set(bookings(AS_OF)) | set(dossiers(AS_OF))
