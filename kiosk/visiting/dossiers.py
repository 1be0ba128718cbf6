"""The dossiers that one visit hands in: one more, one less, one looked at again, and the number for all of them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.visiting.finding import Finding, lines_of
from kiosk.visiting.happening import Happening, Left, Tap
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from server_client.dossier_model.preregistration import MOST_DOSSIERS

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit


@dataclass(frozen=True, slots=True)
class AnotherWanted(Tap):
    """The person has another dossier to hand in."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, finding=Finding())


@dataclass(frozen=True, slots=True)
class PutOff(Tap):
    """The person leaves the procedure that was looked at for another day and goes on with the others."""

    def noted(self, visit: "Visit") -> "Visit":
        place = visit.finding.place
        return replace(visit if place is None else _without(visit, place), finding=Finding())


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOpened(Tap):
    """A prepared dossier was touched, to go through its papers once more."""

    place: int

    def noted(self, visit: "Visit") -> "Visit":
        if not 0 <= self.place < len(visit.dossiers):
            return visit
        dossier = visit.dossiers[self.place]
        finding = Finding(
            procedure=dossier.procedure,
            service=dossier.service,
            case=dossier.case,
            papers=dossier.papers,
            place=self.place,
        )
        return replace(visit, finding=finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDropped(Happening):
    """A prepared dossier was taken away again."""

    place: int

    def noted(self, visit: "Visit") -> "Visit":
        return _without(visit, self.place)


@dataclass(frozen=True, slots=True)
class NumberWanted(Tap):
    """The dossiers are complete: on to the number.

    If no line of the branch receives one of them, the needs stay open until the person has chosen a line for it.
    """

    def noted(self, visit: "Visit") -> "Visit":
        is_open = any(dossier.service is None for dossier in visit.dossiers)
        return replace(visit, needs=() if is_open else lines_of(visit.dossiers))


def _after_another(visit: "Visit") -> Step:
    return Step.SEARCH if len(visit.dossiers) < MOST_DOSSIERS else Step.DOSSIERS


def _after_drop(visit: "Visit") -> Step:
    return Step.DOSSIERS if visit.dossiers else Step.SEARCH


def _after_opening(visit: "Visit") -> Step:
    if visit.finding.place is None:
        return Step.DOSSIERS
    return Step.PAPERS if visit.finding.papers else Step.PROCEDURE


def _after_dossiers(visit: "Visit") -> Step:
    if not visit.person.confirmed:
        return Step.NOTICE
    return Step.PRIORITY if visit.needs else Step.SERVICE


MOVES: Moves = {
    (Step.LISTED, PutOff): Fork(_after_drop, Step.DOSSIERS, Step.SEARCH),
    (Step.DOSSIERS, AnotherWanted): Fork(_after_another, Step.SEARCH, Step.DOSSIERS),
    (Step.DOSSIERS, DossierOpened): Fork(_after_opening, Step.PAPERS, Step.PROCEDURE, Step.DOSSIERS),
    (Step.DOSSIERS, DossierDropped): Fork(_after_drop, Step.DOSSIERS, Step.SEARCH),
    (Step.DOSSIERS, NumberWanted): Fork(_after_dossiers, Step.NOTICE, Step.PRIORITY, Step.SERVICE),
    (Step.DOSSIERS, Left): Step.START,
}


def _without(visit: "Visit", place: int) -> "Visit":
    return replace(visit, dossiers=tuple(one for at, one in enumerate(visit.dossiers) if at != place))
