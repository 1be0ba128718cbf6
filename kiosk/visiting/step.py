"""Where a person can be on their way through the kiosk, way by way; how to get there is told elsewhere."""

from enum import Enum, auto


class Step(Enum):
    """One page, or one piece of work that the person waits for."""

    START = auto()

    # Taking a number; in ISSUING and PRINTING nothing that is touched counts: double taps make one ticket.
    SERVICE = auto()
    PRIORITY = auto()
    CONFIRM = auto()
    ISSUING = auto()
    PRINTING = auto()
    TICKET = auto()
    PAPERLESS = auto()
    REFUSED = auto()
    UNREACHABLE = auto()

    # Finding a procedure and looking at what it takes.
    SEARCH = auto()
    PROCEDURE = auto()
    PAPERS = auto()
    MISSING = auto()
    LISTING = auto()
    LISTED = auto()
    DOSSIERS = auto()

    # Saying who one is, or leaving it out.
    NOTICE = auto()
    CARD = auto()
    PASSPORT = auto()
    TAX_CODE = auto()
    PERSON = auto()
    REVIEW = auto()
    PHONE = auto()

    # Checking in for a booked time.
    BOOKING = auto()
    BOOKING_LOOKUP = auto()
    BOOKINGS = auto()
    CHECKING_IN = auto()
    NOT_CHECKED_IN = auto()

    # Asking about a dossier, or for its result.
    RECEIPT = auto()
    RECEIPT_LOOKUP = auto()
    STATUS = auto()

    # One's own ticket, presented again.
    MY_TICKET = auto()

    # Someone comes, wherever the person is.
    HELP = auto()

    BROKEN = auto()


WORKING = frozenset(
    {Step.ISSUING, Step.PRINTING, Step.LISTING, Step.BOOKING_LOOKUP, Step.CHECKING_IN, Step.RECEIPT_LOOKUP}
)
"""Steps at which something is under way; they end by themselves, and nobody goes back to them."""
