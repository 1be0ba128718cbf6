"""What can be done with a counter on advice; it does nothing."""

from enum import StrEnum


class Deed(StrEnum):
    """What is done with a counter."""

    OPEN = "open"
    CLOSE = "close"
    RESKILL = "reskill"
