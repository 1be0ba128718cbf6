"""How a number of today is taken from afar: counted against the person, then given out at the branch, or not at all."""

from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import BranchId, Token
from server_client.queue_model.refusals import Refused
from server_client.server.citizen.citizens import Citizens
from server_client.server.citizen.doing import done_at
from server_client.server.citizen.doing_there import ProblemTold
from server_client.server.citizen.errands import NodeAway
from server_client.server.desks import Desks
from server_client.wire.online import AskedTicket


async def online_ticket(desks: Desks, citizens: Citizens, branch: BranchId, asked: AskedTicket) -> tuple[str, Token]:
    """Return the number and its token, the same again for the same wish.

    BookingRefused if the person has had enough; else errors as of `done_at`. Where the branch has said nothing
    (NodeUnsure) the place stays counted: the same wish may be asked for again.
    """
    persons, bookings = citizens.bookings.persons, citizens.bookings
    token = persons.token(asked.id)
    await bookings.admit(branch, asked.id, persons.key(asked.identity), asked.services)
    command = IssueTicket(id=asked.id, needs=asked.services, token=token, language=asked.language, is_online=True)
    try:
        return await done_at(desks, branch, command), token
    except (Refused, ProblemTold, NodeAway):
        await bookings.take_back(branch, asked.id)
        raise
