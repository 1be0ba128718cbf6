"""Reads numbers and letters in English; refuses numbers outside 0 to 9,999."""

from counter_display.speaking.reading import LETTERS, Reading, letter_clip

_PHRASES = {
    "again": "Calling again",
    "invite": "Ticket",
    "to-counter": "please go to counter",
    "number": "Ticket",
    "counter": "counter",
}
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HIGHEST = 9_999


def _small_clip(number: int) -> str:
    return f"digit-{number}" if number < 10 else f"number-{number}"


def _below_hundred(number: int) -> tuple[str, ...]:
    if number < len(_SMALL):
        return (_small_clip(number),)
    tens, units = divmod(number, 10)
    return (f"number-{tens * 10}", f"digit-{units}") if units else (f"number-{tens * 10}",)


def _after_larger(number: int) -> tuple[str, ...]:
    """What follows a hundred or a thousand: nothing, or "and" with the rest."""
    return ("and", *_below_hundred(number)) if number else ()


def count(number: int) -> tuple[str, ...]:
    """The clips of a number's words: 121 is one hundred and twenty one."""
    if not 0 <= number <= _HIGHEST:
        raise ValueError(f"{number} is outside 0 to {_HIGHEST}: read it digit by digit")
    if number < 100:
        return _below_hundred(number)
    thousands, below_thousand = divmod(number, 1_000)
    hundreds, rest = divmod(below_thousand, 100)
    said = (f"digit-{thousands}", "thousand") if thousands else ()
    return (*said, *((f"digit-{hundreds}", "hundred") if hundreds else ()), *_after_larger(rest))


def _name(letter: str) -> str:
    return {"đ": "D stroke", "w": "double u", "z": "zed"}.get(letter, letter.upper())


ENGLISH = Reading(
    language="en",
    words={
        **_PHRASES,
        **{_small_clip(number): word for number, word in enumerate(_SMALL)},
        **{f"number-{tens * 10}": word for tens, word in enumerate(_TENS, start=2)},
        "and": "and",
        "hundred": "hundred",
        "thousand": "thousand",
        **{letter_clip(letter): _name(letter) for letter in LETTERS},
    },
    spellings={},
    # Only the short ones: the longer words fall by themselves.
    endings=(*(f"digit-{digit}" for digit in range(1, 10)), "number-10"),
    count=count,
)
