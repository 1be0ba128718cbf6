"""What is asked of a branch when a node takes it over: the beginning of an epoch, and tickets of those before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ClassCode, CommandId, Language, ServiceCode, TicketId, Token, VisitId


class EpochReason(StrEnum):
    """Why a node begins an epoch: new hardware, a standby that takes over, or a database that was put back."""

    REPLACED = "replaced"
    PROMOTED = "promoted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginEpoch:
    """A node takes the branch over, with an epoch that it was granted.

    `is_alone` says that whoever wrote before is known to write no more; if it may still print somewhere, unheard,
    the numbers of this epoch keep their mark from day to day.
    """

    id: CommandId
    epoch: int
    reason: EpochReason
    is_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerTicket:
    """A ticket as an earlier epoch left it: `ticket` is the visit's present one, `needs` what it is still for.

    `has_ended` says that the whole visit was over there.
    """

    visit: VisitId
    ticket: TicketId
    number: str
    needs: tuple[ServiceCode, ...]
    class_code: ClassCode
    clock: datetime
    issued_at: datetime
    token: Token | None = None
    language: Language = VIETNAMESE
    booked_for: datetime | None = None
    has_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptTicket:
    """A genuine ticket that the branch may not know joins the queue, or what had ended elsewhere ends here too."""

    id: CommandId
    former: FormerTicket
