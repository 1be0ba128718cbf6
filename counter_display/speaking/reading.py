"""What one language brings to reading a call aloud: its words and how it counts; holds no words itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "đ")
"""The letters that a ticket number may begin with, lower case."""


def letter_clip(letter: str) -> str:
    """The clip that names a letter; đ is `letter-dd`, as it is typed, so that every file name is ASCII."""
    return "letter-dd" if letter == "đ" else f"letter-{letter}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a language reads calls.

    `words` is the recording script: each clip's name and the text that is said in it.
    `spellings` holds, for a synthesizer that misreads a text, what to give it instead.
    `endings` are the clips worth a second recording that falls in pitch, since a call may end with them.
    `count` turns a number from 0 to 9,999 into clips.
    `regional` holds, by region, the words that are others there.
    """

    language: str
    words: Mapping[str, str]
    spellings: Mapping[str, str]
    endings: tuple[str, ...]
    count: Callable[[int], tuple[str, ...]]
    regional: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def script(self, region: str = "") -> Mapping[str, str]:
        """The words as they are said in a region; those of the language itself where it has none of its own."""
        return {**self.words, **self.regional.get(region, {})}
