"""The command `motcua doctor`: makes the checks of a kiosk and says what to do; its exit status is the worst level."""

import asyncio
import sys
from collections.abc import Sequence

from kiosk.doctor.checks import CHECKS
from kiosk.doctor.examining import examine
from kiosk.doctor.finding import worst
from kiosk.doctor.subject import parser
from kiosk.doctor.table import as_json, table
from kiosk.doctor.words import FALLBACK_LANGUAGE, Words
from kiosk.setup.keys import LANGUAGE

PRINTING_S = 45.0
"""A slip on a slow serial line takes half a minute."""


def doctor(arguments: Sequence[str]) -> int:
    """Check a kiosk's printer, scanner, sound, screen, fonts, node, clock and disk, and say what to do."""
    made = parser("motcua doctor", doctor.__doc__)
    options = made.parse_args(arguments)
    unknown = [name for name in options.only or () if name not in CHECKS]
    if unknown:
        made.error(f"there is no check {unknown[0]}: write one of {', '.join(CHECKS)}")
    words = Words(getattr(options, LANGUAGE.name) or FALLBACK_LANGUAGE)
    names = [name for name in CHECKS if name in (options.only or CHECKS)]
    if options.scan and "scanner" in names:
        print(words.summary("present").format(seconds=f"{options.scan:g}"), file=sys.stderr, flush=True)
    found = asyncio.run(examine(names, arguments, extra_s=options.scan + options.prints * PRINTING_S))
    print(as_json(found, words) if options.json else table(found, words))
    return worst(one.level for one in found)
