"""The start screen with what may be told on it, help, and a ticket presented again, for the tests of all pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.closing import ClosingWords
from kiosk.faults import Hindrance
from kiosk.offering import Opening
from kiosk.screen import Paper, Screen, Shut
from kiosk.screens.my_ticket import MyTicketScreen, Standing
from kiosk.screens.presenting import Again, NotUsed
from kiosk.visiting.helping import HelpCall
from kiosk.visiting.step import Step
from server_client.client.connection import ConnectionState
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.refusals import RefusalCode
from server_client.wait_forecast.announcing import Announcement, AnnouncementKind


def pages_of_the_start(start: Screen) -> Iterator[tuple[str, Screen]]:
    """The start screen with everything that may be told on it, and help from anywhere."""
    yield "hint to the scanner", replace(start, may_scan=True, paper=Paper.OUT_OF_ORDER)
    yield "no numbers here", replace(start, hindrances=(Hindrance.NO_DISK,))
    for words in ClosingWords:
        own = "Ki-ốt đang bảo trì đến 10 giờ. Xin mời ông/bà sang ki-ốt ở sảnh bên cạnh." * (words is ClosingWords.OWN)
        yield f"shut {words}", replace(start, shut=Shut(words=words, own=own))
    rest = replace(start, closed=RefusalCode.DAY_NOT_OPEN, day_off="Ngày Văn hóa Việt Nam")
    yield "day off", rest
    again = datetime(2027, 2, 11, 7, 30, tzinfo=VIETNAM)
    yield "day off until", replace(rest, opening=Opening(days=8, at=again))
    yield "day off until a day", replace(rest, opening=Opening(days=1, at=again, is_timed=False))
    for trouble in (*Again, *NotUsed):
        yield f"scanned {trouble}", replace(start, may_scan=True, scan_trouble=trouble)
    for call in HelpCall:
        yield f"help {call.name}", replace(start, step=Step.HELP, help=call, seconds_left=14)
        yield f"help {call.name} before", replace(start, help=call)


def pages_of_a_ticket(start: Screen) -> Iterator[tuple[str, Screen]]:
    """A ticket that is presented again, however it stands."""
    service = max((offer.name for offer in start.services), key=len)
    known = MyTicketScreen(number="K128", service=service, ahead=127, counter=12)
    for standing in Standing:
        is_known = standing not in {Standing.LOOKING, Standing.NO_ANSWER, Standing.UNKNOWN}
        ticket = replace(known if is_known else MyTicketScreen(), standing=standing)
        yield f"presented {standing}", replace(start, step=Step.MY_TICKET, my_ticket=ticket)
    late = replace(known, standing=Standing.WAITING)
    told = Announcement(kind=AnnouncementKind.OVER, low_min=105, high_min=150)
    yield "presented foretold", replace(start, step=Step.MY_TICKET, my_ticket=replace(late, told=told))
    yield "presented offline", replace(start, step=Step.MY_TICKET, my_ticket=late, line=ConnectionState.OFFLINE)
