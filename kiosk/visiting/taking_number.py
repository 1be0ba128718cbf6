"""The way to a number: a service, a priority class, a last look, and the paper."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.visiting.finding import lines_of
from kiosk.visiting.happening import Happening, Left, LineLost, Tap, TriedAgain
from kiosk.visiting.introducing import Introduction
from kiosk.visiting.keeping import NOTHING_KEPT, Keeping
from kiosk.visiting.moves import Moves
from kiosk.visiting.step import Step
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import ClassCode, ServiceCode
from server_client.queue_model.refusals import RefusalCode

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit


@dataclass(frozen=True, slots=True)
class ServicesWanted(Tap):
    """The person wants to take a number by the field of their matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceChosen(Tap):
    """A service was touched; it comes after the lines of the dossiers that are made ready."""

    service: ServiceCode

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, needs=tuple(dict.fromkeys((*lines_of(visit.dossiers), self.service))))


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityDeclared(Tap):
    """The person named a priority class, or with the walk-in class said no."""

    class_code: ClassCode = WALK_IN

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, class_code=self.class_code)


@dataclass(frozen=True, slots=True)
class NothingToDeclare(Happening):
    """No priority class is granted today, so the question is left out."""


@dataclass(frozen=True, slots=True)
class Confirmed(Tap):
    """All is right: give me the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGiven(Happening):
    """There is a number, given out by the branch or from the kiosk's own series; `ahead` are called before it.

    Who the person is, is kept for the clerk by now or not at all; here nothing needs it any more.
    """

    ticket: TicketIssued
    ahead: int | None = None
    keeping: Keeping = NOTHING_KEPT

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, ticket=self.ticket, ahead=self.ahead, keeping=self.keeping, person=Introduction())


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRefused(Happening):
    """The rules of the branch say no."""

    code: RefusalCode

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, refusal=self.code)


@dataclass(frozen=True, slots=True)
class PaperCame(Happening):
    """The printer has taken the whole paper."""


@dataclass(frozen=True, slots=True)
class PaperFailed(Happening):
    """The printer has not printed the paper, or only a part of it."""


@dataclass(frozen=True, slots=True)
class ReprintAsked(Tap):
    """The person wants the paper after all."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, reprints=visit.reprints + 1)


MOVES: Moves = {
    (Step.START, ServiceChosen): Step.PRIORITY,
    (Step.SEARCH, ServicesWanted): Step.SERVICE,
    (Step.SERVICE, ServiceChosen): Step.PRIORITY,
    (Step.SERVICE, Left): Step.START,
    (Step.PRIORITY, PriorityDeclared): Step.CONFIRM,
    (Step.PRIORITY, NothingToDeclare): Step.CONFIRM,
    (Step.PRIORITY, Left): Step.START,
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
}
