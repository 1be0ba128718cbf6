"""What a supervisor sees of the branch's advice: what would help, what is at risk, what came of it; it has no words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AdviceKind(StrEnum):
    """What a line tells, in the order in which lines are shown."""

    OPEN = "open"
    RESKILL = "reskill"
    CLOSE = "close"
    RISK = "risk"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLine:
    """One advice, risk or outcome.

    `saves_min` are minutes of all who wait (of an outcome: what was waited; `foretold_min` without the deed).
    `is_taken` says that it will be done; `until` is when the last of those who wait is called, None if that is long.
    Of a risk `share` of a hundred are called within `promise_min`, and the longest wait is `longest_min`.
    """

    kind: AdviceKind
    id: str
    counter: int = 0
    profile: str = ""
    service: str = ""
    waiting: int = 0
    until: datetime | None = None
    saves_min: int = 0
    foretold_min: int = 0
    is_taken: bool = False
    share: int = 0
    promise_min: int = 0
    longest_min: int = 0

    @property
    def key(self) -> str:
        """Return what stays the same while the line tells of the same thing."""
        return f"{self.kind}-{self.id}"
