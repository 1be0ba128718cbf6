"""The staff's pages; how one gets from one to the next is told in `staff_visit`."""

from enum import Enum, auto


class StaffPage(Enum):
    """CLOSED is none: citizens have the screen."""

    CLOSED = auto()
    PIN = auto()
    MENU = auto()
    STATE = auto()
    COPIES = auto()
    TRIALS = auto()
    VOLUME = auto()
    CLOSING = auto()
    ENDING = auto()


HARMLESS = frozenset({StaffPage.MENU, StaffPage.STATE})
"""What is shown without a PIN, at a kiosk for which none has been set."""
