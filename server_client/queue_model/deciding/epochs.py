"""How a node takes a branch over, and how what an earlier epoch gave out joins the queue; nothing is granted here."""

from datetime import date, datetime

from server_client.queue_model import epoch_commands, epoch_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import ENDED_BEFORE
from server_client.queue_model.deciding import guards
from server_client.queue_model.epoch_commands import FormerTicket
from server_client.queue_model.events import EventData
from server_client.queue_model.local_time import local_day
from server_client.queue_model.numbering import is_foreign, mark_of, series_in
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.takeover import AWAY, known_visit
from server_client.queue_model.ticket import TicketOrigin


def begin_epoch(branch: Branch, command: epoch_commands.BeginEpoch, now: datetime) -> list[EventData]:
    """Go on as another epoch, whose numbers bear its mark: always today, for what was printed today is not known."""
    if command.epoch <= branch.epoch:
        raise Refused(RefusalCode.EPOCH_PAST, epoch=command.epoch, current=branch.epoch)
    last_marked = max(local_day(now), branch.day or date.min)
    return [
        epoch_events.EpochBegun(
            reason=command.reason,
            mark=mark_of(command.epoch),
            marked_until=last_marked if command.is_alone else None,
        )
    ]


def adopt_ticket(branch: Branch, command: epoch_commands.AdoptTicket, now: datetime) -> list[EventData]:
    """Let a ticket of an earlier epoch wait at its own place, or end what had ended there; refuse what is known."""
    former = command.former
    if former.has_ended:
        return _ended_before(branch, former)
    configuration = guards.day_is_today(branch, now)
    issued_at = min(former.issued_at, now)
    day = local_day(issued_at)
    if day != branch.day:
        raise Refused(RefusalCode.TICKET_OTHER_DAY, number=former.number, day=str(day))
    _is_unknown(branch, former)
    for service in former.needs:
        guards.known_service(configuration, service)
    guards.known_class(configuration, former.class_code)
    series, ordinal = _advanced(branch, former.number)
    return [
        events.TicketIssued(
            visit=former.visit,
            ticket=former.ticket,
            number=former.number,
            series=series,
            ordinal=ordinal,
            token=former.token,
            language=former.language,
            needs=former.needs,
            class_code=former.class_code,
            clock=former.clock,
            issued_at=issued_at,
            origin=TicketOrigin.ADOPTED,
            ahead=branch.waiting_count(former.needs[0]),
            booked_for=former.booked_for,
        )
    ]


def _ended_before(branch: Branch, former: FormerTicket) -> list[EventData]:
    visit = known_visit(branch, former.visit, former.token)
    ticket = branch.tickets[visit.ticket] if visit is not None else None
    if ticket is None or ticket.state not in AWAY:
        raise Refused(RefusalCode.TICKET_KNOWN, number=former.number)
    return [events.TicketCancelled(ticket=ticket.id, reason=ENDED_BEFORE)]


def _is_unknown(branch: Branch, former: FormerTicket) -> None:
    if not former.needs:
        raise Refused(RefusalCode.NO_NEED)
    if former.ticket in branch.tickets or known_visit(branch, former.visit, former.token) is not None:
        raise Refused(RefusalCode.TICKET_KNOWN, number=former.number)
    # Someone has written it by hand while the branch was away.
    if any(visit.number == former.number for visit in branch.visits.values()):
        raise Refused(RefusalCode.NUMBER_TAKEN, number=former.number)


def _advanced(branch: Branch, number: str) -> tuple[str, int] | tuple[None, None]:
    # A series is carried on by what lies beyond its end; papers come in any order.
    found = series_in(number)
    if found is None:
        if not is_foreign(number):
            raise Refused(RefusalCode.BAD_NUMBER, number=number)
        return None, None
    series, ordinal = found
    return (series, ordinal) if ordinal > branch.numbers.get(series, 0) else (None, None)
