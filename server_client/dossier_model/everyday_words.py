"""How people say what the catalogue says officially; it holds what a centre wrote down and adds nothing of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class EverydayWords:
    """Phrases with what they stand for, words that say little by themselves, and the procedures asked for most.

    A phrase stands for official wordings and for codes of procedures, in any mixture, the likeliest first.
    `often` orders what is otherwise alike where the catalogue itself knows no popularity.
    """

    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    light: frozenset[str] = frozenset()
    often: tuple[str, ...] = ()
