"""What became of what a person prepared: kept for the clerk under a code, lost, or refused by the office's limits.

None of it stands between anybody and a number: whoever is refused may leave themselves out and take one all the same.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Tap
from kiosk.visiting.introducing import Introduction
from kiosk.visiting.moves import Moves
from kiosk.visiting.step import Step
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.preregistration import PreregistrationRefusal
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.queue_model.ids import ServiceCode

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit


class Limit(Enum):
    """A rule of the office by which it does not keep what was prepared."""

    ACTIVE_TICKET = PreregistrationRefusal.LIMIT_ACTIVE_TICKET
    """The person is in the queue for the same already."""
    PER_DAY = PreregistrationRefusal.LIMIT_PER_DAY
    DOSSIERS = PreregistrationRefusal.DOSSIER_LIMIT
    """So many go to the line for bulk filing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverLimit:
    """A limit that is reached; `number` is the one that the person has for `service`, "" if it is still to come."""

    limit: Limit
    service: ServiceCode | None = None
    number: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Keeping(Personal):
    """`code` is under what the clerk finds it; `is_lost` says that it could not be kept, `over` that it may not be."""

    code: PreregistrationCode | None = None
    is_lost: bool = False
    over: OverLimit | None = None


NOTHING_KEPT = Keeping()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingRefused(Happening):
    """The office does not keep what was prepared."""

    over: OverLimit

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, keeping=Keeping(over=self.over))


@dataclass(frozen=True, slots=True)
class KeepingLost(Happening):
    """No number came of what was kept: it is taken back, and is not tried once more."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, keeping=Keeping(is_lost=True))


@dataclass(frozen=True, slots=True)
class WentOnWithout(Tap):
    """The person takes a number without what the office does not keep."""

    def noted(self, visit: "Visit") -> "Visit":
        over = visit.keeping.over
        is_too_many = over is not None and over.limit is Limit.DOSSIERS
        dossiers = () if is_too_many else visit.dossiers
        return replace(visit, keeping=NOTHING_KEPT, person=Introduction(), dossiers=dossiers)


MOVES: Moves = {
    (Step.ISSUING, KeepingRefused): Step.REFUSED,
    (Step.ISSUING, KeepingLost): Step.ISSUING,
    (Step.REFUSED, WentOnWithout): Step.ISSUING,
}
