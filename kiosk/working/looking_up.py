"""Looks up bookings and dossiers for who typed or presented a code; what cannot be such a code is not asked for."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from kiosk.visiting.asking import DossierTold
from kiosk.visiting.checking_in import BookingsTold, CheckingIn, Lookup, SoughtBy
from kiosk.working.office import Office
from kiosk.working.work import Work
from server_client.client.connection import ConnectionState
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable, TooManyMisses
from server_client.dossier_model.booking import read_booking_code
from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.queue_model.ids import BookingCode

log = logging.getLogger("motcua.kiosk")

T = TypeVar("T")


async def look_up_bookings(work: Work) -> None:
    """Ask for the bookings that are meant."""
    wanted = booking_meant(work.visit.check_in)
    if wanted is None:
        work.happen(BookingsTold(lookup=Lookup.UNREADABLE))
        return
    lookup, found = await _answer(work, lambda office: office.bookings(wanted))
    work.happen(BookingsTold(lookup=lookup, found=found))


async def look_up_dossier(work: Work) -> None:
    """Ask how far the dossier that is meant has come."""
    code = read_dossier_code(work.visit.inquiry.wanted)
    if code is None:
        work.happen(DossierTold(lookup=Lookup.UNREADABLE))
        return
    lookup, found = await _answer(work, lambda office: office.dossier(code))
    work.happen(DossierTold(lookup=lookup, found=found))


def booking_meant(sought: CheckingIn) -> BookingCode | PhoneNumber | None:
    """Return the number or code that was typed or scanned; None if it cannot be one.

    Whoever typed a telephone number where a code is asked for means the number.
    """
    phone = read_phone_number(sought.wanted)
    if phone is not None and not phone.is_doubtful:
        return phone
    return read_booking_code(sought.wanted) if sought.by is SoughtBy.CODE else None


async def _answer(work: Work, ask: Callable[[Office], Awaitable[T]]) -> tuple[Lookup, T | None]:
    around = work.around()
    if around.line is ConnectionState.OFFLINE:
        # Known before the touch: nobody has to wait for it.
        return Lookup.NO_ANSWER, None
    try:
        async with asyncio.timeout(around.patience.lookup):
            return Lookup.ANSWERED, await ask(await work.world.office())
    except TooManyMisses:
        return Lookup.TOO_OFTEN, None
    except (TimeoutError, ServerUnavailable, Rejected, OfficeRefused) as exc:
        log.warning("A look-up at %s got no answer: %s", work.visit.step.name, exc)
        return Lookup.NO_ANSWER, None
