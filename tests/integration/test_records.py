"""Bookings and dossier statuses on a real disk: found again, replaced by the day, purged, no number in clear."""

import asyncio
from collections.abc import Coroutine, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from server_client.dossier_model.booking import Booking, BookingOrder
from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.dossier_status import DossierStatus, DossierVerdict, NationalStatus
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.queue_model.commands import CheckInBooking
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.server.errors import LogDamaged, StoreBroken, VaultClosed
from server_client.server.records.records import Records
from server_client.server.records.rules import RecordRules
from server_client.server.records.vouching import Vouching
from tests.fakes.keying import KnownKeying, NoKeying
from tests.fakes.log_entries import a_token, an_id

T = TypeVar("T")

TEN = datetime(2026, 3, 9, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
DAY = timedelta(days=1)
PHONE = PhoneNumber(text="0912345678")
NUMBER = "001099012345"
HOTICH = ServiceCode("hotich")


def order(
    code: str, at: datetime = TEN, *, phone: PhoneNumber | None = None, number: str | None = None
) -> BookingOrder:
    """Return a booking as it is delivered."""
    booking = Booking(code=BookingCode(code), service=HOTICH, booked_for=at)
    return BookingOrder(booking=booking, phone=phone, identity_number=number)


def dossier(code: str, status: NationalStatus = NationalStatus.PROCESSING, updated_at: datetime = TEN) -> DossierStatus:
    """Return a status as it is delivered."""
    return DossierStatus(code=dossier_code(code), status=status, updated_at=updated_at)


def dossier_code(text: str) -> DossierCode:
    """Return a code."""
    code = read_dossier_code(text)
    assert code is not None
    return code


class Rig:
    """Records on a disk, used from a test that is no coroutine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = Records(path, KnownKeying(), RecordRules())
        self._runner = asyncio.Runner()

    def do(self, work: Coroutine[object, object, T]) -> T:
        """Return what comes of it."""
        return self._runner.run(work)

    def codes(self, wanted: BookingCode | PhoneNumber, today: date = MONDAY) -> list[str]:
        """Return the codes of the bookings that are found."""
        found, _ = self.do(self.records.find_bookings(wanted, today))
        return [booking.code for booking in found]

    def open_again(self) -> None:
        """Close the file and open it as after a restart."""
        self.do(self.records.close())
        self.records = Records(self.path, KnownKeying(), RecordRules())

    def end(self) -> None:
        """Let go of everything."""
        self.do(self.records.close())
        self._runner.close()


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """Give records that are empty."""
    rig = Rig(tmp_path / "records.sqlite")
    yield rig
    rig.end()


def test_a_booking_is_found_by_its_code_after_a_restart_too(rig: Rig) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-0007"), order("HN-0008")], TEN))
    rig.open_again()

    found, delivered_at = rig.do(rig.records.find_bookings(BookingCode("HN-0007"), MONDAY))

    assert found == (order("HN-0007").booking,)
    assert delivered_at == TEN


def test_a_code_typed_carelessly_is_found_if_only_one_booking_can_be_meant(rig: Rig) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-10-07"), order("A-B1"), order("AB-1")], TEN))

    assert rig.codes(BookingCode("HNLOO7")) == ["HN-10-07"]
    assert rig.codes(BookingCode("A-B1")) == ["A-B1"]
    assert rig.codes(BookingCode("AB1")) == []
    assert rig.codes(BookingCode("HN-2007")) == []


def test_a_code_is_found_on_other_days_and_a_phone_number_only_today(rig: Rig) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-1", phone=PHONE), order("HN-2", phone=PHONE)], TEN))
    rig.do(rig.records.put_bookings(TUESDAY, [order("HN-3", TEN + DAY, phone=PHONE)], TEN))

    assert rig.codes(BookingCode("HN-3")) == ["HN-3"]
    assert rig.codes(PHONE) == ["HN-1", "HN-2"]
    assert rig.codes(PHONE, TUESDAY) == ["HN-3"]
    assert rig.codes(PhoneNumber(text="0987654321")) == []


def test_a_new_delivery_replaces_its_day_and_no_other(rig: Rig) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-1"), order("HN-2")], TEN))
    rig.do(rig.records.put_bookings(TUESDAY, [order("HN-3", TEN + DAY)], TEN))
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-2")], TEN))

    assert [rig.codes(BookingCode(code)) for code in ("HN-1", "HN-2", "HN-3")] == [[], ["HN-2"], ["HN-3"]]


def test_a_persons_bookings_of_a_day_can_be_counted_by_either_number(rig: Rig) -> None:
    key = KnownKeying().key
    rig.do(
        rig.records.put_bookings(
            MONDAY, [order("HN-1", phone=PHONE, number=NUMBER), order("HN-2", number=NUMBER), order("HN-3")], TEN
        )
    )

    assert len(rig.do(rig.records.bookings_of_person(MONDAY, key(f"identity {NUMBER}")))) == 2
    assert len(rig.do(rig.records.bookings_of_person(MONDAY, key("phone 0912345678")))) == 1
    assert rig.do(rig.records.bookings_of_person(TUESDAY, key(f"identity {NUMBER}"))) == ()


def test_no_number_of_a_person_is_on_the_disk(rig: Rig, tmp_path: Path) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-1", phone=PHONE, number=NUMBER)], TEN))

    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert PHONE.text.encode() not in content
        assert NUMBER.encode() not in content


def test_while_the_vault_is_closed_bookings_are_found_by_their_codes(rig: Rig) -> None:
    rig.do(rig.records.close())
    rig.records = Records(rig.path, NoKeying(), RecordRules())

    assert not rig.do(rig.records.put_bookings(MONDAY, [order("HN-1", phone=PHONE)], TEN))

    assert rig.codes(BookingCode("HN-1")) == ["HN-1"]
    with pytest.raises(VaultClosed):
        rig.codes(PHONE)


def test_what_was_purged_is_no_longer_on_the_disk(rig: Rig, tmp_path: Path) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-PURGED-1", phone=PHONE)], TEN))
    rig.do(rig.records.put_bookings(TUESDAY, [order("HN-3", TEN + DAY)], TEN))

    rig.do(rig.records.purge(TEN))
    assert rig.codes(BookingCode("HN-PURGED-1")) == ["HN-PURGED-1"]
    rig.do(rig.records.purge(TEN + DAY))

    assert rig.codes(BookingCode("HN-PURGED-1")) == []
    assert rig.codes(BookingCode("HN-3")) == ["HN-3"]
    for file in tmp_path.iterdir():
        assert b"HN-PURGED-1" not in file.read_bytes()
        assert KnownKeying().key("phone 0912345678") not in file.read_bytes()


def check_in(code: str = "HN-1", service: ServiceCode = HOTICH, at: datetime = TEN) -> CheckInBooking:
    """Return a check-in."""
    return CheckInBooking(id=an_id(), booking=BookingCode(code), service=service, booked_for=at, token=a_token())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (check_in(), Vouching.KNOWN),
        (check_in("HN-9"), Vouching.UNKNOWN),
        (check_in(service=ServiceCode("datdai")), Vouching.DIFFERS),
        (check_in(at=TEN + timedelta(minutes=15)), Vouching.DIFFERS),
        (check_in(at=TEN + DAY), Vouching.NOT_TOLD),
    ],
    ids=["as booked", "other code", "other service", "other time", "day not delivered"],
)
def test_a_check_in_is_vouched_for_only_as_it_was_booked(rig: Rig, command: CheckInBooking, said: Vouching) -> None:
    rig.do(rig.records.put_bookings(MONDAY, [order("HN-1")], TEN))

    assert rig.do(rig.records.vouch(command)) is said


def test_a_day_without_bookings_is_told_apart_from_one_that_was_never_delivered(rig: Rig) -> None:
    assert rig.do(rig.records.vouch(check_in())) is Vouching.NOT_TOLD
    rig.do(rig.records.put_bookings(MONDAY, [], TEN))

    assert rig.do(rig.records.vouch(check_in())) is Vouching.UNKNOWN


def test_nothing_is_known_of_any_dossier_before_the_first_delivery(rig: Rig) -> None:
    nothing = rig.do(rig.records.find_dossier(dossier_code("H26-260305-0001"), TEN))
    rig.do(rig.records.put_dossiers([], TEN))
    unknown = rig.do(rig.records.find_dossier(dossier_code("H26-260305-0001"), TEN))

    assert nothing.verdict(()) is DossierVerdict.NOT_TOLD
    assert unknown.verdict(()) is DossierVerdict.UNKNOWN
    assert unknown.delivered_at == TEN


def test_a_status_is_found_whole_after_a_restart_too(rig: Rig) -> None:
    full = DossierStatus(
        code=dossier_code("H26-260305-0001"),
        status=NationalStatus.FINISHED,
        updated_at=TEN,
        due_at=TEN + DAY,
        ready_at=TEN - DAY,
        place="657 Lạc Long Quân",
    )
    rig.do(rig.records.put_dossiers([full, dossier("hồ sơ 5")], TEN))
    rig.open_again()

    assert rig.do(rig.records.find_dossier(full.code, TEN)).status == full
    assert rig.do(rig.records.find_dossier(dossier_code("HỒ SƠ 5"), TEN)).status == dossier("hồ sơ 5")


def test_an_older_status_never_replaces_a_newer_one(rig: Rig) -> None:
    newer = dossier("H26-1", NationalStatus.FINISHED)
    older = dossier("H26-1", NationalStatus.PROCESSING, TEN - DAY)

    assert rig.do(rig.records.put_dossiers([newer, dossier("H26-2")], TEN)) == 0
    assert rig.do(rig.records.put_dossiers([older, dossier("H26-2")], TEN + DAY)) == 1

    found = rig.do(rig.records.find_dossier(newer.code, TEN + DAY + timedelta(seconds=1)))
    assert found.status == newer
    assert found.is_stale


def test_final_statuses_go_before_others(rig: Rig) -> None:
    rig.do(
        rig.records.put_dossiers(
            [dossier("DONE", NationalStatus.RETURNED), dossier("READY", NationalStatus.FINISHED), dossier("WORK")], TEN
        )
    )

    def left(after: timedelta) -> list[str]:
        rig.do(rig.records.purge(TEN + after))
        codes = ("DONE", "READY", "WORK")
        return [code for code in codes if rig.do(rig.records.find_dossier(dossier_code(code), TEN)).status]

    assert left(30 * DAY) == ["DONE", "READY", "WORK"]
    assert left(31 * DAY) == ["READY", "WORK"]
    assert left(366 * DAY) == []


def test_a_file_that_is_something_else_is_told_each_time_and_used_once_it_is_put_right(rig: Rig) -> None:
    rig.path.write_bytes(b"not a database at all" * 100)
    for _ in range(2):
        with pytest.raises(LogDamaged, match=r"records\.sqlite cannot be opened as a file of bookings"):
            rig.do(rig.records.put_dossiers([], TEN))

    rig.path.unlink()

    assert rig.do(rig.records.put_dossiers([], TEN)) == 0


def test_a_file_that_breaks_while_it_is_open_is_opened_anew(rig: Rig, tmp_path: Path) -> None:
    rig.do(rig.records.put_dossiers([dossier(f"H26-{number}") for number in range(2000)], TEN))
    rig.open_again()
    content = rig.path.read_bytes()
    rig.path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreBroken, match="check the disk"):
        rig.do(rig.records.find_dossier(dossier_code("H26-7"), TEN))
    rig.path.write_bytes(content)

    assert rig.do(rig.records.find_dossier(dossier_code("H26-7"), TEN)).status == dossier("H26-7")
