"""What can happen to a visit whichever way it takes; each way has its own happenings beside its moves."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.accessibility import Accessibility
from server_client.queue_model.ids import Language

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a visit may answer by another step."""

    def noted(self, visit: "Visit") -> "Visit":
        """Return the visit with what it keeps of this; where that leads is for the table of moves to say."""
        return visit


@dataclass(frozen=True, slots=True)
class Tap(Happening):
    """A happening that a finger brings about; so soon after a page has come it is half a double tap and is ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen(Happening):
    """Another language was touched; it counts at any time."""

    language: Language

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, language=self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class AidsChosen(Happening):
    """Aids were turned on or off; they count at any time, and until the visit ends."""

    accessibility: Accessibility

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, accessibility=self.accessibility)


@dataclass(frozen=True, slots=True)
class Touched(Happening):
    """Someone touched the screen, wherever."""


@dataclass(frozen=True, slots=True)
class Broke(Happening):
    """The program has met a fault of its own."""


@dataclass(frozen=True, slots=True)
class WentBack(Tap):
    """One step back was touched."""


@dataclass(frozen=True, slots=True)
class Left(Tap):
    """The person is done, or gives up."""


@dataclass(frozen=True, slots=True)
class TriedAgain(Tap):
    """The person wants the same once more after it failed."""


@dataclass(frozen=True, slots=True)
class LineLost(Happening):
    """The branch has not answered in time."""
