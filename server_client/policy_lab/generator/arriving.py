"""People come to the made-up branch, booked or not, and some who wait go; nobody is called here."""

from bisect import bisect_right
from math import inf
from random import Random

from server_client.policy_lab.generator.day_plan import HALF_HOUR_S, DayPlan
from server_client.policy_lab.generator.day_state import DayState, Due
from server_client.policy_lab.generator.scenario import Arrivals, TicketClass
from server_client.policy_lab.generator.scribe import ticket_name
from server_client.policy_lab.generator.waiting_lines import Phase, Ticket
from server_client.wait_forecast import trace

# Further ahead nobody's giving up is worth an entry on the agenda.
_CANCELS_WITHIN_S = 4 * 3600.0


def next_walkin(plan: DayPlan, now: float, issue_end: float, rng: Random) -> float:
    """Return when the next person without a booking comes after `now`; inf if no one does any more today."""
    need = rng.expovariate(1.0)
    while now < issue_end:
        place = int(now / HALF_HOUR_S)
        end = min(HALF_HOUR_S * (place + 1), issue_end)
        rate = plan.rates[place]
        if rate * (end - now) >= need:
            return now + need / rate
        need -= rate * (end - now)
        now = end
    return inf


def put_next_walkin(day: DayState) -> None:
    """Put the next walk-in on the agenda."""
    at = next_walkin(day.plan, day.now, day.scenario.issue_end, day.rng)
    if at < inf:
        day.put(at, Due.WALKIN)


def walk_in(day: DayState, _subject: int, _turn: int) -> None:
    """Give a number to someone without a booking."""
    rng = day.rng
    mix = day.plan.mixes[int(day.now / HALF_HOUR_S)]
    service = min(bisect_right(mix, rng.random() * mix[-1]), len(mix) - 1)
    cls = TicketClass.PRIORITY if rng.random() < day.scenario.arrivals.priority else TicketClass.WALKIN
    _issue(day, service, cls, None)
    together = day.scenario.arrivals.together
    if together and rng.random() < together:
        day.put(day.now + rng.uniform(2, 20), Due.TOGETHER, service)
    put_next_walkin(day)


def put_at_the_door(day: DayState) -> None:
    """Let those take a number first who stood there when the doors opened."""
    mix = day.plan.mixes[0]
    for _ in range(day.scenario.arrivals.at_the_door):
        service = min(bisect_right(mix, day.rng.random() * mix[-1]), len(mix) - 1)
        day.put(day.rng.uniform(1, 240), Due.TOGETHER, service)


def join_in(day: DayState, service: int, _turn: int) -> None:
    """Give a number to someone who came with others for the same service."""
    _issue(day, service, TicketClass.WALKIN, None)


def put_next_bookings(day: DayState) -> None:
    """Put the next booking's earliest arrival on the agenda."""
    if day.next_booking < len(day.plan.bookings):
        slot = day.plan.bookings[day.next_booking].slot
        day.put(max(day.now, slot - day.scenario.arrivals.earliest_s), Due.BOOKINGS)


def expect_booked(day: DayState, _subject: int, _turn: int) -> None:
    """Decide whether and when those come whose slot is near."""
    bookings, arrivals = day.plan.bookings, day.scenario.arrivals
    while day.next_booking < len(bookings):
        slot = bookings[day.next_booking].slot
        if slot - arrivals.earliest_s > day.now:
            break
        put_booked(day, day.next_booking, booked_arrival(arrivals, slot, day.rng))
        day.next_booking += 1
    put_next_bookings(day)
    day.coming = {index for index in day.coming if bookings[index].slot + arrivals.latest_s > day.now}


def put_booked(day: DayState, index: int, at: float) -> None:
    """Let a booked person come then."""
    day.coming.add(index)
    if at < day.scenario.issue_end:
        day.put(max(at, day.now), Due.BOOKED, index)


def booked_arrival(arrivals: Arrivals, slot: float, rng: Random) -> float:
    """Return when someone who booked the slot comes; inf if not at all."""
    if rng.random() >= arrivals.show_rate:
        return inf
    late = rng.gauss(*arrivals.lateness_s)
    return slot + max(-arrivals.earliest_s, min(arrivals.latest_s, late))


def check_in(day: DayState, booking: int, _turn: int) -> None:
    """Give a number to someone who booked."""
    day.coming.discard(booking)
    booked = day.plan.bookings[booking]
    _issue(day, booked.service, TicketClass.APPOINTMENT, booked.slot)


def put_cancel(day: DayState, ticket: Ticket) -> None:
    """Let a waiting person give up in the open at some time, if that is soon enough to matter."""
    after = day.rng.expovariate(1 / day.scenario.attendance.cancel_s)
    if after < _CANCELS_WITHIN_S:
        day.put(day.now + after, Due.CANCEL, ticket.number)


def cancel(day: DayState, number: int, _turn: int) -> None:
    """Let a person give up, unless meanwhile called."""
    ticket = day.tickets.get(number)
    if ticket is None or ticket.phase is not Phase.WAITING or ticket.stays:
        return
    day.lines.leave(ticket)
    end(day, ticket)
    if day.scribe:
        day.scribe.note(day.now, trace.Cancelled(ticket=ticket_name(number)))


def end(day: DayState, ticket: Ticket) -> None:
    """Let the ticket end."""
    ticket.phase = Phase.ENDED
    day.tickets.pop(ticket.number, None)


def _issue(day: DayState, service: int, cls: TicketClass, slot: float | None) -> None:
    now = day.now
    day.issued += 1
    clock = now if slot is None else max(slot, now)
    ticket = Ticket(day.issued, service, cls, clock, day.issued, now, now, slot)
    day.tickets[ticket.number] = ticket
    day.lines.join(ticket)
    if day.scribe:
        day.scribe.issued(now, ticket)
    put_cancel(day, ticket)
    day.offer(ticket)
