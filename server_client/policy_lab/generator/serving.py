"""What a counter of the made-up branch does with a person: call, await, serve, send on, hold back; no shifts."""

from math import inf

from server_client.policy_lab.generator.arriving import end
from server_client.policy_lab.generator.day_state import Counter, DayState, Desk, Due
from server_client.policy_lab.generator.scenario import TicketClass
from server_client.policy_lab.generator.scribe import ticket_name
from server_client.policy_lab.generator.shifts import leave
from server_client.policy_lab.generator.waiting_lines import Phase, Ticket
from server_client.wait_forecast import trace

# By hand a clerk picks among so many of a line.
_PICKED_AMONG = 8
_FULL_HALL = 4.0
_PART_BEFORE_HOLD = 0.6
# A little less than a whole service: it was explained at the first desk.
_SENT_ON = 0.9


def next_step(day: DayState, index: int, turn: int) -> None:
    """Do what the counter's desk was to do now, unless something came between."""
    counter = day.counters[index]
    if turn != counter.turn:
        return
    if counter.desk is Desk.SERVING:
        _end_service(day, counter)
    elif counter.desk is Desk.CALLED:
        _look_for_the_called(day, counter)
    elif counter.desk is not Desk.CLOSED:
        _look_for_next(day, counter)


def _look_for_next(day: DayState, counter: Counter) -> None:
    counter.is_stirring = False
    ticket = _chosen(day, counter)
    if ticket is not None:
        _call(day, counter, ticket)
    elif counter.is_overtime and not day.lines.waits_for(counter.skills):
        leave(day, counter, "end")
    else:
        counter.desk, counter.since = Desk.IDLE, day.now


def _chosen(day: DayState, counter: Counter) -> Ticket | None:
    sent = day.lines.sent.get(counter.index)
    if sent:
        return sent[0]
    by_hand = day.scenario.clerks.by_hand
    if by_hand and day.rng.random() < by_hand:
        picked = _picked_by_hand(day, counter.skills)
        if picked is not None:
            return picked
    return day.rule.choose(day.lines, counter.skills, day.now)


def _picked_by_hand(day: DayState, skills: tuple[int, ...]) -> Ticket | None:
    """Return anybody near the front whose call breaks no one's guarantee; None if there is nobody."""
    lines, now = day.lines, day.now
    near = [
        ticket
        for skill in skills
        if not lines.full[skill]
        for line in lines.of_service(skill)
        for ticket in line[:_PICKED_AMONG]
        if ticket.offered_from <= now
    ]
    return day.rng.choice(near) if near else None


def _call(day: DayState, counter: Counter, ticket: Ticket) -> None:
    now, attendance = day.now, day.scenario.attendance
    day.lines.leave(ticket)
    day.lines.count_passes(ticket, now)
    ticket.phase = Phase.AT_COUNTER
    if ticket.called_at is None:
        ticket.called_at = now
    counter.absence = 0.0 if ticket.holder >= 0 else attendance.absence(now - ticket.here_since)
    counter.desk, counter.since, counter.ticket, counter.is_recalled = Desk.CALLED, now, ticket, False
    comes = day.rng.random() >= counter.absence
    counter.comes_at = now + min(attendance.walk.draw(day.rng), 0.9 * day.scenario.noshow_after_s) if comes else inf
    if day.scribe:
        called = trace.TicketCalled(ticket=ticket_name(ticket.number), counter=day.scribe.counter(counter.index))
        day.scribe.note(now, called)
    put_called(day, counter)


def put_called(day: DayState, counter: Counter) -> None:
    """Put on the agenda what comes first: the person, the second call, or the end of patience."""
    patience = day.scenario.noshow_after_s * (1.0 if counter.is_recalled else 0.5)
    day.put_desk(counter, min(counter.comes_at, counter.since + patience))


def _look_for_the_called(day: DayState, counter: Counter) -> None:
    ticket = counter.ticket
    if ticket is None:
        raise AssertionError(f"Counter {counter.index} awaits nobody")
    if day.now >= counter.comes_at:
        _start(day, counter, ticket)
    elif not counter.is_recalled:
        counter.is_recalled = True
        if day.scribe and day.scenario.recalls:
            again = trace.TicketRecalled(ticket=ticket_name(ticket.number), counter=day.scribe.counter(counter.index))
            day.scribe.note(day.now, again)
        put_called(day, counter)
    else:
        _miss(day, counter, ticket)


def _start(day: DayState, counter: Counter, ticket: Ticket) -> None:
    clerks = day.scenario.clerks
    factor = counter.speed * ticket.work_left
    if clerks.faster_when_full:
        factor *= 1 - clerks.faster_when_full * min(1.0, day.lines.count / (_FULL_HALL * len(day.counters)))
    if clerks.slower_by_evening:
        factor *= 1 + clerks.slower_by_evening * day.now / day.scenario.hard_end
    counter.work = day.plan.works[ticket.service].times(factor)
    counter.desk, counter.since = Desk.SERVING, day.now
    day.put_desk(counter, day.now + counter.work.draw(day.rng))
    if day.scribe:
        started = trace.ServiceStarted(
            ticket=ticket_name(ticket.number),
            counter=day.scribe.counter(counter.index),
            service=day.scribe.service(ticket.service),
        )
        day.scribe.note(day.now, started)


def _miss(day: DayState, counter: Counter, ticket: Ticket) -> None:
    attendance = day.scenario.attendance
    ticket.misses += 1
    is_final = ticket.misses >= day.scenario.miss_limit
    if day.scribe:
        day.scribe.note(day.now, trace.NoShow(ticket=ticket_name(ticket.number)))
    if is_final:
        end(day, ticket)
    else:
        ticket.phase, ticket.away_since = Phase.AWAY, day.now
        # Who left quietly never returns; of the others most do.
        ticket.return_odds = attendance.returns * attendance.absent / max(counter.absence, attendance.absent)
        if day.rng.random() < ticket.return_odds:
            day.put(day.now + day.rng.expovariate(1 / attendance.return_s), Due.RETURN, ticket.number)
    _free(day, counter)


def come_back(day: DayState, number: int, _turn: int) -> None:
    """Let a missed person return to the old place, offered again some minutes after the miss."""
    ticket = day.tickets[number]
    ticket.offered_from = max(day.now, ticket.away_since + day.scenario.return_delay_s)
    _wait_again(day, ticket, is_told=True)
    if ticket.offered_from > day.now:
        day.put(ticket.offered_from, Due.OFFER, number)


def offer(day: DayState, number: int, _turn: int) -> None:
    """Let idle clerks see someone who may be called from now on."""
    ticket = day.tickets.get(number)
    if ticket is not None and ticket.phase is Phase.WAITING:
        day.offer(ticket)


def resume(day: DayState, number: int, _turn: int) -> None:
    """Let a held person return: to the own counter while that is open, else to the line of the service."""
    ticket = day.tickets[number]
    if day.counters[ticket.holder].desk is Desk.CLOSED:
        ticket.holder = -1
    _wait_again(day, ticket, is_told=day.scenario.tells_of_resuming)


def _wait_again(day: DayState, ticket: Ticket, *, is_told: bool) -> None:
    ticket.phase, ticket.here_since = Phase.WAITING, day.now
    day.lines.join(ticket)
    if day.scribe and is_told:
        day.scribe.note(day.now, trace.TicketReturned(ticket=ticket_name(ticket.number)))
    if ticket.offered_from <= day.now:
        day.offer(ticket)


def _end_service(day: DayState, counter: Counter) -> None:
    ticket = counter.ticket
    if ticket is None:
        raise AssertionError(f"Counter {counter.index} serves nobody")
    scenario, rng = day.scenario, day.rng
    what = rng.random()
    is_whole = ticket.work_left == 1.0
    if what < scenario.holds and is_whole:
        _hold(day, counter, ticket)
    elif scenario.holds <= what < scenario.holds + scenario.transfers and is_whole and len(scenario.services) > 1:
        _transfer(day, ticket)
    else:
        end(day, ticket)
        if day.scribe:
            day.scribe.note(day.now, trace.ServiceEnded(ticket=ticket_name(ticket.number)))
    _free(day, counter)


def _hold(day: DayState, counter: Counter, ticket: Ticket) -> None:
    ticket.phase, ticket.away_since = Phase.HELD, day.now
    ticket.holder, ticket.work_left = counter.index, 1 - _PART_BEFORE_HOLD
    if day.scribe:
        day.scribe.note(day.now, trace.TicketHeld(ticket=ticket_name(ticket.number)))
    day.put(day.now + day.scenario.hold_away.draw(day.rng), Due.RESUME, ticket.number)


def _transfer(day: DayState, ticket: Ticket) -> None:
    scenario, now = day.scenario, day.now
    ticket.service = scenario.services[ticket.service].transfer_to
    ticket.cls, ticket.slot = TicketClass.WALKIN, None
    ticket.clock, ticket.here_since = now - scenario.transfer_credit_s, now
    ticket.passed, ticket.misses, ticket.holder = 0, 0, -1
    ticket.phase = Phase.WAITING
    # Whoever has been sent on once is served to the end there.
    ticket.work_left = _SENT_ON
    day.lines.join(ticket)
    if day.scribe:
        to = day.scribe.service(ticket.service)
        day.scribe.note(now, trace.ServiceEnded(ticket=ticket_name(ticket.number), to=to))
    day.offer(ticket)


def _free(day: DayState, counter: Counter) -> None:
    counter.ticket = None
    if counter.leaving:
        leave(day, counter, counter.leaving)
        return
    counter.work = day.scenario.clerks.gap
    counter.desk, counter.since = Desk.GAP, day.now
    day.put_desk(counter, day.now + counter.work.draw(day.rng))
