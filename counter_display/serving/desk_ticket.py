"""A number that was given out at the desk, as it is read out and photographed; it names nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from counter_display.serving.outlook import Outlook
from counter_display.serving.picture import service_name
from server_client.queue_model.events import Event, TicketIssued
from server_client.queue_model.ticket import AnnouncedWait


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTicket:
    """The number, how many wait before it, and the address of its page; empty if the office has none.

    `announced` is the wait that was told with it, None if none was.
    """

    number: str
    service: str
    ahead: int
    address: str
    announced: AnnouncedWait | None = None


def desk_ticket(outlook: Outlook, events: Iterable[Event], public_url: str) -> DeskTicket | None:
    """Return the number that these events have given out; None if they have given out none."""
    issued = next((event.data for event in events if isinstance(event.data, TicketIssued)), None)
    if issued is None:
        return None
    known = public_url != "" and issued.token is not None
    return DeskTicket(
        number=issued.number,
        service=service_name(outlook, issued.needs[0]),
        ahead=issued.ahead,
        address=f"{public_url.rstrip('/')}/t/{issued.token}" if known else "",
        announced=issued.announced,
    )
