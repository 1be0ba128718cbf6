"""Whatever happens in whatever order on the ways of bookings and dossiers: the visit and its pages stay consistent."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.screens.looking_up import booking_screen, dossier_screen
from kiosk.visiting.asking import DossierTold, InquiryBegun, Purpose, ReceiptTyped, ReceiptWanted
from kiosk.visiting.checking_in import (
    BookingChosen,
    BookingsTold,
    BookingTyped,
    BookingWanted,
    CheckInBegun,
    CheckInFailed,
    Lookup,
    Setback,
    SoughtBy,
    SoughtByChosen,
)
from kiosk.visiting.flow import advance
from kiosk.visiting.happening import Happening, Left, TriedAgain, WentBack
from kiosk.visiting.helping import HelpWanted
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import PriorityDeclared, ServiceChosen, ServicesWanted
from kiosk.visiting.visit import Visit, first_visit
from server_client.dossier_model.booking import Booking, BookingsFound
from server_client.dossier_model.dossier_status import DossierFound, DossierStatus, NationalStatus
from server_client.dossier_model.scanned_payload import Opaque, OpaqueKind, OtherCode
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BookingCode, BranchId
from server_client.queue_model.refusals import RefusalCode
from tests.fakes.office import CIVIL, EIGHT, LAND, OFFICE
from tests.unit.test_asking import code
from tests.unit.test_visit import GIVEN

CODES = ("HN-1", "HN-2", "HN-3")
BOOKINGS = tuple(
    Booking(code=BookingCode(text), service=service, booked_for=EIGHT + timedelta(minutes=minutes))
    for text, service, minutes in zip(CODES, (CIVIL, LAND, CIVIL), (30, -30, 600), strict=True)
)
FOUND = tuple(
    BookingsFound(bookings=BOOKINGS[:count], at=EIGHT, earliest=timedelta(hours=1), delivered_at=EIGHT)
    for count in range(len(BOOKINGS) + 1)
)
DOSSIERS = tuple(
    DossierFound(
        status=DossierStatus(code=code(), status=status, updated_at=EIGHT),
        at=EIGHT,
        stale_after=timedelta(1),
        delivered_at=EIGHT,
    )
    for status in NationalStatus
)
FAILED = tuple(lookup for lookup in Lookup if lookup not in {Lookup.ANSWERED, Lookup.NOT_ASKED})

HAPPENINGS: tuple[Happening, ...] = (
    CheckInBegun(),
    *(SoughtByChosen(by=by) for by in SoughtBy),
    *(BookingTyped(text=text) for text in ("", "HN-1", "x" * 99)),
    BookingWanted(),
    *(BookingsTold(lookup=Lookup.ANSWERED, found=found) for found in FOUND),
    *(BookingsTold(lookup=lookup) for lookup in FAILED),
    *(BookingChosen(code=BookingCode(text)) for text in (*CODES, "HN-9")),
    *(CheckInFailed(setback=setback) for setback in (Setback.NO_ANSWER, Setback.CHANGED)),
    CheckInFailed(setback=Setback.REFUSED, refusal=RefusalCode.DAY_OVER),
    GIVEN,
    *(InquiryBegun(purpose=purpose) for purpose in Purpose),
    *(ReceiptTyped(text=text) for text in ("", "H26", "y" * 99)),
    ReceiptWanted(),
    *(DossierTold(lookup=Lookup.ANSWERED, found=found) for found in DOSSIERS),
    *(DossierTold(lookup=lookup) for lookup in FAILED),
    *(Scanned(scan=scan) for scan in (code(), OtherCode(text="HN-1"), Opaque(kind=OpaqueKind.EMPTY))),
    Scanned(scan=Opaque(kind=OpaqueKind.PAYMENT)),
    ServiceChosen(service=LAND),
    ServicesWanted(),
    PriorityDeclared(),
    TriedAgain(),
    WentBack(),
    HelpWanted(),
    Left(),
)


def holds(visit: Visit) -> None:
    """What must be so on each page, whatever came before."""
    sought, asked = visit.check_in, visit.inquiry
    match visit.step:
        case Step.START:
            # Help that was called is still on its way when the person has gone back.
            fresh = replace(first_visit(VIETNAMESE, visit.since), help=visit.help)
            assert visit == fresh or visit.scan_trouble is not None
        case Step.BOOKING_LOOKUP | Step.BOOKING:
            assert (sought.chosen, sought.setback) == (None, None)
        case Step.BOOKINGS:
            assert sought.standings
            assert (sought.chosen, sought.setback) == (None, None)
        case Step.CHECKING_IN | Step.NOT_CHECKED_IN:
            assert sought.chosen_standing is not None
            assert visit.step is Step.CHECKING_IN or sought.setback is not None
        case Step.STATUS:
            assert asked.lookup in {Lookup.ANSWERED, Lookup.NO_ANSWER}
            assert (asked.found is None) == (asked.lookup is Lookup.NO_ANSWER)
        case Step.PRIORITY | Step.PRINTING:
            assert visit.needs
        case _:
            pass


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(HAPPENINGS), max_size=30))
def test_any_sequence_of_happenings_stays_consistent(happenings: list[Happening]) -> None:
    visit = first_visit(VIETNAMESE, 0)
    for second, happening in enumerate(happenings, start=1):
        visit = advance(visit, happening, second)
        holds(visit)
        bookings = booking_screen(visit, OFFICE)
        assert bookings.asked is None or bookings.asked in bookings.rows
        dossier_screen(visit, BranchId("CN01"), OFFICE, None)
