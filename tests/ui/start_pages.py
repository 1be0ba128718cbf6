"""The start screen with what may be told on it, help, and a ticket presented again, for the tests of all pages."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.faults import Hindrance
from kiosk.scanning.scan_meaning import Again, NotUsed
from kiosk.screen import Paper, Screen
from kiosk.screens.my_ticket import MyTicketScreen, Standing
from kiosk.visiting.helping import HelpCall
from kiosk.visiting.step import Step
from server_client.client.connection import ConnectionState


def pages_of_the_start(start: Screen) -> Iterator[tuple[str, Screen]]:
    """The start screen with everything that may be told on it, and help from anywhere."""
    yield "hint to the scanner", replace(start, may_scan=True, paper=Paper.OUT_OF_ORDER)
    yield "no numbers here", replace(start, hindrances=(Hindrance.NO_DISK,))
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
    yield "presented offline", replace(start, step=Step.MY_TICKET, my_ticket=late, line=ConnectionState.OFFLINE)
