"""Finds the visit that a presented pre-registration belongs to; of the person in it nothing is kept or shown."""

import logging

from kiosk.visiting.checking_in import Lookup
from kiosk.visiting.presenting import SlipTold
from kiosk.working.work import Work
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.scanned_payload import OwnPreregistration

log = logging.getLogger("motcua.kiosk")


async def find_slip(work: Work) -> None:
    """Ask which visit the slip is of; a ticket's own code needs nobody to be asked."""
    slip = work.visit.presented.slip if work.visit.presented is not None else None
    if not isinstance(slip, OwnPreregistration):
        return
    try:
        office = await work.world.office()
        document = await office.preregistration(slip.code)
    except (ServerUnavailable, Rejected, OfficeRefused) as exc:
        log.warning("A slip could not be looked up: %s", exc)
        work.happen(SlipTold(lookup=Lookup.NO_ANSWER))
    else:
        of = document.plan.visit if document is not None else None
        work.happen(SlipTold(lookup=Lookup.ANSWERED, visit=of))
