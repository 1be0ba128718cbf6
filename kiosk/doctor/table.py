"""What the doctor found, as a table to read or as JSON; nothing in it depends on colour."""

import json
import textwrap
from collections.abc import Iterator, Sequence

from kiosk.doctor.examining import Found
from kiosk.doctor.finding import Level, worst
from kiosk.doctor.words import Words

WIDTH = 110
SIGNS = {Level.OK: "  ", Level.WARNING: "! ", Level.FAULT: "✗ "}


def table(found: Sequence[Found], words: Words) -> str:
    """Return the table, a line for each finding, the next step below it, and one line about the whole."""
    names = max((len(words.name(one.finding.check)) for one in found), default=0)
    levels = max(len(words.level(level)) for level in Level)
    lines = [line for one in found for line in _lines(one, words, (names, levels))]
    return "\n".join([*lines, "", _whole(found, words)])


def _lines(one: Found, words: Words, columns: tuple[int, int]) -> Iterator[str]:
    told = words.told(one.finding)
    names, levels = columns
    head = f"{SIGNS[one.level]}{words.name(one.finding.check):<{names}}  {words.level(one.level):<{levels}}  "
    indent = " " * len(head)
    yield textwrap.fill(told.says, WIDTH, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False)
    if told.next_step:
        yield textwrap.fill(
            told.next_step,
            WIDTH,
            initial_indent=f"{indent}→ ",
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _whole(found: Sequence[Found], words: Words) -> str:
    counted = {level: sum(one.level is level for one in found) for level in Level}
    sentence = words.summary(worst(one.level for one in found).name.lower())
    return sentence.format(
        ok=counted[Level.OK], warnings=counted[Level.WARNING], faults=counted[Level.FAULT], all=len(found)
    )


def as_json(found: Sequence[Found], words: Words) -> str:
    """Return the same for programs."""
    findings = []
    for one in found:
        told = words.told(one.finding)
        findings.append(
            {
                "check": one.finding.check,
                "level": one.level.name.lower(),
                "code": one.finding.code,
                "says": told.says,
                "next": told.next_step,
                "particulars": dict(one.finding.particulars),
            }
        )
    level = worst(one.level for one in found).name.lower()
    return json.dumps({"level": level, "findings": findings}, ensure_ascii=False, indent=1)
