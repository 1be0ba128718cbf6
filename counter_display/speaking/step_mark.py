"""A mark of all that decides how long a hall's turns last, so that people can see whether its voices agree; no more."""

import hashlib
from collections.abc import Iterable, Iterator

from counter_display.announcing import Announcement, Form
from counter_display.speech_schedule import USUAL_PACE, Length, Pace

_LENGTH = 4
# Each sign and figure of a pack is in one of these at least, in either language, called and called again.
_NUMBERS = ("A012", "H345", "C678", "K2-901")
_LANGUAGES = ("vi", "en")
_MOST_COUNTERS = 20


def mark_of(called: Iterable[str], length: Length, *, pace: Pace = USUAL_PACE) -> str:
    """Return four letters and figures: two voices of a hall that have the same ones work out the same turns.

    `called` are the services of the hall's calls. The lengths of sample calls stand for packs, chime and languages.
    """
    seconds = [f"{length(sample, form):.3f}" for sample in _samples() for form in Form]
    words = repr((sorted(called), seconds, pace))
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH].upper()


def _samples() -> Iterator[Announcement]:
    for language in _LANGUAGES:
        for ordinal in (1, 2):
            for counter in range(1, _MOST_COUNTERS + 1):
                number = _NUMBERS[counter % len(_NUMBERS)]
                yield Announcement(seq=0, number=number, counter=str(counter), language=language, ordinal=ordinal)
