"""What the staff's pages show at one moment, as plain facts; which words say them is QML's affair."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.closing import Closing
from kiosk.faults import Condition
from kiosk.given_tickets import GivenTicket
from kiosk.offering import in_language
from kiosk.staff.page import StaffPage
from kiosk.staff.parts import PartState, part_states
from kiosk.staff.staff_visit import Progress, StaffVisit
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import DeviceId, Language, VisitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What this kiosk is, which does not change while it runs.

    `is_supervised` says that the program is started again when it ends, `has_own_words` that the office has set
    words of its own for a closed kiosk.
    """

    device: DeviceId
    version: str
    has_sound: bool = True
    is_supervised: bool = False
    has_own_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One number that may be printed once more; `line` is the service's name, `fault` why its last paper failed."""

    visit: VisitId
    number: str
    line: str
    issued_at: datetime
    prints: int
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known around the staff's pages: the kiosk's condition, its numbers of today, whether it is closed."""

    condition: Condition
    given: tuple[GivenTicket, ...] = ()
    configuration: Configuration | None = None
    closing: Closing | None = None
    volume: int = 0
    can_turn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffScreen:
    """One moment of the staff's pages; `copy` is the visit that a paper was wanted of, empty for the trial slip.

    `figures` is how many figures of the PIN are entered, `pause_s` for how many seconds none is taken.
    """

    page: StaffPage
    installation: Installation
    has_pin: bool
    is_known: bool = False
    figures: int = 0
    is_checking: bool = False
    was_wrong: bool = False
    pause_s: int = 0
    parts: tuple[PartState, ...] = ()
    copies: tuple[CopyRow, ...] = ()
    paper: Progress = Progress.NONE
    copy: str = ""
    fault: str = ""
    scanned: str = ""
    scans: int = 0
    sound: Progress = Progress.NONE
    volume: int = 0
    can_turn: bool = False
    closing: Closing | None = None


def closed_screen(installation: Installation, *, has_pin: bool) -> StaffScreen:
    """Return the screen while citizens have it."""
    return StaffScreen(page=StaffPage.CLOSED, installation=installation, has_pin=has_pin)


def staff_screen(
    visit: StaffVisit, installation: Installation, known: Known, *, language: Language, now: float
) -> StaffScreen:
    """Return what is shown of the visit; `now` is the visit's own clock."""
    if not visit.is_open:
        return closed_screen(installation, has_pin=visit.has_pin)
    return StaffScreen(
        page=visit.page,
        installation=installation,
        has_pin=visit.has_pin,
        is_known=visit.is_known,
        figures=len(visit.entered),
        is_checking=visit.is_checking,
        was_wrong=visit.was_wrong,
        # A pause that has not quite ended has not ended.
        pause_s=-int(-visit.tries.pause_left(now) // 1),
        parts=part_states(known.condition, has_sound=installation.has_sound),
        copies=_copies(known, language) if visit.is_known else (),
        paper=visit.paper,
        copy=visit.copy or "",
        fault=visit.fault,
        scanned=visit.scanned,
        scans=visit.scans,
        sound=visit.sound,
        volume=known.volume,
        can_turn=known.can_turn,
        closing=known.closing,
    )


def _copies(known: Known, language: Language) -> tuple[CopyRow, ...]:
    return tuple(
        CopyRow(
            visit=ticket.visit,
            number=ticket.number,
            line=_line(ticket, known.configuration, language),
            issued_at=ticket.issued_at,
            prints=ticket.prints,
            fault=ticket.fault or "",
        )
        for ticket in known.given
    )


def _line(ticket: GivenTicket, configuration: Configuration | None, language: Language) -> str:
    services = [configuration.service(code) for code in ticket.needs] if configuration is not None else []
    return ", ".join(in_language(service.names, language) for service in services if service is not None)
