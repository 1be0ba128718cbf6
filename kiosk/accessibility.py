"""What a person asks of the kiosk for one visit, to be able to use it; it neither draws, says nor keeps anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

LONGER = 3.0
"""By how much the patience of every page grows on demand. WCAG 2.2, 2.2.1, asks for ten times, or for a warning before
the end and twenty seconds to answer it by a simple action: the kiosk warns, and any touch is the answer."""


class Aid(Enum):
    """One thing that the kiosk can do for a person; each is asked for by name."""

    LARGE_TYPE = auto()
    HIGH_CONTRAST = auto()
    REACH = auto()
    """All that is touched lies in the part of the glass that is reached from a seat."""
    SPOKEN = auto()
    """What is on the screen is read aloud in the headphones."""
    PATIENCE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """The aids that are on. `patience_factor` multiplies how long a page waits for a touch."""

    large_type: bool = False
    high_contrast: bool = False
    reach: bool = False
    spoken: bool = False
    patience_factor: float = 1.0

    def has(self, aid: Aid) -> bool:
        """Whether this aid is on."""
        return {
            Aid.LARGE_TYPE: self.large_type,
            Aid.HIGH_CONTRAST: self.high_contrast,
            Aid.REACH: self.reach,
            Aid.SPOKEN: self.spoken,
            Aid.PATIENCE: self.patience_factor > 1,
        }[aid]

    @property
    def is_used(self) -> bool:
        """Whether any aid is on."""
        return self != UNAIDED


UNAIDED = Accessibility()
"""The kiosk as it stands there for the next person: nothing that one has asked for is still on for another."""


class Preset(Enum):
    """Aids that belong together, by the one sentence with which a person would ask for them."""

    SEEING = auto()
    """I do not see well."""
    SITTING = auto()
    """I sit in a wheelchair, or am not tall."""
    LISTENING = auto()
    """I want to be told what is on the screen."""


PRESETS: Mapping[Preset, Accessibility] = {
    Preset.SEEING: Accessibility(large_type=True, high_contrast=True, patience_factor=LONGER),
    Preset.SITTING: Accessibility(reach=True, patience_factor=LONGER),
    Preset.LISTENING: Accessibility(spoken=True, patience_factor=LONGER),
}


def switched(accessibility: Accessibility, aid: Aid) -> Accessibility:
    """Return the same with one aid turned the other way."""
    match aid:
        case Aid.LARGE_TYPE:
            return replace(accessibility, large_type=not accessibility.large_type)
        case Aid.HIGH_CONTRAST:
            return replace(accessibility, high_contrast=not accessibility.high_contrast)
        case Aid.REACH:
            return replace(accessibility, reach=not accessibility.reach)
        case Aid.SPOKEN:
            return replace(accessibility, spoken=not accessibility.spoken)
        case Aid.PATIENCE:
            return replace(accessibility, patience_factor=1.0 if accessibility.has(Aid.PATIENCE) else LONGER)


def listening(accessibility: Accessibility) -> Accessibility:
    """Return the same with the spoken guidance on: someone has plugged headphones in, or uses the keypad."""
    return replace(accessibility, spoken=True, patience_factor=max(LONGER, accessibility.patience_factor))


def silent(accessibility: Accessibility) -> Accessibility:
    """Return the same without the spoken guidance: the headphones were pulled out."""
    return replace(accessibility, spoken=False)
