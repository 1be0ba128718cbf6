"""What is done when a step is entered, and when help is called for, which is from anywhere; it does nothing itself."""

from collections.abc import Mapping

from kiosk.visiting.step import Step
from kiosk.working.calling_help import call_help
from kiosk.working.checking_in import check_in
from kiosk.working.finding_slip import find_slip
from kiosk.working.giving_number import give_number, print_ticket
from kiosk.working.looking_up import look_up_bookings, look_up_dossier
from kiosk.working.printing_list import print_list
from kiosk.working.work import Worker

WORKERS: Mapping[Step, Worker] = {
    Step.ISSUING: give_number,
    Step.PRINTING: print_ticket,
    Step.LISTING: print_list,
    Step.BOOKING_LOOKUP: look_up_bookings,
    Step.CHECKING_IN: check_in,
    Step.RECEIPT_LOOKUP: look_up_dossier,
    Step.MY_TICKET: find_slip,
}
"""The work of each step that has some."""

CALL_HELP: Worker = call_help
"""The work of a call for help."""
