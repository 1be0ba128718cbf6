"""Looks up bookings and dossiers for who typed or presented a code; what cannot be such a code is not asked for."""

import logging

from kiosk.visiting.asking import DossierTold
from kiosk.visiting.checking_in import BookingsTold, Lookup
from kiosk.working.work import Work
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.booking import read_booking_code
from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.queue_model.ids import BookingCode

log = logging.getLogger("motcua.kiosk")


async def look_up_bookings(work: Work) -> None:
    """Ask for the bookings that are meant."""
    wanted = booking_meant(work.visit.check_in.wanted)
    if wanted is None:
        work.happen(BookingsTold(lookup=Lookup.UNREADABLE))
        return
    try:
        office = await work.world.office()
        found = await office.bookings(wanted)
    except (ServerUnavailable, Rejected, OfficeRefused) as exc:
        log.warning("Bookings could not be looked up: %s", exc)
        work.happen(BookingsTold(lookup=Lookup.NO_ANSWER))
    else:
        work.happen(BookingsTold(lookup=Lookup.ANSWERED, found=found))


async def look_up_dossier(work: Work) -> None:
    """Ask how far the dossier that is meant has come."""
    code = read_dossier_code(work.visit.inquiry.wanted)
    if code is None:
        work.happen(DossierTold(lookup=Lookup.UNREADABLE))
        return
    try:
        office = await work.world.office()
        found = await office.dossier(code)
    except (ServerUnavailable, Rejected, OfficeRefused) as exc:
        log.warning("A dossier could not be looked up: %s", exc)
        work.happen(DossierTold(lookup=Lookup.NO_ANSWER))
    else:
        work.happen(DossierTold(lookup=Lookup.ANSWERED, found=found))


def booking_meant(text: str) -> BookingCode | PhoneNumber | None:
    """Return what was typed as a phone number if it is one of this country, else as a booking's code."""
    phone = read_phone_number(text)
    if phone is not None and not phone.is_doubtful:
        return phone
    return read_booking_code(text)
