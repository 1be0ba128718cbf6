"""Asks for the number of a booking that the person has chosen, and tells the visit what came of it."""

import logging

from kiosk.issuing import BookingChanged, CheckInOrder, NoAnswer
from kiosk.visiting.checking_in import CheckInFailed, Setback
from kiosk.visiting.taking_number import NumberGiven
from kiosk.working.giving_number import ahead_of
from kiosk.working.work import Work
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.refusals import Refused

log = logging.getLogger("motcua.kiosk")


async def check_in(work: Work) -> None:
    """Check in for the booking that was chosen."""
    chosen = work.visit.check_in.chosen_standing
    if chosen is None:
        raise ValueError("A check-in is asked for before a booking was chosen")
    order = CheckInOrder(
        booking=chosen.booking.code,
        service=chosen.booking.service,
        booked_for=chosen.booking.booked_for,
        language=work.visit.language,
    )
    try:
        issuing = await work.world.desk()
        given = await issuing.check_in(order)
    except Refused as refused:
        work.happen(CheckInFailed(setback=Setback.REFUSED, refusal=refused.code))
    except BookingChanged:
        log.warning("A booking is not any more as it was looked up")
        work.happen(CheckInFailed(setback=Setback.CHANGED))
    except (NoAnswer, OutboxUnavailable) as exc:
        log.warning("A booking for %s could not be checked in: %s", order.service, exc)
        work.happen(CheckInFailed(setback=Setback.NO_ANSWER))
    else:
        ahead = ahead_of(work.around().branch, given, work.world.now())
        work.happen(NumberGiven(ticket=given.ticket, ahead=ahead))
