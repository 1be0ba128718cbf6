"""Commands with ids as devices make them, numbered so that a test can tell them apart."""

from server_client.queue_model.commands import CancelTicket, IssueTicket
from server_client.queue_model.ids import CommandId, ReasonCode, ServiceCode, TicketId
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.fakes.office import CIVIL, EIGHT


def id_of(number: int) -> CommandId:
    """Return the id of the command with that number."""
    return new_id(EIGHT, number.to_bytes(ID_BYTES))


def issue(number: int, service: ServiceCode = CIVIL) -> IssueTicket:
    """Return the wish for a ticket."""
    return IssueTicket(id=id_of(number), needs=(service,), token=new_token(number.to_bytes(TOKEN_BYTES)))


def withdrawal(number: int, issued: IssueTicket) -> CancelTicket:
    """Return the withdrawal of an issue."""
    return CancelTicket(id=id_of(number), ticket=TicketId(issued.id), reason=ReasonCode("left"))
