"""What the rules of the queue say no to, in words that name the thing, its state and the next step.

Refused            the rules say no: tell the person; nothing has changed
"""

from collections.abc import Mapping
from enum import StrEnum


class RefusalCode(StrEnum):
    """The stable name of a refusal, by which programs and translations know it."""

    NOT_CONFIGURED = "not_configured"
    DAY_NOT_OPEN = "day_not_open"
    DAY_OVER = "day_over"
    DAY_ALREADY_OPEN = "day_already_open"
    DAY_ALREADY_CLOSED = "day_already_closed"
    UNKNOWN_SERVICE = "unknown_service"
    SERVICE_CLOSED = "service_closed"
    SERVICE_ALREADY_OPEN = "service_already_open"
    OUTSIDE_HOURS = "outside_hours"
    QUOTA_REACHED = "quota_reached"
    NO_NEED = "no_need"
    NEED_ALREADY_LISTED = "need_already_listed"
    NEED_LIMIT = "need_limit"
    UNKNOWN_CLASS = "unknown_class"
    CLASS_NOT_GRANTED = "class_not_granted"
    CLASS_UNCHANGED = "class_unchanged"
    BOOKING_KEEPS_CLASS = "booking_keeps_class"
    BAD_NUMBER = "bad_number"
    NUMBER_TAKEN = "number_taken"
    TOKEN_TAKEN = "token_taken"  # noqa: S105  # the name of a refusal, not a password
    TICKET_TAKEN = "ticket_taken"
    TAKEN_AT_MISSING = "taken_at_missing"
    BOOKING_CHECKED_IN = "booking_checked_in"
    BOOKING_OTHER_DAY = "booking_other_day"
    NO_PAPER = "no_paper"
    EPOCH_PAST = "epoch_past"
    TICKET_OTHER_DAY = "ticket_other_day"
    TICKET_KNOWN = "ticket_known"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_VISIT = "unknown_visit"
    WRONG_STATE = "wrong_state"
    AT_OTHER_COUNTER = "at_other_counter"
    SENT_ELSEWHERE = "sent_elsewhere"
    NOT_IN_PROFILE = "not_in_profile"
    NOBODY_WAITING = "nobody_waiting"
    WOULD_OVERTAKE = "would_overtake"
    CALL_LIMIT = "call_limit"
    MOVE_LIMIT = "move_limit"
    POSTPONE_LIMIT = "postpone_limit"
    AWAITED_AT_COUNTER = "awaited_at_counter"
    NO_TARGET = "no_target"
    NOTHING_TO_TAKE_BACK = "nothing_to_take_back"
    TOO_LATE_TO_TAKE_BACK = "too_late_to_take_back"
    CHANGED_SINCE = "changed_since"
    UNKNOWN_COUNTER = "unknown_counter"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_NOT_READY = "counter_not_ready"
    COUNTER_BUSY = "counter_busy"
    COUNTER_TAKEN = "counter_taken"
    COUNTER_UNCHANGED = "counter_unchanged"
    CLERK_ELSEWHERE = "clerk_elsewhere"
    UNKNOWN_PROFILE = "unknown_profile"
    UNKNOWN_REASON = "unknown_reason"
    UNKNOWN_OUTCOME = "unknown_outcome"
    OUTCOME_UNCHANGED = "outcome_unchanged"
    FINISHED_ELSEWHERE = "finished_elsewhere"
    ALREADY_RATED = "already_rated"
    BAD_SCORE = "bad_score"
    FAULTY_CONFIGURATION = "faulty_configuration"
    NOT_NEWER = "not_newer"
    WOULD_STRAND = "would_strand"
    HELP_NOT_ASKED = "help_not_asked"
    NOTHING_NEW = "nothing_new"


_SENTENCES: Mapping[RefusalCode, str] = {
    RefusalCode.NOT_CONFIGURED: "Branch {branch} has no configuration yet; adopt one first",
    RefusalCode.DAY_NOT_OPEN: "The day at branch {branch} is not open; open it first",
    RefusalCode.DAY_OVER: "The open day {day} is over; open the new day first",
    RefusalCode.DAY_ALREADY_OPEN: "The day {day} is open already",
    RefusalCode.DAY_ALREADY_CLOSED: "The day {day} was closed; reopen it if it is to go on",
    RefusalCode.UNKNOWN_SERVICE: "There is no service {service}; choose one that the branch offers",
    RefusalCode.SERVICE_CLOSED: "Service {service} gives out no more numbers now; choose another or come back later",
    RefusalCode.SERVICE_ALREADY_OPEN: "Service {service} is open already",
    RefusalCode.OUTSIDE_HOURS: "Service {service} gives out no numbers at {time}; come in its hours",
    RefusalCode.QUOTA_REACHED: "Service {service} has given out all {quota} numbers of today; come another day",
    RefusalCode.NO_NEED: "A visit needs at least one service; choose one",
    RefusalCode.NEED_ALREADY_LISTED: "Service {service} is on the visit's list already",
    RefusalCode.NEED_LIMIT: "A visit can be for {limit} services at most; take another ticket for the rest",
    RefusalCode.UNKNOWN_CLASS: "There is no class {class_code}; choose one that the branch grants",
    RefusalCode.CLASS_NOT_GRANTED: "Class {class_code} is not granted by declaration today; choose another",
    RefusalCode.CLASS_UNCHANGED: "Ticket {number} is of class {class_code} already",
    RefusalCode.BOOKING_KEEPS_CLASS: "Ticket {number} was booked and keeps its class",
    RefusalCode.BAD_NUMBER: "The number {number} is of no known series; check it against the paper",
    RefusalCode.NUMBER_TAKEN: "The number {number} was given out already; check it against the paper",
    RefusalCode.TOKEN_TAKEN: "The token belongs to another visit; make a new one",
    RefusalCode.TICKET_TAKEN: "The id {ticket} belongs to another ticket; make a new one",
    RefusalCode.TAKEN_AT_MISSING: "An emergency number needs the time at which it was taken, and only it may have one",
    RefusalCode.BOOKING_CHECKED_IN: "Booking {booking} has checked in already, with number {number}",
    RefusalCode.BOOKING_OTHER_DAY: "Booking {booking} is for {day}, not for today",
    RefusalCode.NO_PAPER: "No paper ticket was listed; list at least one",
    RefusalCode.EPOCH_PAST: "Epoch {epoch} does not come after {current}, in which the branch is; take a newer one",
    RefusalCode.TICKET_OTHER_DAY: "Ticket {number} is of {day}, not of today; take a new one",
    RefusalCode.TICKET_KNOWN: "Ticket {number} is known here already; nothing needs to be done",
    RefusalCode.UNKNOWN_TICKET: "There is no ticket {ticket} today; look it up by its number",
    RefusalCode.UNKNOWN_VISIT: "There is no visit {visit} today; look it up by its number",
    RefusalCode.WRONG_STATE: "Ticket {number} is {state}; it must be {needed} for this",
    RefusalCode.AT_OTHER_COUNTER: "Ticket {number} is already {state} at counter {counter}",
    RefusalCode.SENT_ELSEWHERE: "Ticket {number} was sent to counter {counter}; transfer it before calling it here",
    RefusalCode.NOT_IN_PROFILE: "Counter {counter} does not serve {service} now; change its work profile or transfer",
    RefusalCode.NOBODY_WAITING: "Nobody is waiting for counter {counter}",
    RefusalCode.WOULD_OVERTAKE: "Ticket {number} has been overtaken {passed} times and goes first; call it before",
    RefusalCode.CALL_LIMIT: "Ticket {number} has been called {limit} times; start serving or mark it as missed",
    RefusalCode.MOVE_LIMIT: "Ticket {number} has been moved {limit} times; finish or cancel it",
    RefusalCode.POSTPONE_LIMIT: "Ticket {number} cannot be put off more than {limit} times; come when it is called",
    RefusalCode.AWAITED_AT_COUNTER: "Ticket {number} is awaited at counter {counter}; tell the staff there",
    RefusalCode.NO_TARGET: "Say to which service or counter ticket {number} is to go",
    RefusalCode.NOTHING_TO_TAKE_BACK: "Counter {counter} has nothing to take back; put it right by its own key",
    RefusalCode.TOO_LATE_TO_TAKE_BACK: "What was done to ticket {number} can be taken back for {limit} s only; go on",
    RefusalCode.CHANGED_SINCE: "Something has happened to ticket {number} since; put it right from where it is now",
    RefusalCode.UNKNOWN_COUNTER: "There is no counter {counter}; choose one of the branch",
    RefusalCode.COUNTER_CLOSED: "Counter {counter} is closed; open it first",
    RefusalCode.COUNTER_NOT_READY: "Counter {counter} is {state}; make it ready first",
    RefusalCode.COUNTER_BUSY: "Counter {counter} is busy with ticket {number}; finish that first",
    RefusalCode.COUNTER_TAKEN: "Counter {counter} is open for clerk {clerk}; close it there first",
    RefusalCode.COUNTER_UNCHANGED: "Counter {counter} is {state} already",
    RefusalCode.CLERK_ELSEWHERE: "Clerk {clerk} works at counter {counter}; close that first",
    RefusalCode.UNKNOWN_PROFILE: "There is no work profile {profile}; choose one of the branch",
    RefusalCode.UNKNOWN_REASON: "There is no reason {reason}; choose one from the list",
    RefusalCode.UNKNOWN_OUTCOME: "There is no outcome {outcome}; choose one from the list",
    RefusalCode.OUTCOME_UNCHANGED: "Ticket {number} has the outcome {outcome} already",
    RefusalCode.FINISHED_ELSEWHERE: "Ticket {number} was finished at counter {counter}; its outcome is put right there",
    RefusalCode.ALREADY_RATED: "Ticket {number} has been rated already",
    RefusalCode.BAD_SCORE: "The score {score} is not between 1 and {levels}",
    RefusalCode.FAULTY_CONFIGURATION: "The configuration has faults: {faults}",
    RefusalCode.NOT_NEWER: "Configuration {version} is not newer than {current}, which the branch works by",
    RefusalCode.WOULD_STRAND: "The configuration lacks {lacking}; keep it today",
    RefusalCode.HELP_NOT_ASKED: "Nobody at kiosk {device} waits for help now; someone may be there already",
    RefusalCode.NOTHING_NEW: "After event {seq} this is known of kiosk {device} already; nothing needs to be done",
}


class Refused(Exception):
    """The rules of the queue say no; `code` names the rule and `particulars` the things concerned."""

    def __init__(self, code: RefusalCode, /, **particulars: str | int) -> None:
        """Refuse by the rule `code`; the particulars fill its sentence."""
        super().__init__(_SENTENCES[code].format(**particulars))
        self.code = code
        self.particulars: Mapping[str, str | int] = particulars

    @property
    def sentence(self) -> str:
        """Return the refusal in English words."""
        return str(self)
