"""How numbers are given out: at the kiosk, for a booking, from a kiosk that was cut off, and from paper."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import BOOKING, VIETNAMESE, Configuration, Service
from server_client.queue_model.deciding import guards
from server_client.queue_model.deciding.opening import day_begun
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import ServiceCode, TicketId, Token, VisitId
from server_client.queue_model.local_time import local_day, local_minute
from server_client.queue_model.numbering import is_foreign, number_text, ordinal_in
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import AnnouncedWait, TicketOrigin

_LONGEST_WAY = timedelta(hours=3)


def issue_ticket(branch: Branch, command: commands.IssueTicket, now: datetime) -> list[EventData]:
    """Give out a number, or take over the one that a cut-off kiosk has printed."""
    if command.number is not None and command.taken_at is not None:
        return _take_over(branch, command, command.number, command.taken_at, now)
    if command.number is not None or command.taken_at is not None:
        raise Refused(RefusalCode.TAKEN_AT_MISSING)
    return [counted(branch, command, now)]


def counted(branch: Branch, command: commands.IssueTicket, now: datetime) -> events.TicketIssued:
    """Return the giving out of the next number of the first service that is wished for."""
    configuration = guards.day_is_today(branch, now)
    service = _listed(configuration, command.needs)
    for code in command.needs:
        _gives_out(branch, configuration, guards.known_service(configuration, code), now)
    guards.grantable_class(configuration, command.class_code, now)
    _unused(branch, command.token, TicketId(command.id))
    series = branch.series(service.prefix)
    ordinal = branch.numbers.get(series, 0) + 1
    return events.TicketIssued(
        visit=VisitId(command.id),
        ticket=TicketId(command.id),
        number=number_text(series, ordinal),
        series=series,
        ordinal=ordinal,
        token=command.token,
        language=command.language,
        needs=command.needs,
        class_code=command.class_code,
        clock=now,
        issued_at=now,
        origin=TicketOrigin.ONLINE if command.is_online else TicketOrigin.COUNTED,
        ahead=branch.waiting_count(service.code),
        announced=_sound(command.announced),
        offered_from=_on_the_way_until(command, now),
    )


def check_in_booking(branch: Branch, command: commands.CheckInBooking, now: datetime) -> list[EventData]:
    """Give out a number to someone who booked; the clock is the booked time, or now if that has passed."""
    configuration = guards.day_is_today(branch, now)
    service = guards.known_service(configuration, command.service)
    checked_in = branch.bookings.get(command.booking)
    if checked_in is not None:
        number = branch.visits[checked_in].number
        raise Refused(RefusalCode.BOOKING_CHECKED_IN, booking=command.booking, number=number)
    day = local_day(command.booked_for)
    if day != branch.day:
        raise Refused(RefusalCode.BOOKING_OTHER_DAY, booking=command.booking, day=str(day))
    _unused(branch, command.token, TicketId(command.id))
    series = branch.series(service.prefix)
    ordinal = branch.numbers.get(series, 0) + 1
    visit = VisitId(command.id)
    return [
        events.BookingCheckedIn(booking=command.booking, visit=visit, booked_for=command.booked_for),
        events.TicketIssued(
            visit=visit,
            ticket=TicketId(command.id),
            number=number_text(series, ordinal),
            series=series,
            ordinal=ordinal,
            token=command.token,
            language=command.language,
            needs=(command.service,),
            class_code=BOOKING,
            clock=max(now, command.booked_for),
            issued_at=now,
            origin=TicketOrigin.BOOKED,
            ahead=branch.waiting_count(service.code),
            booking=command.booking,
            booked_for=command.booked_for,
            announced=_sound(command.announced),
        ),
    ]


def adopt_paper_tickets(branch: Branch, command: commands.AdoptPaperTickets, now: datetime) -> list[EventData]:
    """Take over numbers written by hand; those of a service's own series carry that series on, marked or not."""
    configuration = guards.day_is_today(branch, now)
    if not command.papers:
        raise Refused(RefusalCode.NO_PAPER)
    _each_once(command.papers)
    numbers = dict(branch.numbers)
    ahead = Counter[ServiceCode]()
    adopted: list[EventData] = []
    for paper in sorted(command.papers, key=lambda one: (one.taken_at, len(one.number), one.number)):
        service = guards.known_service(configuration, paper.service)
        guards.declared_class(configuration, paper.class_code)
        _unused(branch, None, paper.ticket)
        series, ordinal = _own_series(branch, service, paper.number)
        if series is None or ordinal is None:
            _foreign_and_new(branch, paper.number, min(paper.taken_at, now))
        elif ordinal <= numbers.get(series, 0):
            raise Refused(RefusalCode.NUMBER_TAKEN, number=paper.number)
        else:
            numbers[series] = ordinal
        adopted.append(
            events.TicketIssued(
                visit=VisitId(paper.ticket),
                ticket=paper.ticket,
                number=paper.number,
                series=series,
                ordinal=ordinal,
                token=None,
                language=VIETNAMESE,
                needs=(paper.service,),
                class_code=paper.class_code,
                clock=min(paper.taken_at, now),
                issued_at=min(paper.taken_at, now),
                origin=TicketOrigin.PAPER,
                ahead=branch.waiting_count(paper.service) + ahead[paper.service],
            )
        )
        ahead[paper.service] += 1
    return [events.PaperTicketsAdopted(visits=tuple(VisitId(paper.ticket) for paper in command.papers)), *adopted]


def _take_over(
    branch: Branch, command: commands.IssueTicket, number: str, taken_at: datetime, now: datetime
) -> list[EventData]:
    # The paper is in someone's hand already: closed services, quotas and hours can no longer stop it. Whoever took it
    # today before the day began here is in the house, so the day has begun; if the day of the paper is over it is
    # recorded all the same, as expired.
    configuration = guards.configured(branch)
    service = _listed(configuration, command.needs)
    guards.declared_class(configuration, command.class_code)
    _unused(branch, command.token, TicketId(command.id))
    taken_at = min(taken_at, now)
    _foreign_and_new(branch, number, taken_at)
    issued = events.TicketIssued(
        visit=VisitId(command.id),
        ticket=TicketId(command.id),
        number=number,
        series=None,
        ordinal=None,
        token=command.token,
        language=command.language,
        needs=command.needs,
        class_code=command.class_code,
        clock=taken_at,
        issued_at=taken_at,
        origin=TicketOrigin.OFFLINE,
        ahead=branch.waiting_count(service.code),
        announced=_sound(command.announced),
    )
    day = local_day(taken_at)
    if branch.is_open and branch.day == day:
        return [issued]
    if branch.day != day and day == local_day(now):
        return [*day_begun(branch, day), replace(issued, ahead=0)]
    return [issued, events.TicketExpired(ticket=TicketId(command.id))]


def _sound(announced: AnnouncedWait | None) -> AnnouncedWait | None:
    # Nobody goes without a number because of what a screen had said before; what makes no sense is not remembered.
    return announced if announced is not None and announced.is_sound else None


def _on_the_way_until(command: commands.IssueTicket, now: datetime) -> datetime | None:
    # Only who takes a number from afar is on the way, and nobody keeps a place for longer than that.
    if command.offered_from is None or not command.is_online or command.offered_from <= now:
        return None
    return min(command.offered_from, now + _LONGEST_WAY)


def _own_series(branch: Branch, service: Service, number: str) -> tuple[str, int] | tuple[None, None]:
    # Whoever wrote by hand before the takeover carried the plain series on.
    for series in (branch.series(service.prefix), service.prefix):
        ordinal = ordinal_in(series, number)
        if ordinal is not None:
            return series, ordinal
    return None, None


def _listed(configuration: Configuration, needs: tuple[ServiceCode, ...]) -> Service:
    if not needs:
        raise Refused(RefusalCode.NO_NEED)
    for position, service in enumerate(needs):
        if service in needs[:position]:
            raise Refused(RefusalCode.NEED_ALREADY_LISTED, service=service)
        guards.known_service(configuration, service)
    return guards.known_service(configuration, needs[0])


def _gives_out(branch: Branch, configuration: Configuration, service: Service, now: datetime) -> None:
    if service.code in branch.closed_services:
        raise Refused(RefusalCode.SERVICE_CLOSED, service=service.code)
    if service.hours:
        _within_hours(configuration, service, now)
    if service.daily_quota is not None and branch.given(service.prefix) >= service.daily_quota:
        raise Refused(RefusalCode.QUOTA_REACHED, service=service.code, quota=service.daily_quota)


def _within_hours(configuration: Configuration, service: Service, now: datetime) -> None:
    minute = local_minute(now)
    if not any(hours.opens <= minute < hours.closes for hours in configuration.hours_on(service, local_day(now))):
        raise Refused(RefusalCode.OUTSIDE_HOURS, service=service.code, time=f"{minute // 60:02d}:{minute % 60:02d}")


def _unused(branch: Branch, token: Token | None, ticket: TicketId) -> None:
    if token is not None and token in branch.tokens:
        raise Refused(RefusalCode.TOKEN_TAKEN)
    guards.unused_ticket(branch, ticket)


def _foreign_and_new(branch: Branch, number: str, taken_at: datetime) -> None:
    if not is_foreign(number):
        raise Refused(RefusalCode.BAD_NUMBER, number=number)
    day = local_day(taken_at)
    if any(visit.number == number and local_day(visit.issued_at) == day for visit in branch.visits.values()):
        raise Refused(RefusalCode.NUMBER_TAKEN, number=number)


def _each_once(papers: tuple[commands.PaperTicket, ...]) -> None:
    for number, times in Counter(paper.number for paper in papers).items():
        if times > 1:
            raise Refused(RefusalCode.NUMBER_TAKEN, number=number)
    for ticket, times in Counter(paper.ticket for paper in papers).items():
        if times > 1:
            raise Refused(RefusalCode.TICKET_TAKEN, ticket=ticket)
