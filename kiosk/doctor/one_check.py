"""Makes one check in a process of its own, so that a check that hangs or crashes takes no other with it.

`python -m kiosk.doctor.one_check NAME ARGUMENTS…` prints a JSON list of what was found, with levels.
"""

import json
import sys
from collections.abc import Sequence

from kiosk.doctor.checks import check_of, codes_of
from kiosk.doctor.subject import subject_from


def main(arguments: Sequence[str]) -> int:
    """Make the check and print what it found."""
    name, *rest = arguments
    levels = codes_of(name)
    found = check_of(name)(subject_from(rest))
    lines = [{"code": one.code, "level": levels[one.code].value, "particulars": dict(one.particulars)} for one in found]
    sys.stdout.write(json.dumps(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
