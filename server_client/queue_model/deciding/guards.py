"""The conditions that several commands share; each returns the thing asked for, or refuses with the reason."""

from collections.abc import Iterable
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import (
    CallingClass,
    ClassKind,
    Configuration,
    CounterPlace,
    Reason,
    Service,
)
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import ClassCode, CounterId, OutcomeCode, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import Ticket, TicketState


def configured(branch: Branch) -> Configuration:
    """Return the configuration by which the branch works."""
    if branch.configuration is None:
        raise Refused(RefusalCode.NOT_CONFIGURED, branch=branch.id)
    return branch.configuration


def day_is_open(branch: Branch) -> Configuration:
    """Return the configuration of a branch whose day is open."""
    configuration = configured(branch)
    if not branch.is_open:
        raise Refused(RefusalCode.DAY_NOT_OPEN, branch=branch.id)
    return configuration


def day_is_today(branch: Branch, now: datetime) -> Configuration:
    """Return the configuration of a branch whose open day is the present one, so that numbers are of today."""
    configuration = day_is_open(branch)
    if branch.day != local_day(now):
        raise Refused(RefusalCode.DAY_OVER, day=str(branch.day))
    return configuration


def known_service(configuration: Configuration, code: ServiceCode) -> Service:
    """Return the service of that code."""
    service = configuration.service(code)
    if service is None:
        raise Refused(RefusalCode.UNKNOWN_SERVICE, service=code)
    return service


def known_class(configuration: Configuration, code: ClassCode) -> CallingClass:
    """Return the class of that code."""
    cls = configuration.calling_class(code)
    if cls is None:
        raise Refused(RefusalCode.UNKNOWN_CLASS, class_code=code)
    return cls


def grantable_class(configuration: Configuration, code: ClassCode, now: datetime) -> CallingClass:
    """Return the class of that code, which a person may be given without a booking today."""
    cls = declared_class(configuration, code)
    if not cls.active_on(local_day(now)):
        raise Refused(RefusalCode.CLASS_NOT_GRANTED, class_code=code)
    return cls


def declared_class(configuration: Configuration, code: ClassCode) -> CallingClass:
    """Return the class of that code, which is had without a booking."""
    cls = known_class(configuration, code)
    if cls.kind is ClassKind.BOOKING:
        raise Refused(RefusalCode.CLASS_NOT_GRANTED, class_code=code)
    return cls


def known_counter(configuration: Configuration, counter: CounterId) -> CounterPlace:
    """Return the counter as configured."""
    place = configuration.counter(counter)
    if place is None:
        raise Refused(RefusalCode.UNKNOWN_COUNTER, counter=counter)
    return place


def known_reason(reasons: Iterable[Reason], code: ReasonCode) -> None:
    """Refuse a reason that is not on the list."""
    if all(reason.code != code for reason in reasons):
        raise Refused(RefusalCode.UNKNOWN_REASON, reason=code)


def known_outcome(configuration: Configuration, code: OutcomeCode) -> None:
    """Refuse an outcome that is not on the list."""
    if all(outcome.code != code for outcome in configuration.outcomes):
        raise Refused(RefusalCode.UNKNOWN_OUTCOME, outcome=code)


def known_ticket(branch: Branch, ticket: TicketId) -> Ticket:
    """Return the ticket of that id."""
    known = branch.tickets.get(ticket)
    if known is None:
        raise Refused(RefusalCode.UNKNOWN_TICKET, ticket=ticket)
    return known


def unused_ticket(branch: Branch, ticket: TicketId) -> None:
    """Refuse an id that a ticket bears already."""
    if ticket in branch.tickets:
        raise Refused(RefusalCode.TICKET_TAKEN, ticket=ticket)


def ticket_in(branch: Branch, ticket: TicketId, *states: TicketState) -> Ticket:
    """Return the ticket, which must be in one of the states."""
    known = known_ticket(branch, ticket)
    if known.state not in states:
        raise Refused(
            RefusalCode.WRONG_STATE,
            number=known.number,
            state=known.state,
            needed=" or ".join(states),
        )
    return known


def live_ticket(branch: Branch, ticket: TicketId) -> Ticket:
    """Return the ticket, for which something must still be able to happen."""
    return ticket_in(branch, ticket, *(state for state in TicketState if not state.is_final))


def ticket_at(branch: Branch, ticket: TicketId, counter: CounterId, *states: TicketState) -> Ticket:
    """Return the ticket, which must be at that counter in one of the states."""
    here = known_ticket(branch, ticket)
    not_elsewhere(branch, here, counter)
    return ticket_in(branch, ticket, *states)


def not_elsewhere(branch: Branch, ticket: Ticket, counter: CounterId | None) -> None:
    """Refuse if the ticket is called to or served at a counter other than `counter`."""
    if ticket.counter is not None and ticket.counter != counter:
        raise Refused(
            RefusalCode.AT_OTHER_COUNTER,
            number=ticket.number,
            state=ticket.state,
            counter=sign(branch, ticket.counter),
        )


def open_counter(branch: Branch, counter: CounterId) -> Counter:
    """Return the counter, which must be known and have a clerk."""
    known_counter(configured(branch), counter)
    present = branch.counter(counter)
    if present.state is CounterState.CLOSED:
        raise Refused(RefusalCode.COUNTER_CLOSED, counter=sign(branch, counter))
    return present


def not_busy(branch: Branch, counter: Counter) -> None:
    """Refuse if a ticket is called to the counter or served there."""
    if counter.ticket is not None:
        raise Refused(
            RefusalCode.COUNTER_BUSY,
            counter=sign(branch, counter.id),
            number=branch.tickets[counter.ticket].number,
        )


def sign(branch: Branch, counter: CounterId) -> int:
    """Return the number on the counter's sign, for a sentence."""
    return known_counter(configured(branch), counter).number
