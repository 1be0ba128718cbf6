"""Where a person would be served sooner, told before they take a number; it advises, and takes nothing away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.offering import in_language
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import ServiceCode
from server_client.wait_forecast.announcing import ToldWaits

if TYPE_CHECKING:
    from server_client.wire.elsewhere import ElsewherePlace


class KioskWaits(ToldWaits, Protocol):
    """The waits, and what is said beside them of other branches; the board that the feed brings is one."""

    def elsewhere_for(self, service: ServiceCode) -> "ElsewherePlace | None":
        """Return where a newcomer would be served sooner; None if nowhere, or nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereScreen:
    """A branch, the way there and the wait at arrival, all in minutes; no name where there is nothing to tell.

    `by_phone` says whether the slip has a code with which the place can be moved there.
    """

    name: str = ""
    address: str = ""
    travel_min: int = 0
    low_min: int = 0
    high_min: int = 0
    saves_min: int = 0
    by_phone: bool = False


NOWHERE = ElsewhereScreen()


def elsewhere_screen(visit: Visit, waits: KioskWaits | None, *, by_phone: bool) -> ElsewhereScreen:
    """Return what the last page before the number tells.

    It is reckoned for who walks in for one service. Who has more to do, goes first or has prepared something for the
    clerks of this branch is told nothing.
    """
    prepared = visit.dossiers or visit.person.confirmed
    if visit.step is not Step.CONFIRM or waits is None or visit.class_code != WALK_IN or prepared:
        return NOWHERE
    place = waits.elsewhere_for(visit.needs[0]) if len(visit.needs) == 1 else None
    if place is None:
        return NOWHERE
    return ElsewhereScreen(
        name=in_language(place.names, visit.language),
        address=place.address,
        travel_min=place.travel_min,
        low_min=place.low_min,
        high_min=place.high_min,
        saves_min=place.saves_min,
        by_phone=by_phone,
    )
