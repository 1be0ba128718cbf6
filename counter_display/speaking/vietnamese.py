"""Reads numbers and letters in Vietnamese, in the Northern forms; refuses numbers outside 0 to 9,999.

A voice of the South says the same clips in its own words: lẻ for linh, ngàn for nghìn.
"""

from counter_display.speaking.reading import Reading, letter_clip

_PHRASES = {
    "again": "Xin nhắc lại",
    "invite": "Mời công dân có số",
    "to-counter": "đến quầy số",
    "number": "Số",
    "counter": "quầy số",
}
_NUMBERS = {
    "digit-0": "không",
    "digit-1": "một",
    "digit-2": "hai",
    "digit-3": "ba",
    "digit-4": "bốn",
    "digit-5": "năm",
    "digit-6": "sáu",
    "digit-7": "bảy",
    "digit-8": "tám",
    "digit-9": "chín",
    "ten": "mười",
    "tens": "mươi",
    "one-after-tens": "mốt",
    "five-after-ten": "lăm",
    "hundred": "trăm",
    "odd": "linh",
    "thousand": "nghìn",
}
_LETTERS = {
    "a": "a",
    "b": "bê",
    "c": "xê",
    "d": "dê",
    "đ": "đê",
    "e": "e",
    "f": "ép phờ",
    "g": "giê",
    "h": "hát",
    "i": "i ngắn",
    "j": "gi",
    "k": "ca",
    "l": "e lờ",
    "m": "em mờ",
    "n": "en nờ",
    "o": "o",
    "p": "pê",
    "q": "quy",
    "r": "e rờ",
    "s": "ét sì",
    "t": "tê",
    "u": "u",
    "v": "vê",
    "w": "vê kép",
    "x": "ích xì",
    "y": "i dài",
    "z": "dét",
}
_HIGHEST = 9_999


def _units(tens: int, units: int) -> tuple[str, ...]:
    """The unit after a ten: mốt after mươi, lăm after mười and mươi, nothing for a round ten."""
    if units == 0:
        return ()
    if units == 1 and tens > 1:
        return ("one-after-tens",)
    return ("five-after-ten",) if units == 5 else (f"digit-{units}",)


def _below_hundred(number: int) -> tuple[str, ...]:
    tens, units = divmod(number, 10)
    if tens == 0:
        return (f"digit-{units}",)
    ten = ("ten",) if tens == 1 else (f"digit-{tens}", "tens")
    return (*ten, *_units(tens, units))


def _hundreds(number: int) -> tuple[str, ...]:
    """A group of three digits with its hundred said even when it is none, as it is behind a thousand."""
    hundreds, rest = divmod(number, 100)
    said = (f"digit-{hundreds}", "hundred")
    if rest == 0:
        return said
    return (*said, "odd", f"digit-{rest}") if rest < 10 else (*said, *_below_hundred(rest))


def count(number: int) -> tuple[str, ...]:
    """The clips of a number's words: 21 is hai mươi mốt, 101 một trăm linh một, 1,005 một nghìn không trăm linh năm."""
    if not 0 <= number <= _HIGHEST:
        raise ValueError(f"{number} is outside 0 to {_HIGHEST}: read it digit by digit")
    thousands, rest = divmod(number, 1_000)
    if thousands:
        return (f"digit-{thousands}", "thousand", *(_hundreds(rest) if rest else ()))
    return _hundreds(rest) if rest >= 100 else _below_hundred(rest)


VIETNAMESE = Reading(
    language="vi",
    words={**_PHRASES, **_NUMBERS, **{letter_clip(letter): said for letter, said in _LETTERS.items()}},
    # espeak-ng drops the vowel of a bare "gi".
    spellings={"letter-j": "di"},
    endings=(
        *(f"digit-{digit}" for digit in range(1, 10)),
        *("ten", "tens", "one-after-tens", "five-after-ten", "hundred"),
    ),
    count=count,
    regional={"south": {"odd": "lẻ", "thousand": "ngàn"}},
)
