"""Faults of taking back, putting right and serving without waiting; the proof must find every one of these too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from server_client.queue_model import commands, events
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.counter import DeedKind, Undoable
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId
from server_client.queue_model.ticket import CallReasonKind
from tests.proof.faulty import applying, seeing, with_counter, with_ticket
from tests.proof.model import Model


def _lent(branch: Branch, counter: CounterId) -> Branch:
    """Return the branch in which the counter can take back what another has done."""
    lent = [one.undoable for one in branch.counters.values() if one.id != counter and one.undoable is not None]
    return with_counter(branch, replace(branch.counter(counter), undoable=lent[0])) if lent else branch


def _taking_back_of_others() -> Model:
    def decided(branch: Branch, command: Command, now: datetime) -> tuple[Event, ...]:
        seen = _lent(branch, command.counter) if isinstance(command, commands.TakeBack) else branch
        return decide(seen, command, now)

    def applied(branch: Branch, event: Event) -> Branch:
        seen = _lent(branch, event.data.counter) if isinstance(event.data, events.DeedTakenBack) else branch
        return apply(seen, event)

    return Model(decide=decided, apply=applied)


def _whatever_came_of_it(branch: Branch, command: Command) -> Branch:
    undoable = _undoable(branch, command)
    return branch if undoable is None else with_ticket(branch, undoable.after)


def _however_long_ago(branch: Branch, command: Command) -> Branch:
    undoable = _undoable(branch, command)
    if undoable is None or not isinstance(command, commands.TakeBack):
        return branch
    later = replace(undoable, until=undoable.until + timedelta(days=1))
    return with_counter(branch, replace(branch.counter(command.counter), undoable=later))


def _undoable(branch: Branch, command: Command) -> Undoable | None:
    return branch.counter(command.counter).undoable if isinstance(command, commands.TakeBack) else None


def _the_counter_is_forgotten(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.DeedTakenBack):
        return after
    return with_counter(after, replace(before.counter(event.data.counter), undoable=None))


def _an_end_is_a_slip(before: Branch, event: Event, after: Branch) -> Branch:
    data = event.data
    if not isinstance(data, events.TicketFinished | events.TicketAbandoned):
        return after
    undoable = Undoable(
        deed=DeedKind.MISS,
        before=before.tickets[data.ticket],
        after=after.tickets[data.ticket],
        since=event.at,
        until=event.at + timedelta(seconds=10),
    )
    return with_counter(after, replace(after.counter(data.counter), undoable=undoable))


def _the_new_place_stays(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.DeedTakenBack):
        return after
    clock = before.tickets[event.data.ticket].clock
    return with_ticket(after, replace(after.tickets[event.data.ticket], clock=clock))


def _a_later_word_is_not_heard(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.PrioritySet):
        return after
    others = {id: one for id, one in before.counters.items() if id != event.data.counter}
    return replace(after, counters=after.counters.update(others))


def _the_same_again_is_as_before(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.DeedTakenBack):
        return after
    others = {id: one for id, one in before.counters.items() if id != event.data.counter}
    return replace(after, counters=after.counters.update(others))


def _outcome_of_another_counter(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.CorrectOutcome) or command.ticket not in branch.tickets:
        return branch
    return with_ticket(branch, replace(branch.tickets[command.ticket], called_to=command.counter))


def _walk_in_past_the_limit(branch: Branch, command: Command) -> Branch:
    if branch.configuration is None or not isinstance(command, commands.ServeWalkIn):
        return branch
    policies = tuple(replace(policy, overtaking_limit=1000) for policy in branch.configuration.policies)
    return replace(branch, configuration=replace(branch.configuration, policies=policies))


def _walk_in_passes_nobody(before: Branch, event: Event, after: Branch) -> Branch:
    data = event.data
    if not isinstance(data, events.TicketCalled) or data.reason.kind is not CallReasonKind.WALK_DIRECT:
        return after
    counts = {id: replace(ticket, passed=before.tickets[id].passed) for id, ticket in after.tickets.items()}
    return replace(after, tickets=after.tickets.update(counts))


SEEDED_SLIPS: Mapping[str, Model] = {
    "taking back what another counter did": _taking_back_of_others(),
    "taking back what something has come of": seeing(_whatever_came_of_it),
    "taking back however late": seeing(_however_long_ago),
    "taking back that forgets the counter": applying(_the_counter_is_forgotten),
    "taking back an end": applying(_an_end_is_a_slip),
    "transfer taken back without its place": applying(_the_new_place_stays),
    "class taken back over a later word": applying(_a_later_word_is_not_heard),
    "taking back what another has taken back since": applying(_the_same_again_is_as_before),
    "outcome put right by another counter": seeing(_outcome_of_another_counter),
    "walk-in past the overtaking limit": seeing(_walk_in_past_the_limit),
    "walk-in that passes nobody": applying(_walk_in_passes_nobody),
}
