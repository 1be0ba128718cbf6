"""Who could not be served any more if a branch worked by another configuration: what is in use must be in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ticket import Ticket

# More numbers than these are counted, not named.
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranded:
    """A thing that the configuration lacks, and the tickets that need it; none where only a clerk works with it."""

    what: str
    code: str
    numbers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return what is lacking and who needs it, in words."""
        named = ", ".join(self.numbers[:_MOST_NAMED])
        more = len(self.numbers) - _MOST_NAMED
        if not named:
            return f"{self.what} {self.code} (a clerk works with it)"
        return f"{self.what} {self.code} (needed by {named}{f' and {more} more' if more > 0 else ''})"


def stranded(branch: Branch, new: Configuration) -> tuple[Stranded, ...]:
    """Return all that is in use at the branch and not in the configuration, in the order of the tickets."""
    found: dict[tuple[str, str], list[str]] = {}
    for what, code, number in _needs(branch, new):
        numbers = found.setdefault((what, code), [])
        if number is not None and number not in numbers:
            numbers.append(number)
    return tuple(Stranded(what=what, code=code, numbers=tuple(numbers)) for (what, code), numbers in found.items())


def _needs(branch: Branch, new: Configuration) -> Iterator[tuple[str, str, str | None]]:
    for ticket in branch.tickets.values():
        if not ticket.state.is_final:
            yield from _needs_of(branch, ticket, new)
    for at in branch.counters.values():
        if at.state is CounterState.CLOSED:
            continue
        if new.counter(at.id) is None:
            yield "counter", at.id, None
        if at.profile is not None and new.profile(at.profile) is None:
            yield "work profile", at.profile, None


def _needs_of(branch: Branch, ticket: Ticket, new: Configuration) -> Iterator[tuple[str, str, str]]:
    later = [need.service for need in branch.visits[ticket.visit].needs if need.ticket is None]
    for service in (ticket.service, *later):
        if new.service(service) is None:
            yield "service", service, ticket.number
    if new.calling_class(ticket.class_code) is None:
        yield "class", ticket.class_code, ticket.number
    for counter in (ticket.counter, ticket.directed_to):
        if counter is not None and new.counter(counter) is None:
            yield "counter", counter, ticket.number
