"""The waiting lines of a branch: who waits where, in order; an index that the tickets alone determine."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from server_client.queue_model.ids import ClassCode, CounterId, ServiceCode, TicketId
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import Ticket, TicketState

Line = tuple[TicketId, ...]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """The key of those of one class who wait for any counter of a service."""

    service: ServiceCode
    class_code: ClassCode


@dataclass(frozen=True, slots=True)
class CounterLine:
    """The key of those of one class who were sent to one counter."""

    counter: CounterId
    class_code: ClassCode


LineKey = ServiceLine | CounterLine
Lines = PersistentMap[LineKey, Line]


def line_of(ticket: Ticket) -> LineKey:
    """Return the line in which the ticket stands while it waits."""
    if ticket.directed_to is not None:
        return CounterLine(ticket.directed_to, ticket.class_code)
    return ServiceLine(ticket.service, ticket.class_code)


def sent_to(lines: Lines, counter: CounterId) -> Iterator[TicketId]:
    """Go through those who wait for this counter by name, class by class, each in order."""
    for key, line in lines.items():
        if isinstance(key, CounterLine) and key.counter == counter:
            yield from line


def joined(lines: Lines, tickets: Mapping[TicketId, Ticket], ticket: Ticket) -> Lines:
    """Return the lines with the ticket at its place; `tickets` knows all that wait, itself included."""
    key = line_of(ticket)
    line = lines.get(key, ())
    if not line or tickets[line[-1]].place < ticket.place:
        return lines.set(key, line + (ticket.id,))  # noqa: RUF005 - unpacking takes twice as long, and this is each ticket's way in
    ordered = list(line)
    insort(ordered, ticket.id, key=lambda other: tickets[other].place)
    return lines.set(key, tuple(ordered))


def left(lines: Lines, ticket: Ticket) -> Lines:
    """Return the lines without the ticket; `ticket` is as it was while it waited."""
    key = line_of(ticket)
    line = lines[key]
    if line[0] == ticket.id:
        return lines.set(key, line[1:])
    return lines.set(key, tuple(other for other in line if other != ticket.id))


def drawn_up(tickets: Iterable[Ticket]) -> Lines:
    """Return the lines that these tickets form."""
    lines: dict[LineKey, list[Ticket]] = {}
    for ticket in tickets:
        if ticket.state is TicketState.WAITING:
            lines.setdefault(line_of(ticket), []).append(ticket)
    return PersistentMap(
        {key: tuple(ticket.id for ticket in sorted(line, key=lambda one: one.place)) for key, line in lines.items()}
    )
