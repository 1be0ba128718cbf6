"""How the configuration of each branch stands: what it is to have, was offered, and works by as its log says."""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from server_client.organisation_model.city import City
from server_client.queue_model.ids import BranchId
from server_client.server.configurations.offers import Offer, Offers
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored
from server_client.wire.organisation import BranchStanding
from server_client.wire.pictures import configuration_in


class Stand(StrEnum):
    """What an administrator has to know of a branch at one look."""

    ADOPTED = "adopted"
    OFFERED = "offered"
    REFUSED = "refused"
    OTHER = "other"
    """It works by a number that is not the centre's."""
    NONE = "none"
    """Nothing was published to it."""


async def standings(sql: Sql, offers: Offers, city: City | None) -> list[BranchStanding]:
    """Return all branches of the document, and all others that have a log here or something published, by code."""
    wished = {one.branch: one.version for one in await offers.publications()}
    newest = await offers.newest()
    works_by = await _works_by(sql)
    listed = () if city is None else (site.branch for site in city.sites)
    branches = sorted({*listed, *wished, *works_by})
    return [_standing(branch, wished.get(branch), newest.get(branch), works_by.get(branch)) for branch in branches]


async def _works_by(sql: Sql) -> Mapping[BranchId, int | None]:
    found = await sql.rows("SELECT branch, document FROM pictures")
    rows = cast("list[tuple[BranchId, bytes]]", found)
    return {branch: configuration_in(document) for branch, document in rows}


def _standing(branch: BranchId, version: int | None, offer: Offer | None, works_by: int | None) -> BranchStanding:
    stand = _stand(offer, works_by)
    return BranchStanding(
        branch=branch,
        version=version,
        offered=None if offer is None else offer.number,
        works_by=works_by,
        state=stand.value,
        reason=offer.reason if offer is not None and stand is Stand.REFUSED else "",
        since_ms=None if offer is None else stored(offer.refused_at or offer.at),
    )


def _stand(offer: Offer | None, works_by: int | None) -> Stand:
    if offer is None:
        return Stand.NONE
    if works_by == offer.number:
        return Stand.ADOPTED
    if offer.reason:
        return Stand.REFUSED
    return Stand.OTHER if works_by is not None and works_by > offer.number else Stand.OFFERED
