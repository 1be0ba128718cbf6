"""Breaking text into lines that fit; it draws nothing and never fails."""

import re
import unicodedata
from collections.abc import Callable

ELLIPSIS = "…"

Measure = Callable[[str], int]
"""Dots that a text takes."""


def printable(text: str) -> str:
    """``text`` as one line of composed letters, without control characters, half surrogates and runs of space."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} else letter for letter in composed)
    return re.sub(r"\s+", " ", shown).strip()


def wrap(text: str, measure: Measure, *, width: int, most: int, balanced: bool = False) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines of at most ``width`` dots, the last one ended with … when text is left over.

    ``balanced`` makes the lines about equally long, for text that stands in the middle.
    """
    words = _breakable(printable(text), measure, width)
    lines = _greedy(words, measure, width)
    if len(lines) <= most:
        return _balanced(words, measure, width, len(lines)) if balanced else tuple(lines)
    return (*lines[: most - 1], elide(" ".join(lines[most - 1 :]), measure, width=width))


def elide(text: str, measure: Measure, *, width: int) -> str:
    """``text`` cut to ``width`` dots, ended with … if it was cut."""
    text = printable(text)
    if measure(text) <= width:
        return text
    kept, cut = 0, len(text)
    while cut - kept > 1:
        middle = (kept + cut) // 2
        kept, cut = (middle, cut) if measure(text[:middle].rstrip() + ELLIPSIS) <= width else (kept, middle)
    return text[:kept].rstrip(" ,.;:–-") + ELLIPSIS


def _breakable(text: str, measure: Measure, width: int) -> list[str]:
    words: list[str] = []
    for word in text.split(" "):
        rest = word
        while len(rest) > 1 and measure(rest) > width:
            fits = next(
                length for length in range(len(rest) - 1, 0, -1) if length == 1 or measure(rest[:length]) <= width
            )
            words.append(rest[:fits])
            rest = rest[fits:]
        words.append(rest)
    return words


def _greedy(words: list[str], measure: Measure, width: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(words: list[str], measure: Measure, width: int, count: int) -> tuple[str, ...]:
    """The narrowest column that still takes ``count`` lines, so that no word stands alone on the last."""
    narrow, wide = width // 2, width
    while wide - narrow > 4:
        middle = (narrow + wide) // 2
        fits = len(_greedy(words, measure, middle)) == count and all(measure(word) <= middle for word in words)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return tuple(_greedy(words, measure, wide))
