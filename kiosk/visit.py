"""One person's way through the kiosk as a declared state machine; it knows no clock, network, printer or screen.

Times are seconds on a clock that never goes back; they are passed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import ClassCode, Language, ServiceCode
from server_client.queue_model.refusals import RefusalCode


class Step(Enum):
    """Where the person is. In ISSUING and PRINTING nothing that is touched counts: double taps make one ticket."""

    START = auto()
    PRIORITY = auto()
    CONFIRM = auto()
    ISSUING = auto()
    PRINTING = auto()
    TICKET = auto()
    PAPERLESS = auto()
    REFUSED = auto()
    UNREACHABLE = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceChosen:
    """A service was touched."""

    service: ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityDeclared:
    """The person named a priority class, or with the walk-in class said no."""

    class_code: ClassCode = WALK_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen:
    """Another language was touched; it counts at any time."""

    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGiven:
    """The branch has given out the number."""

    ticket: TicketIssued


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRefused:
    """The rules of the branch say no."""

    code: RefusalCode


@dataclass(frozen=True, slots=True)
class WentBack:
    """One step back was touched."""


@dataclass(frozen=True, slots=True)
class NothingToDeclare:
    """No priority class is granted today, so the question is left out on the way on."""


@dataclass(frozen=True, slots=True)
class NothingToReturnTo:
    """No priority class is granted today, so the question is left out on the way back."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """All is right: give me the number."""


@dataclass(frozen=True, slots=True)
class LineLost:
    """The branch has not answered in time."""


@dataclass(frozen=True, slots=True)
class PaperCame:
    """The printer has taken the whole ticket."""


@dataclass(frozen=True, slots=True)
class PaperFailed:
    """The printer has not printed the ticket, or only a part of it."""


@dataclass(frozen=True, slots=True)
class ReprintAsked:
    """The person wants the paper after all."""


@dataclass(frozen=True, slots=True)
class TriedAgain:
    """The person wants to ask for the number once more."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person is done, or gives up."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Someone touched the screen, wherever."""


@dataclass(frozen=True, slots=True)
class Broke:
    """The program has met a fault of its own."""


Tap = ServiceChosen | PriorityDeclared | WentBack | Confirmed | ReprintAsked | TriedAgain | Left

Happening = (
    Tap
    | NothingToDeclare
    | NothingToReturnTo
    | LanguageChosen
    | Touched
    | NumberGiven
    | NumberRefused
    | LineLost
    | PaperCame
    | PaperFailed
    | Broke
)

DOUBLE_TAP_S = 0.35
"""So soon after a page has come nobody has read it: a tap is the second half of a double tap and answers nothing."""

# Everything that is not here changes nothing: a second tap, an answer that comes after the person was told to go on.
MOVES: Mapping[tuple[Step, type[Happening]], Step] = {
    (Step.START, ServiceChosen): Step.PRIORITY,
    (Step.PRIORITY, PriorityDeclared): Step.CONFIRM,
    (Step.PRIORITY, NothingToDeclare): Step.CONFIRM,
    (Step.PRIORITY, WentBack): Step.START,
    (Step.PRIORITY, NothingToReturnTo): Step.START,
    (Step.PRIORITY, Left): Step.START,
    (Step.CONFIRM, WentBack): Step.PRIORITY,
    (Step.CONFIRM, Left): Step.START,
    (Step.CONFIRM, Confirmed): Step.ISSUING,
    (Step.ISSUING, NumberGiven): Step.PRINTING,
    (Step.ISSUING, NumberRefused): Step.REFUSED,
    (Step.ISSUING, LineLost): Step.UNREACHABLE,
    (Step.PRINTING, PaperCame): Step.TICKET,
    (Step.PRINTING, PaperFailed): Step.PAPERLESS,
    (Step.TICKET, Left): Step.START,
    (Step.PAPERLESS, ReprintAsked): Step.PRINTING,
    (Step.PAPERLESS, Left): Step.START,
    (Step.REFUSED, Left): Step.START,
    (Step.UNREACHABLE, TriedAgain): Step.ISSUING,
    (Step.UNREACHABLE, Left): Step.START,
    (Step.BROKEN, Left): Step.START,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long, in seconds, a screen stays when nobody touches it."""

    question: float = 45
    ticket: float = 20
    paperless: float = 90
    fault: float = 30
    # A printer that neither prints nor fails; the number is on the screen all that time.
    printing: float = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one person has said so far, and what has come of it.

    `since` is when the step began, `touched_at` when the screen was last touched or changed.
    """

    step: Step = Step.START
    language: Language = VIETNAMESE
    home_language: Language = VIETNAMESE
    service: ServiceCode | None = None
    class_code: ClassCode = WALK_IN
    ticket: TicketIssued | None = None
    reprints: int = 0
    refusal: RefusalCode | None = None
    since: float = 0
    touched_at: float = 0


def first_visit(home_language: Language, now: float) -> Visit:
    """Return the visit of whoever comes next, in the language that the kiosk speaks by itself."""
    return Visit(language=home_language, home_language=home_language, since=now, touched_at=now)


def advance(visit: Visit, happening: Happening, now: float) -> Visit:
    """Return the visit after the happening; the same one if it means nothing where the person is."""
    match happening:
        case LanguageChosen(language=language):
            return replace(visit, language=language, touched_at=now)
        case Touched():
            return replace(visit, touched_at=now)
        case Broke():
            return replace(first_visit(visit.home_language, now), step=Step.BROKEN, language=visit.language)
        case _:
            step = MOVES.get((visit.step, type(happening)))
    if step is None or (isinstance(happening, Tap) and now - visit.since < DOUBLE_TAP_S):
        return visit
    if step is Step.START:
        language = visit.language if isinstance(happening, WentBack | NothingToReturnTo) else visit.home_language
        return replace(first_visit(visit.home_language, now), language=language)
    return replace(_noted(visit, happening), step=step, since=now, touched_at=now)


def _noted(visit: Visit, happening: Happening) -> Visit:
    match happening:
        case ServiceChosen(service=service):
            return replace(visit, service=service)
        case PriorityDeclared(class_code=class_code):
            return replace(visit, class_code=class_code)
        case NumberGiven(ticket=ticket):
            return replace(visit, ticket=ticket)
        case NumberRefused(code=code):
            return replace(visit, refusal=code)
        case ReprintAsked():
            return replace(visit, reprints=visit.reprints + 1)
        case _:
            return visit


def time_left(visit: Visit, patience: Patience, now: float) -> float | None:
    """Return after how many seconds the next person's start screen comes by itself; None if it is there or must not.

    ISSUING ends by the branch's answer or by its lack, never by patience: a ticket may be under way.
    """
    stays = {
        Step.START: patience.question if visit.language != visit.home_language else None,
        Step.PRIORITY: patience.question,
        Step.CONFIRM: patience.question,
        Step.ISSUING: None,
        Step.PRINTING: patience.printing,
        Step.TICKET: patience.ticket,
        Step.PAPERLESS: patience.paperless,
        Step.REFUSED: patience.fault,
        Step.UNREACHABLE: patience.fault,
        Step.BROKEN: patience.fault,
    }[visit.step]
    return None if stays is None else max(0.0, visit.touched_at + stays - now)


def pass_time(visit: Visit, patience: Patience, now: float) -> Visit:
    """Return the visit, or the next person's once this one's time is up."""
    return first_visit(visit.home_language, now) if time_left(visit, patience, now) == 0 else visit
