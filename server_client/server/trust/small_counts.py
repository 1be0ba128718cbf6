"""Puts cells together until none speaks of fewer than five called people; the cells of a day stay its partition.

Nothing is blacked out, so nothing can be found by subtracting: what is too small alone is told together with others.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from server_client.server.trust.day_count import Cell, CountedTicket
from server_client.wire.digests import SEVERAL

SMALLEST = 5
K = TypeVar("K")
Tickets = Sequence[CountedTicket]


def large_enough(tickets: Tickets) -> bool:
    """Say whether figures about these tickets may be told: at least five of them were called."""
    return sum(ticket.is_called for ticket in tickets) >= SMALLEST


def coarsened(cells: Mapping[Cell, Tickets]) -> dict[Cell, Tickets]:
    """Return the day's tickets in cells that may be told; none if the whole day is too small.

    Services that are too small come together as `*`, with the smallest of the others if that is still too small; within
    a service its classes do the same.
    """
    if not large_enough([ticket for tickets in cells.values() for ticket in tickets]):
        return {}
    services: dict[str, list[CountedTicket]] = {}
    for (service, _), tickets in sorted(cells.items()):
        services.setdefault(service, []).extend(tickets)
    found: dict[Cell, Tickets] = {}
    for service, tickets in _together(services).items():
        classes: dict[str, list[CountedTicket]] = {}
        for ticket in tickets:
            classes.setdefault(ticket.class_code if service != SEVERAL else SEVERAL, []).append(ticket)
        for class_code, some in _together(classes).items():
            found[service, class_code] = some
    return found


def _together(groups: Mapping[str, list[CountedTicket]]) -> dict[str, list[CountedTicket]]:
    kept = {name: tickets for name, tickets in groups.items() if large_enough(tickets)}
    small = [ticket for name, tickets in groups.items() if name not in kept for ticket in tickets]
    while small and not large_enough(small):
        smallest = min(kept, key=lambda name: (len(kept[name]), name))
        small += kept.pop(smallest)
    return dict(sorted(kept.items())) | ({SEVERAL: small} if small else {})
