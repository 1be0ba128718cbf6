"""Has what a person prepared kept for the clerk, right before their number is asked for; no number waits long for it.

Slip and pre-registration agree, or the slip bears no code and nothing is kept:

1. The office keeps it, under the id that the ticket is to bear. The number comes and bears it: the slip has the code.
2. The office's limits say no: the person is told, and may take a number without saying who they are.
3. No answer in time, or the vault is closed: the number gets an id of its own, and the order is taken back by its id,
   since it may have arrived. Taken back before it comes, it comes too late.
4. It is kept, but no number comes, or one with another id: it is taken back.
"""

import asyncio
import logging
from dataclasses import dataclass

from kiosk.visiting.introducing import applicant_of
from kiosk.visiting.keeping import Limit, OverLimit
from kiosk.visiting.visit import Visit
from kiosk.working.work import Work, World
from server_client.client.connection import ConnectionState
from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.applicant import ApplicantId
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.queue_model.ids import CommandId, ServiceCode, VisitId

log = logging.getLogger("motcua.kiosk")

KEPT_WITHIN_S = 3.0
"""How much longer the person waits for the number; what is not kept by then is lost."""

_LIMITS = {limit.value.value: limit for limit in Limit}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the office keeps by this order, for the ticket of this visit."""

    order: CommandId
    visit: VisitId
    code: PreregistrationCode


def is_prepared(visit: Visit) -> bool:
    """Say whether there is anything to keep: a dossier, or a person who has confirmed who they are."""
    return bool(visit.dossiers) or visit.person.confirmed


async def keep_prepared(work: Work, *, within_s: float = KEPT_WITHIN_S) -> Kept | OverLimit | None:
    """Return what is kept, or the limit that is reached; None if nothing is to be kept, or nothing could be."""
    if not is_prepared(work.visit) or work.visit.keeping.is_lost:
        return None
    if work.around().line is ConnectionState.OFFLINE:
        return None
    order = _order(work)
    try:
        async with asyncio.timeout(within_s):
            office = await work.world.office()
            # What was ordered before and came to nothing would count against the same person.
            await work.world.withdrawals.settle(office)
            code = await office.preregister(order)
    except OfficeRefused as refused:
        return _over_limit(refused)
    except Rejected as exc:
        log.error("The office does not take pre-registration %s: %s", order.id, exc)
        return None
    except (TimeoutError, ServerUnavailable) as exc:
        log.warning("No answer to pre-registration %s: %s", order.id, str(exc) or "it took too long")
        take_back(work.world, order.id)
        return None
    return Kept(order=order.id, visit=order.visit, code=code)


def take_back(world: World, order: CommandId) -> None:
    """See to it that nothing is kept of the order; nobody waits for that."""
    world.withdrawals.owe(order)
    world.begin(world.withdrawals.see_to(world.office, world.pause))


def _order(work: Work) -> PreregistrationOrder:
    visit, order = work.visit, work.world.new_id()
    return PreregistrationOrder(
        id=order,
        branch=work.around().branch.id,
        visit=VisitId(work.world.new_id()),
        needs=visit.needs,
        language=visit.language,
        dossiers=tuple(dossier.prepared for dossier in visit.dossiers),
        applicant=applicant_of(visit.person, ApplicantId(order)) if visit.person.confirmed else None,
    )


def _over_limit(refused: OfficeRefused) -> OverLimit | None:
    limit = _LIMITS.get(refused.code)
    if limit is None:
        log.error("The office does not keep a pre-registration: %s", refused)
        return None
    told = refused.particulars
    return OverLimit(
        limit=limit,
        service=ServiceCode(str(told["service"])) if "service" in told else None,
        number=str(told.get("number", "")),
        most=int(told.get("limit", 0)),
    )
