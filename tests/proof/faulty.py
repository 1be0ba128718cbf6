"""Ways to make a faulty model of the production's functions: what it sees, tells and makes of it; no fault is here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.counter import Counter
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ticket import Ticket
from tests.proof.model import Model

# What the faulty model takes the branch for when it decides; what it makes of a decided event; of an applied one.
See = Callable[[Branch, Command], Branch]
Tell = Callable[[Branch, EventData], EventData | None]
Mend = Callable[[Branch, Event, Branch], Branch]


def seeing(see: See) -> Model:
    """Return a model that decides by what it takes the branch for."""

    def faulty(branch: Branch, command: Command, now: datetime) -> tuple[Event, ...]:
        return decide(see(branch, command), command, now)

    return Model(decide=faulty)


def telling(tell: Tell) -> Model:
    """Return a model that decides rightly and writes down something else, or nothing."""

    def faulty(branch: Branch, command: Command, now: datetime) -> tuple[Event, ...]:
        decided = decide(branch, command, now)
        told = [(event, tell(branch, event.data)) for event in decided]
        kept = [(event, data) for event, data in told if data is not None]
        return tuple(replace(event, seq=seq, data=data) for seq, (event, data) in enumerate(kept, start=branch.seq + 1))

    return Model(decide=faulty)


def applying(mend: Mend) -> Model:
    """Return a model that makes something else of an event."""

    def faulty(branch: Branch, event: Event) -> Branch:
        return mend(branch, event, apply(branch, event))

    return Model(apply=faulty)


def with_ticket(branch: Branch, ticket: Ticket) -> Branch:
    """Return the branch with the ticket in place of what it was."""
    return replace(branch, tickets=branch.tickets.set(ticket.id, ticket))


def with_counter(branch: Branch, counter: Counter) -> Branch:
    """Return the branch with the counter in place of what it was."""
    return replace(branch, counters=branch.counters.set(counter.id, counter))
