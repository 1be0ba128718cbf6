"""The invariants that every step of a branch must keep; each raises Violation where it does not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.queue_model import commands, device_commands, epoch_commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, TransferPosition
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import Event
from server_client.queue_model.ids import TicketId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import CallReasonKind, Ticket, TicketOrigin, TicketState
from tests.proof.calling_rule import expected_next
from tests.proof.legality import check_transitions
from tests.proof.model import Model
from tests.proof.violations import Violation, holds
from tests.proof.watching import in_force

# What ends with the day, and what a new configuration no longer lists.
_OF_KIOSKS = (
    device_commands.AskForHelp
    | device_commands.AnswerHelp
    | device_commands.ReportDevice
    | device_commands.LockDevice
    | device_commands.UnlockDevice
)
_OF_ALL = {events.DayOpened, events.DayClosed, events.ConfigurationAdopted}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command that was not refused, and what it led to; `at` is the time that its events must bear."""

    before: Branch
    command: Command
    at: datetime
    events: tuple[Event, ...]
    after: Branch


def taken(model: Model, before: Branch, command: Command, now: datetime) -> Step:
    """Give the command and check every invariant of its step; Refused if the rules say no."""
    decided = model.decide(before, command, now)
    at = max(now, before.at)
    check_header(before, command, at, decided)
    after = before
    for event in decided:
        check_transitions(after, event)
        if isinstance(event.data, events.TicketCalled):
            a_call_keeps_the_rule(after, command, event, event.data)
        after = model.apply(after, event)
    step = Step(before=before, command=command, at=at, events=decided, after=after)
    check_step(model, step)
    return step


def check_step(model: Model, step: Step) -> None:
    """Check every invariant that needs the states on both sides."""
    numbers_never_go_back(step)
    tickets_stay_themselves(step)
    nothing_is_issued_after_the_day(step)
    a_paper_waits_for_its_day(step)
    a_walk_in_is_served_at_once(step)
    a_takeover_changes_no_ticket(step)
    the_adopted_wait_where_they_were(step)
    kiosks_are_beside_the_queue(step)
    for event in step.events:
        places_are_kept(step, event)
        the_held_resume_at_their_counter(step, event)
    a_repeat_changes_nothing(model, step)
    replay_agrees(step, model)


def check_header(before: Branch, command: Command, at: datetime, decided: tuple[Event, ...]) -> None:
    """15: events follow each other without a gap, at the time of the command, under its id."""
    holds(15, bool(decided), "a command was accepted without an event")
    epoch = command.epoch if isinstance(command, epoch_commands.BeginEpoch) else before.epoch
    holds(19, epoch >= before.epoch, "an epoch goes back")
    for seq, event in enumerate(decided, start=before.seq + 1):
        expected = (before.id, epoch, seq, at, command.id)
        holds(15, (event.branch, event.epoch, event.seq, event.at, event.command_id) == expected, "a header is wrong")


def a_call_keeps_the_rule(before: Branch, command: Command, event: Event, data: events.TicketCalled) -> None:
    """3, 5, 9: a call goes to a free counter that serves the service, in order, and by the calling rule."""
    counter = before.counters.get(data.counter)
    ready = counter is not None and counter.state in {CounterState.IDLE, CounterState.WRAP_UP}
    holds(3, ready, "a counter that is not ready calls")
    ticket = before.tickets[data.ticket]
    holds(5, ticket.directed_to in {None, data.counter}, "a ticket sent to another counter is called")
    if ticket.directed_to is None and counter is not None:
        profile = in_force(before).profile(counter.profile) if counter.profile is not None else None
        served = {entry.service for entry in profile.entries} if profile is not None else set()
        holds(5, ticket.service in served, "a counter calls for a service outside its work profile")
    chosen_by_hand = isinstance(command, commands.CallTicket)
    walked_in = isinstance(command, commands.ServeWalkIn)
    holds(9, chosen_by_hand == (data.reason.kind is CallReasonKind.CHOSEN), "a call bears the wrong reason")
    holds(9, walked_in == (data.reason.kind is CallReasonKind.WALK_DIRECT), "a call bears the wrong reason")
    if not chosen_by_hand and not walked_in:
        holds(9, not any(_stands_before(other, ticket, event.at) for other in before.tickets.values()), "newest first")
        holds(9, expected_next(before, data.counter, event.at) == ticket.id, "the rule names another ticket")


def _stands_before(other: Ticket, ticket: Ticket, at: datetime) -> bool:
    same_line = (
        (other.directed_to == ticket.directed_to and other.class_code == ticket.class_code)
        and (ticket.directed_to is not None or other.service == ticket.service)
        and other.state is TicketState.WAITING
    )
    is_offered = other.offered_from is None or other.offered_from <= at
    return same_line and is_offered and (other.clock, other.seq) < (ticket.clock, ticket.seq)


def numbers_never_go_back(step: Step) -> None:
    """1: within a day a series only grows, and each number it gives out is beyond the last."""
    before, after = step.before, step.after
    if before.day == after.day:
        grown = all(after.numbers.get(prefix, 0) >= last for prefix, last in before.numbers.items())
        holds(1, grown, "a series went back")
    for event in step.events:
        match event.data:
            case events.TicketIssued(series=str(series), ordinal=int(ordinal)):
                holds(1, ordinal > before.numbers.get(series, 0), "a number is not beyond the last")
            case _:
                pass


def tickets_stay_themselves(step: Step) -> None:
    """2 and 6: no ticket of the day disappears or changes identity; a final one changes in rating and outcome only."""
    if step.before.day != step.after.day:
        return
    for id, ticket in step.before.tickets.items():
        now = step.after.tickets.get(id)
        if now is None:
            raise Violation(2, "a ticket disappeared")
        holds(2, (now.visit, now.number) == (ticket.visit, ticket.number), "a ticket became another")
        if ticket.state.is_final and now is not ticket:
            holds(6, now.state is ticket.state and now.ended_at == ticket.ended_at, "a final ticket changed")


def nothing_is_issued_after_the_day(step: Step) -> None:
    """11: while no day is open a ticket comes into the queue only with a new day, or to be recorded as expired."""
    ended = {event.data.ticket for event in step.events if isinstance(event.data, events.TicketExpired)}
    issued = {event.data.ticket for event in step.events if isinstance(event.data, events.TicketIssued)}
    begins = [event.data.day for event in step.events if isinstance(event.data, events.DayOpened)]
    has_begun = step.before.is_open or (begins == [local_day(step.at)] and begins != [step.before.day])
    holds(11, has_begun or issued <= ended, "a ticket was issued after the day's end")


def a_paper_waits_for_its_day(step: Step) -> None:
    """11: a kiosk's own number waits at its true time unless its day is over; then it is recorded as expired."""
    command = step.command
    if not isinstance(command, commands.IssueTicket) or command.taken_at is None:
        return
    taken_at = min(command.taken_at, step.at)
    day, today = local_day(taken_at), local_day(step.at)
    goes_on = step.before.is_open and step.before.day == day
    begins = day == today and step.before.day != day
    ticket = step.after.tickets[TicketId(command.id)]
    holds(11, (ticket.state is TicketState.WAITING) == (goes_on or begins), "a paper is not where its day puts it")
    holds(11, ticket.state in {TicketState.WAITING, TicketState.EXPIRED}, "a paper is neither waiting nor expired")
    holds(8, ticket.clock == step.after.visits[ticket.visit].issued_at == taken_at, "a paper lost its true time")


def a_walk_in_is_served_at_once(step: Step) -> None:
    """18: who did not wait has a new number of the day, and is served at the counter that asked."""
    command = step.command
    if not isinstance(command, commands.ServeWalkIn):
        return
    ticket = step.after.tickets[TicketId(command.id)]
    origin = step.after.visits[ticket.visit].origin
    holds(18, (ticket.state, ticket.counter) == (TicketState.SERVING, command.counter), "a walk-in is not served")
    holds(18, origin is TicketOrigin.DESK and ticket.clock == step.at, "a walk-in is taken for someone who waited")


def a_takeover_changes_no_ticket(step: Step) -> None:
    """2: whoever was in the queue or at a counter is where they were under the new epoch."""
    if isinstance(step.command, epoch_commands.BeginEpoch):
        before, after = step.before, step.after
        same = before.tickets == after.tickets and before.visits == after.visits and before.numbers == after.numbers
        holds(2, same, "a ticket was changed by a takeover")


def the_adopted_wait_where_they_were(step: Step) -> None:
    """8: an adopted ticket waits by its own clock under its own number; what had ended is in play no more."""
    if not isinstance(step.command, epoch_commands.AdoptTicket):
        return
    former = step.command.former
    if former.has_ended:
        own = [one for one in step.after.tickets.values() if one.visit == former.visit]
        holds(6, all(one.state.is_final for one in own), "what had ended is still in play")
        return
    ticket = step.after.tickets[former.ticket]
    holds(8, (ticket.clock, ticket.number) == (former.clock, former.number), "an adopted ticket lost its place")
    holds(8, ticket.state is TicketState.WAITING, "an adopted ticket does not wait")


def kiosks_are_beside_the_queue(step: Step) -> None:
    """16: what kiosks ask for and report leaves the queue as it is, and the queue leaves the kiosks as they are."""
    before, after = step.before, step.after
    if isinstance(step.command, _OF_KIOSKS):
        same = before.tickets is after.tickets and before.lines is after.lines and before.counters is after.counters
        holds(16, same and before.visits is after.visits and before.is_open == after.is_open, "a kiosk moved the queue")
    elif not {type(event.data) for event in step.events} & _OF_ALL:
        holds(16, before.devices is after.devices, "the queue changed a kiosk")


def places_are_kept(step: Step, event: Event) -> None:
    """8: a place changes only where the event says so."""
    if step.before.day != step.after.day:
        return
    may_move = events.TicketTransferred | events.DeedTakenBack
    sent = event.data.ticket if isinstance(event.data, may_move) else None
    for id, ticket in step.before.tickets.items():
        now = step.after.tickets[id]
        holds(8, now.seq == ticket.seq, "a ticket's seq changed")
        holds(8, id == sent or now.clock == ticket.clock, "a ticket lost its place")
    if isinstance(event.data, events.TicketTransferred):
        _joined_where_it_was_sent(step, event.data)


def _joined_where_it_was_sent(step: Step, data: events.TicketTransferred) -> None:
    ticket = step.after.tickets[data.ticket]
    others = [
        other
        for other in step.before.tickets.values()
        if other.state is TicketState.WAITING and other.id != ticket.id and other.directed_to == data.counter
        if data.counter is not None or other.service == data.service
    ]
    match data.position:
        case TransferPosition.BY_ISSUE:
            holds(8, ticket.clock == step.before.tickets[ticket.id].clock, "a transfer by issue lost its place")
        case TransferPosition.FIRST:
            holds(8, ticket.goes_first and all(ticket.place < other.place for other in others), "not the first")
        case TransferPosition.LAST:
            here = [other for other in others if other.booked_for is None or other.booked_for <= step.at]
            holds(8, not ticket.goes_first and all(other.place < ticket.place for other in here), "not the last")
            holds(8, ticket.clock >= step.at, "a transfer to the end has waited already")


def the_held_resume_at_their_counter(step: Step, event: Event) -> None:
    """13: a held ticket comes back to the counter that held it while that is open, else to the service's line."""
    match event.data:
        case events.TicketHeld(ticket=ticket, counter=counter):
            holds(13, step.after.tickets[ticket].directed_to == counter, "a hold forgot its counter")
        case events.TicketResumed(ticket=ticket, counter=counter):
            own = step.before.tickets[ticket].directed_to
            is_open = own is not None and step.before.counter(own).state is not CounterState.CLOSED
            holds(13, counter == (own if is_open else None), "a held ticket resumed elsewhere")
        case events.CounterClosed(counter=counter):
            waiting = [one for one in step.after.tickets.values() if one.state is TicketState.WAITING]
            holds(13, all(one.directed_to != counter for one in waiting), "someone waits for a closed counter")
        case _:
            pass


def a_repeat_changes_nothing(model: Model, step: Step) -> None:
    """12: the same command again, at any later time, has no effect."""
    later = step.at + timedelta(hours=1)
    try:
        repeated = model.decide(step.after, step.command, later)
    except Refused as refused:
        raise Violation(12, "a repeated command was refused") from refused
    holds(12, repeated == (), "a repeated command had an effect")


def replay_agrees(step: Step, model: Model) -> None:
    """15: the same events on the same state make the same state."""
    holds(15, model.applied(step.before, step.events) == step.after, "a replay made another state")
