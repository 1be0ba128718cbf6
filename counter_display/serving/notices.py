"""What a clerk is told when something did not go as wished, as a code with particulars; it has no words."""

from dataclasses import dataclass
from enum import StrEnum

from counter_display.serving.outlook import Outlook
from server_client.queue_model.ids import ProfileCode, ServiceCode
from server_client.queue_model.refusals import Refused


class NoticeKind(StrEnum):
    """What kind of thing is told."""

    REFUSED = "refused"
    UNANSWERED = "unanswered"
    REJECTED = "rejected"
    COUNTER_LOST = "counter_lost"
    SESSION_ENDED = "session_ended"
    OTHERS_COUNTER = "others_counter"
    WRONG_BEFORE = "wrong_before"
    PIN_CHANGED = "pin_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is told; `code` is that of the refusal, the rest fills its sentence, `said` is the same in English."""

    kind: NoticeKind
    code: str = ""
    number: str = ""
    counter: str = ""
    clerk: str = ""
    state: str = ""
    name: str = ""
    count: int = 0
    said: str = ""


# Which particular of a refusal is a count; a refusal has one at most.
_COUNTS = ("passed", "limit", "quota")


def notice_of(outlook: Outlook, refused: Refused) -> Notice:
    """Return the refusal as a notice, with the names that the clerk knows things by."""
    particulars = refused.particulars
    return Notice(
        kind=NoticeKind.REFUSED,
        code=refused.code,
        number=str(particulars.get("number", "")),
        counter=str(particulars.get("counter", "")),
        clerk=str(particulars.get("clerk", "")),
        state=str(particulars.get("state", "")),
        name=_name(outlook, refused),
        count=next((int(particulars[key]) for key in _COUNTS if key in particulars), 0),
        said=refused.sentence,
    )


def _name(outlook: Outlook, refused: Refused) -> str:
    configuration = outlook.configuration
    service = configuration.service(ServiceCode(str(refused.particulars.get("service", ""))))
    profile = configuration.profile(ProfileCode(str(refused.particulars.get("profile", ""))))
    named = service or profile
    return outlook.name(named.names) if named else ""
