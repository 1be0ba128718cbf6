"""Whether a check-in is for a booking that there is, by what the records say; the queue's own rules follow later."""

from enum import StrEnum

from server_client.dossier_model.booking import Booking
from server_client.queue_model.commands import CheckInBooking


class Vouching(StrEnum):
    """What the records say of a check-in."""

    KNOWN = "known"
    NOT_TOLD = "not_told"
    """No bookings of that day were ever delivered, so nothing can be said against it."""
    UNKNOWN = "unknown_booking"
    DIFFERS = "booking_differs"
    """There is such a booking, for another service or time."""


def vouched(command: CheckInBooking, booking: Booking | None) -> Vouching:
    """Compare a check-in with the booking of its code and day, None if there is none."""
    if booking is None:
        return Vouching.UNKNOWN
    is_same = (booking.service, booking.booked_for) == (command.service, command.booked_for)
    return Vouching.KNOWN if is_same else Vouching.DIFFERS
