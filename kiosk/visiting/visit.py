"""What one person has said and been given so far; it holds personal data only until the visit ends, and shows none."""

from dataclasses import dataclass, field

from kiosk.accessibility import UNAIDED, Accessibility
from kiosk.visiting.asking import Inquiry
from kiosk.visiting.checking_in import CheckingIn
from kiosk.visiting.finding import ChosenDossier, Finding
from kiosk.visiting.helping import HelpCall
from kiosk.visiting.introducing import Introduction, Way
from kiosk.visiting.keeping import NOTHING_KEPT, Keeping
from kiosk.visiting.presenting import Presented, ScanTrouble
from kiosk.visiting.step import Step
from server_client.dossier_model.personal import Personal
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import ClassCode, Language, ServiceCode
from server_client.queue_model.refusals import RefusalCode


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Visit(Personal):
    """One visit between two start screens; times are seconds on a clock that never goes back.

    `trail` holds the pages that "back" leads to, the last first of all; `since` is when the step began, `touched_at`
    when the screen was last touched or changed. `needs` are the lines that a number is wanted for;
    `ahead` is how many are called before it, None if that is not known.
    """

    step: Step = Step.START
    language: Language = VIETNAMESE
    home_language: Language = VIETNAMESE
    accessibility: Accessibility = UNAIDED
    trail: tuple[Step, ...] = ()
    since: float = 0
    touched_at: float = 0

    needs: tuple[ServiceCode, ...] = ()
    class_code: ClassCode = WALK_IN
    ticket: TicketIssued | None = None
    ahead: int | None = None
    reprints: int = 0
    refusal: RefusalCode | None = None

    finding: Finding = field(default_factory=Finding)
    dossiers: tuple[ChosenDossier, ...] = ()
    person: Introduction = field(default_factory=Introduction)
    way: Way | None = None
    keeping: Keeping = NOTHING_KEPT
    check_in: CheckingIn = field(default_factory=CheckingIn)
    inquiry: Inquiry = field(default_factory=Inquiry)
    presented: Presented | None = None
    scan_trouble: ScanTrouble | None = None
    help: HelpCall = HelpCall.NONE


def first_visit(home_language: Language, now: float) -> Visit:
    """Return the visit of whoever comes next, in the language that the kiosk speaks by itself and without aids."""
    return Visit(language=home_language, home_language=home_language, since=now, touched_at=now)
