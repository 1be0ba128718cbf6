"""The pages of bookings and of dossiers in all that they may tell, for the tests of all pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import zip_longest

from kiosk.screen import Screen
from kiosk.screens.looking_up import BookingRow, BookingScreen, DossierScreen
from kiosk.visiting.asking import Purpose
from kiosk.visiting.checking_in import Lookup, Setback, SoughtBy
from kiosk.visiting.step import Step
from server_client.dossier_model.booking import CheckIn
from server_client.dossier_model.dossier_status import DossierVerdict
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.refusals import RefusalCode

AT = datetime(2026, 3, 9, 9, 30, tzinfo=VIETNAM)
CODE = "000.00.01.H26-260302-0010"
FAR = "Chi nhánh số 7, số 2 phố Hà Cầu, Hà Đông, Hà Nội"
_FRUITLESS = (Lookup.ANSWERED, Lookup.UNREADABLE, Lookup.TOO_OFTEN, Lookup.NO_ANSWER)


def lookup_pages(start: Screen) -> Iterator[tuple[str, Screen]]:
    """Each of them with the longest things that there are; another page comes in between, as it does for people."""
    ways = (_asking_for_a_booking(start), _bookings(start), _asking_for_a_dossier(start), _standings(start))
    for pages in zip_longest(*ways):
        yield from (page for page in pages if page is not None)


def _asking_for_a_booking(start: Screen) -> Iterator[tuple[str, Screen]]:
    for by in SoughtBy:
        asked = BookingScreen(by=by, wanted="0912345678")
        yield f"booking by {by.name}", replace(start, step=Step.BOOKING, booking=asked, may_scan=True)
        for lookup in _FRUITLESS:
            told = replace(asked, lookup=lookup)
            yield f"booking by {by.name}: {lookup.name}", replace(start, step=Step.BOOKING, booking=told)
    untold = BookingScreen(wanted="HN-1001", lookup=Lookup.ANSWERED, never_told=True)
    yield "booking never told", replace(start, step=Step.BOOKING, booking=untold)
    yield "booking looked up", replace(start, step=Step.BOOKING_LOOKUP, booking=BookingScreen(wanted="HN-1001"))


def _bookings(start: Screen) -> Iterator[tuple[str, Screen]]:
    service = max((offer.name for offer in start.services), key=len)
    rows = tuple(_row(place, service, check_in) for place, check_in in enumerate(CheckIn))
    several = BookingScreen(rows=rows)
    yield "bookings", replace(start, step=Step.BOOKINGS, booking=several, seconds_left=14)
    for row in rows:
        one = BookingScreen(rows=(row, *rows[3:]), asked=row if row.check_in.is_open else None)
        yield f"booking {row.check_in}", replace(start, step=Step.BOOKINGS, booking=one)
    yield "checking in", replace(start, step=Step.CHECKING_IN)
    for setback in Setback:
        failed = BookingScreen(rows=rows[:1], asked=rows[0], walk_in=ServiceCode("hotich"), setback=setback)
        yield f"not checked in: {setback.name}", replace(start, step=Step.NOT_CHECKED_IN, booking=failed)
    refused = BookingScreen(rows=rows[:1], asked=rows[0], setback=Setback.REFUSED)
    for code in (RefusalCode.BOOKING_CHECKED_IN, RefusalCode.BOOKING_OTHER_DAY, RefusalCode.DAY_NOT_OPEN):
        yield f"not checked in: {code}", replace(start, step=Step.NOT_CHECKED_IN, booking=refused, refusal=code)


def _asking_for_a_dossier(start: Screen) -> Iterator[tuple[str, Screen]]:
    for purpose in Purpose:
        asked = DossierScreen(purpose=purpose, wanted=CODE)
        yield f"receipt to {purpose.name}", replace(start, step=Step.RECEIPT, dossier=asked, may_scan=True)
    for lookup in (Lookup.UNREADABLE, Lookup.TOO_OFTEN):
        told = DossierScreen(wanted=CODE, lookup=lookup)
        yield f"receipt {lookup.name}", replace(start, step=Step.RECEIPT, dossier=told)
    yield "receipt looked up", replace(start, step=Step.RECEIPT_LOOKUP, dossier=DossierScreen(wanted=CODE))


def _standings(start: Screen) -> Iterator[tuple[str, Screen]]:
    known = DossierScreen(
        wanted=CODE,
        lookup=Lookup.ANSWERED,
        place=FAR,
        due_at=AT,
        ready_at=AT,
        updated_at=AT - timedelta(days=4),
        is_stale=True,
        age_days=127,
    )
    for verdict in DossierVerdict:
        yield f"dossier {verdict}", replace(start, step=Step.STATUS, dossier=replace(known, verdict=verdict))
    nothing = DossierScreen(wanted=CODE, lookup=Lookup.NO_ANSWER)
    yield "dossier without an answer", replace(start, step=Step.STATUS, dossier=nothing)


def _row(place: int, service: str, check_in: CheckIn) -> BookingRow:
    days = {CheckIn.LATER_DAY: 2, CheckIn.PAST_DAY: -2}.get(check_in, 0)
    at = AT + timedelta(days=days, minutes=10 * place)
    return BookingRow(
        code=f"HN-{place}",
        line=ServiceCode("hotich"),
        service=service,
        icon="users-round",
        at=at,
        opens_at=at - timedelta(hours=1),
        check_in=check_in,
        number="K128" if check_in is CheckIn.DONE else "",
    )
