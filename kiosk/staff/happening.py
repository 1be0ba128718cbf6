"""What can happen on the staff's pages; a PIN is in none of it but figure by figure, and shown nowhere."""

from dataclasses import dataclass, field

from kiosk.closing import ClosingWords
from kiosk.staff.page import StaffPage
from server_client.queue_model.ids import VisitId


@dataclass(frozen=True, slots=True)
class StaffHappening:
    """Something that the staff's pages may answer."""


@dataclass(frozen=True, slots=True)
class Asked(StaffHappening):
    """The gesture was made that opens these pages."""


@dataclass(frozen=True, slots=True)
class Touched(StaffHappening):
    """Someone touched the screen, or works on the machine: it is too early to close by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTyped(StaffHappening):
    """One more figure of the PIN."""

    figure: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FigureTakenBack(StaffHappening):
    """The last figure was wrong."""


@dataclass(frozen=True, slots=True)
class PinGiven(StaffHappening):
    """The PIN is complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinSeen(StaffHappening):
    """The PIN has been looked at."""

    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WentTo(StaffHappening):
    """A page was chosen."""

    page: StaffPage


@dataclass(frozen=True, slots=True)
class WentBack(StaffHappening):
    """One step back: to the menu, and from there to the citizens' start screen."""


@dataclass(frozen=True, slots=True)
class Left(StaffHappening):
    """Staff are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWanted(StaffHappening):
    """A number is to be printed once more."""

    visit: VisitId


@dataclass(frozen=True, slots=True)
class TrialWanted(StaffHappening):
    """The printer is to print its trial slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEnded(StaffHappening):
    """The paper came out, or did not for this fault; empty if it did."""

    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned(StaffHappening):
    """A code was presented; only its kind is told."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeTurned(StaffHappening):
    """The kiosk is to be as loud as this, in per cent."""

    level: int


@dataclass(frozen=True, slots=True)
class ChimeWanted(StaffHappening):
    """The loudspeaker is to be heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundEnded(StaffHappening):
    """The sound was turned or played; or it could not be."""

    is_well: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWanted(StaffHappening):
    """Citizens are to find this kiosk closed, with these words."""

    words: ClosingWords


@dataclass(frozen=True, slots=True)
class OpeningWanted(StaffHappening):
    """Citizens may use it again."""


@dataclass(frozen=True, slots=True)
class EndWanted(StaffHappening):
    """The program is to end; under systemd it then starts afresh."""
