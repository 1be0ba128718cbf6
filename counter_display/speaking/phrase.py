"""Turns a call into the names of the clips to be spoken; pure, and knows neither sound nor files."""

from collections.abc import Iterator
from itertools import groupby

from counter_display.announcing import Announcement, Form
from counter_display.speaking.english import ENGLISH
from counter_display.speaking.reading import LETTERS, Reading, letter_clip
from counter_display.speaking.vietnamese import VIETNAMESE

READINGS = {reading.language: reading for reading in (VIETNAMESE, ENGLISH)}
"""The languages that can be spoken, by their ISO 639-1 code."""

REGIONS = tuple(sorted({region for reading in READINGS.values() for region in reading.regional}))
"""The regions that have words of their own."""

DIGIT_GAP, GROUP_GAP, COMMA_GAP = GAPS = "gap-digit", "gap-group", "gap-comma"
"""The silences of a phrase: between the signs of a number, at its hyphen, and before the counter is named."""


def phrase(announcement: Announcement, reading: Reading, form: Form = Form.FULL) -> tuple[str, ...]:
    """The clips and gaps of a call, in order.

    Full: "Mời công dân có số A không một hai, đến quầy số năm"; a recall says "Xin nhắc lại" before it.
    Brief: "Số A không một hai, quầy số năm". A counter whose label holds nothing to be read is left out.
    """
    counter = _counter(announcement.counter, reading)
    number = number_clips(announcement.number)
    if form is Form.BRIEF:
        return ("number", DIGIT_GAP, *number, *((COMMA_GAP, "counter", *counter) if counter else ()))
    again = ("again", COMMA_GAP) if announcement.ordinal > 1 else ()
    return (*again, "invite", DIGIT_GAP, *number, *((COMMA_GAP, "to-counter", *counter) if counter else ()))


def number_clips(number: str) -> tuple[str, ...]:
    """A ticket's number, sign by sign: digits never become number words, and a hyphen is a pause.

    Signs that have no name to be read by are passed over; the screen shows them.
    """
    groups = [
        [clip for clip in map(_sign_clip, group) if clip]
        for is_named, group in groupby(number.lower(), key=lambda sign: _sign_clip(sign) is not None)
        if is_named
    ]
    return _separated(GROUP_GAP, [_separated(DIGIT_GAP, [(clip,) for clip in group]) for group in groups])


def _sign_clip(sign: str) -> str | None:
    if sign in LETTERS:
        return letter_clip(sign)
    return f"digit-{sign}" if sign.isascii() and sign.isdigit() else None


def _separated(gap: str, parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(clip for place, part in enumerate(parts) for clip in ((gap, *part) if place else part))


def _counter(label: str, reading: Reading) -> tuple[str, ...]:
    """The parts of a counter's label that can be read: its numbers as number words, its single letters by name.

    Words such as "Quầy" are passed over, since the phrase says them. A number above 9,999 is a room or a code and
    is read digit by digit.
    """
    return _separated(DIGIT_GAP, [part for part in (_part(run, reading) for run in _runs(label.lower())) if part])


def _runs(label: str) -> Iterator[str]:
    for _, run in groupby(label, key=lambda sign: (sign.isascii() and sign.isdigit(), sign.isalpha())):
        yield "".join(run)


def _part(run: str, reading: Reading) -> tuple[str, ...]:
    if run.isascii() and run.isdigit():
        return reading.count(int(run)) if int(run) <= 9_999 else number_clips(run)
    return number_clips(run) if len(run) == 1 else ()
