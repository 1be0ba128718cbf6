"""Copies a made-up branch at a moment, with everything that is not decided yet drawn anew: the oracle's other worlds.

What is under way goes on: its end is drawn again, given that it has not ended so far.
"""

from copy import copy
from math import exp, inf
from random import Random

from server_client.policy_lab.generator import arriving, serving, shifts
from server_client.policy_lab.generator.day_state import Counter, DayState, Desk, Due, Presence
from server_client.policy_lab.generator.waiting_lines import Phase, Ticket

_MOST_TRIES = 60


def other_future(day: DayState, rng: Random) -> DayState:
    """Return the same moment with another future; nothing is written down there, and the given day is untouched."""
    tickets = {number: ticket.copy() for number, ticket in day.tickets.items()}
    other = DayState(
        scenario=day.scenario,
        plan=day.plan,
        rule=day.rule,
        rng=rng,
        lines=day.lines.copy(tickets),
        counters=[_copied(counter, tickets) for counter in day.counters],
        now=day.now,
        tickets=tickets,
        issued=day.issued,
        next_booking=day.next_booking,
    )
    arriving.put_next_walkin(other)
    arriving.put_next_bookings(other)
    for index in day.coming:
        arriving.put_booked(other, index, _booked_from_now(other, index))
    for ticket in tickets.values():
        _ticket_anew(other, ticket)
    for counter in other.counters:
        _desk_anew(other, counter)
        _shift_anew(other, counter)
    other.put(day.scenario.hard_end, Due.CLOSE)
    if day.scenario.arrivals.at_the_door or day.scenario.arrivals.together:
        for at, _, due, subject, _ in day.agenda:
            if due is Due.TOGETHER:
                other.put(at, due, subject)
    return other


def _copied(counter: Counter, tickets: dict[int, Ticket]) -> Counter:
    copied = copy(counter)
    if counter.ticket is not None:
        copied.ticket = tickets[counter.ticket.number]
    return copied


def _booked_from_now(day: DayState, index: int) -> float:
    arrivals, slot = day.scenario.arrivals, day.plan.bookings[index].slot
    for _ in range(_MOST_TRIES):
        at = arriving.booked_arrival(arrivals, slot, day.rng)
        if at > day.now:
            return at
    return inf


def _ticket_anew(day: DayState, ticket: Ticket) -> None:
    now, scenario, rng = day.now, day.scenario, day.rng
    if ticket.phase is Phase.WAITING:
        if ticket.called_at is None:
            arriving.put_cancel(day, ticket)
        if ticket.offered_from > now:
            day.put(ticket.offered_from, Due.OFFER, ticket.number)
    elif ticket.phase is Phase.HELD:
        away = now - ticket.away_since
        day.put(ticket.away_since + scenario.hold_away.draw_beyond(away, rng), Due.RESUME, ticket.number)
    elif ticket.phase is Phase.AWAY and rng.random() < _still_returns(day, ticket):
        day.put(now + rng.expovariate(1 / scenario.attendance.return_s), Due.RETURN, ticket.number)


def _still_returns(day: DayState, ticket: Ticket) -> float:
    """Return the probability that a missed person who is not back yet comes back."""
    late = ticket.return_odds * exp(-(day.now - ticket.away_since) / day.scenario.attendance.return_s)
    return late / (late + 1 - ticket.return_odds) if late else 0.0


def _desk_anew(day: DayState, counter: Counter) -> None:
    rng, so_far = day.rng, day.now - counter.since
    if counter.desk in {Desk.SERVING, Desk.GAP}:
        day.put_desk(counter, counter.since + counter.work.draw_beyond(so_far, rng))
    elif counter.desk is Desk.IDLE and counter.is_stirring:
        counter.is_stirring = False
        day.stir(counter)
    elif counter.desk is Desk.CALLED:
        counter.comes_at = _comes_from_now(day, counter, so_far)
        serving.put_called(day, counter)


def _comes_from_now(day: DayState, counter: Counter, so_far: float) -> float:
    attendance, most = day.scenario.attendance, 0.9 * day.scenario.noshow_after_s
    for _ in range(_MOST_TRIES):
        if day.rng.random() < counter.absence:
            return inf
        walk = min(attendance.walk.draw(day.rng), most)
        if walk > so_far:
            return counter.since + walk
    return inf


def _shift_anew(day: DayState, counter: Counter) -> None:
    if counter.presence is Presence.AWAY:
        shifts.put_opening(day, counter)
    elif counter.presence is Presence.PAUSED:
        so_far = day.now - counter.shift_since
        day.put_shift(counter, counter.shift_since + day.scenario.clerks.pause.draw_beyond(so_far, day.rng))
    elif counter.presence is Presence.WORKING and not counter.leaving and not counter.is_overtime:
        shifts.put_going(day, counter)
