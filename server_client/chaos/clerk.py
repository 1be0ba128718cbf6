"""What a clerk of the campaign does next, from the branch as the counter last heard of it; it sends nothing itself."""

from collections.abc import Callable
from random import Random

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    CallNext,
    Command,
    FinishTicket,
    HoldTicket,
    MissTicket,
    OpenCounter,
    RecallTicket,
    ResumeTicket,
    ReturnTicket,
    StartServing,
    TransferTicket,
)
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, ProfileCode
from server_client.queue_model.ticket import Ticket, TicketState


class Clerk:
    """One clerk at one counter."""

    def __init__(
        self, counter: CounterId, profile: ProfileCode, *, new_id: Callable[[], CommandId], dice: Random
    ) -> None:
        """Sit down there."""
        self._counter = counter
        self._profile = profile
        self._new_id = new_id
        self._dice = dice

    def next_command(self, branch: Branch) -> Command | None:
        """Return what to send, None if there is nothing to do."""
        counter = branch.counter(self._counter)
        if counter.state is CounterState.CLOSED:
            clerk = ClerkId(f"clerk-{self._counter}")
            return OpenCounter(id=self._new_id(), counter=self._counter, clerk=clerk, profile=self._profile)
        if counter.ticket is not None and counter.ticket in branch.tickets:
            return self._at_the_desk(branch, branch.tickets[counter.ticket])
        if not counter.state.may_call:
            return None
        return self._from_aside(branch) or self._call(branch)

    def _call(self, branch: Branch) -> Command | None:
        return CallNext(id=self._new_id(), counter=self._counter) if any(branch.lines.values()) else None

    def _from_aside(self, branch: Branch) -> Command | None:
        aside = [
            ticket
            for ticket in branch.tickets.values()
            if ticket.state in {TicketState.HELD, TicketState.MISSED} and ticket.called_to == self._counter
        ]
        if not aside or self._dice.random() < 0.5:
            return None
        ticket = self._dice.choice(aside)
        if ticket.state is TicketState.HELD:
            return ResumeTicket(id=self._new_id(), ticket=ticket.id)
        return ReturnTicket(id=self._new_id(), ticket=ticket.id)

    def _at_the_desk(self, branch: Branch, ticket: Ticket) -> Command:
        chance, id = self._dice.random(), self._new_id()
        if ticket.state is TicketState.CALLED:
            if chance < 0.06:
                return MissTicket(id=id, counter=self._counter, ticket=ticket.id)
            if chance < 0.10:
                return RecallTicket(id=id, counter=self._counter, ticket=ticket.id)
            return StartServing(id=id, counter=self._counter, ticket=ticket.id)
        known = branch.configuration
        if known is None:
            raise ValueError("A ticket is served at a branch that works by no configuration")
        if chance < 0.04:
            return HoldTicket(id=id, counter=self._counter, ticket=ticket.id, reason=known.hold_reasons[0].code)
        if chance < 0.08:
            service = self._dice.choice(known.services).code
            return TransferTicket(id=id, ticket=ticket.id, sender=self._counter, service=service)
        return FinishTicket(id=id, counter=self._counter, ticket=ticket.id, outcome=known.outcomes[0].code)
