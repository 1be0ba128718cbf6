"""Makes bookings of the rows of a file and says which cell keeps one from being made; it sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from server_client.catalogue_files.cells import Row, shown
from server_client.dossier_model.booking import Booking, BookingOrder, read_booking_code
from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.dossier_model.search_text import plain
from server_client.office_files.moments import moment
from server_client.office_files.rows import Form, Rows
from server_client.queue_model.configuration import Service
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.queue_model.local_time import local_day

FORM = Form(
    what="bookings",
    columns=("code", "service", "booked_for", "phone", "identity"),
    required=("code", "service", "booked_for"),
    headings={
        "ma dat lich": "code", "ma lich hen": "code", "ma dat cho": "code", "ma": "code",
        "linh vuc": "service", "dich vu": "service", "ma linh vuc": "service",
        "thoi gian hen": "booked_for", "gio hen": "booked_for", "thoi gian": "booked_for", "lich hen": "booked_for",
        "so dien thoai": "phone", "dien thoai": "phone", "sdt": "phone",
        "so dinh danh": "identity", "so cccd": "identity", "cccd": "identity", "so dinh danh ca nhan": "identity",
    },
)  # fmt: skip
# A spreadsheet that takes a number for a sum drops the noughts before it.
_PHONE_DIGITS, _IDENTITY_DIGITS = 10, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchDay:
    """What the rows are read against: today at the branch, the day of rows that name none, and the services."""

    today: date
    day: date | None
    services: Sequence[Service]


def bookings_by_day(rows: Rows, against: BranchDay) -> Mapping[date, Sequence[BookingOrder]]:
    """Return the bookings of the rows by their local day; what is wrong is noted, and nothing is to be used then."""
    services = _by_name(against.services)
    days: dict[date, dict[BookingCode, BookingOrder]] = {}
    places: dict[tuple[date, BookingCode], str] = {}
    for row in rows.rows:
        order = _order(row, services, against)
        if order is None:
            continue
        day, code = local_day(order.booking.booked_for), order.booking.code
        if day < against.today:
            row.fault("booked_for", f"is past: bookings before {against.today} are not kept; take the row out")
        elif (day, code) in places:
            row.fault("code", f"{shown(code)} is in {places[day, code]} already; keep one of them")
        places[day, code] = row.where
        days.setdefault(day, {})[code] = order
    return {day: tuple(days[day].values()) for day in sorted(days)}


def _order(row: Row, services: Mapping[str, ServiceCode], against: BranchDay) -> BookingOrder | None:
    code = _code(row)
    service = _service(row, services)
    if not row.has("booked_for"):
        row.fault("booked_for", "is empty; write the day and the time")
    booked_for = moment(row, "booked_for", against.day)
    phone, identity = _phone(row), _identity(row)
    if code is None or service is None or booked_for is None:
        return None
    booking = Booking(code=code, service=service, booked_for=booked_for)
    return BookingOrder(booking=booking, phone=phone, identity_number=identity)


def _code(row: Row) -> BookingCode | None:
    text = row.required("code", "the booking's code")
    code = read_booking_code(text)
    if text and code is None:
        row.fault("code", f"{shown(text)} is no code: 3 to 64 letters without marks, digits, hyphens, dots")
    return code


def _service(row: Row, services: Mapping[str, ServiceCode]) -> ServiceCode | None:
    text = row.required("service", "the service's code or name")
    service = services.get(text) or services.get(plain(text))
    if text and service is None:
        row.fault("service", f"{shown(text)} is no service here; write one of {', '.join(sorted(services.values()))}")
    return service


def _phone(row: Row) -> PhoneNumber | None:
    text = _digits(row, "phone", _PHONE_DIGITS)
    phone = read_phone_number(text)
    if text and phone is None:
        row.fault("phone", "is no phone number; write its digits, or leave it empty")
    return phone


def _identity(row: Row) -> str | None:
    text = _digits(row, "identity", _IDENTITY_DIGITS)
    number = read_identity_number(text)
    if text and number is None:
        row.fault("identity", "is no personal number; write its 12 digits, or leave it empty")
    return number


def _digits(row: Row, column: str, length: int) -> str:
    text = row.text(column)
    is_sum = isinstance(row.values.get(column), int | float)
    return text.zfill(length) if is_sum and len(text) > length - 4 else text


def _by_name(services: Sequence[Service]) -> Mapping[str, ServiceCode]:
    names = {plain(name): service.code for service in services for name in service.names.values()}
    return {**names, **{service.code: service.code for service in services}}
