"""The command by which a ticket's holder puts it off from its page; the rules for that are the queue model's."""

from hashlib import sha256

from server_client.queue_model.commands import PostponeTicket
from server_client.queue_model.ticket import Ticket
from server_client.wire.new_ids import ID_BYTES, new_id


def postponement(ticket: Ticket, after: int) -> PostponeTicket:
    """Return the command for the next time after it was put off `after` times.

    Its id follows from that, so that a button that is pressed twice, or a form that is sent again, does it once.
    """
    chance = sha256(f"{ticket.id} {after}".encode()).digest()[:ID_BYTES]
    return PostponeTicket(id=new_id(ticket.queued_at, chance), ticket=ticket.id)
