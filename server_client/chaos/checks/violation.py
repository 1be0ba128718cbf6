"""What a check has found to be otherwise than it must be; it says so and mends nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One: which `check`, `where` (a log, a device, a printer), `what` is wrong, and how to `look` at it.

    `seq` is the log's entry that it is about, 0 if it is about none.
    """

    check: str
    where: str
    what: str
    look: str
    seq: int = 0
