"""The call that changes things: one command in, its events or a problem out."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.commands import CancelTicket, CheckInBooking, Command
from server_client.queue_model.configuration import NOT_PRINTED
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp, ReportDevice
from server_client.queue_model.epoch_commands import AdoptTicket
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.credentials import MAY_COMMAND, Credential, Role
from server_client.server.desk import Desk
from server_client.server.errors import Fenced
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, admitted, desk_of
from server_client.server.routes.records import vouch
from server_client.server.routes.sessions import insist_on_session
from server_client.wire.answers import encode_nothing_new, encode_settled, problem
from server_client.wire.messages import decode_command


async def post_command(request: Request) -> Response:
    """Settle one command: 200 with its events, 409 a refusal by the rules, the same answer for the same id."""
    holder = admitted(request)
    desk = desk_of(request)
    command = await read_body(request, decode_command)
    _may(holder, command)
    _is_not_behind(request, desk)
    insist_on_session(request, holder, command)
    if holder.role is Role.KIOSK:
        desk.presence.heard(DeviceId(holder.name))
    if isinstance(command, CheckInBooking):
        await vouch(desk, command)
    return await _settled(desk, command)


async def _settled(desk: Desk, command: Command) -> Response:
    kind = type(command).__name__
    try:
        entries = await desk.hosted.settle(command)
    except Refused as refused:
        if refused.code is RefusalCode.NOTHING_NEW:
            # Nobody is to be told no: what the kiosk says is known, and it need not say it again.
            desk.metrics.answered(kind, "settled")
            return Response(encode_nothing_new(refused), media_type=JSON)
        desk.metrics.answered(kind, "refused")
        raise
    desk.metrics.answered(kind, "settled")
    return Response(encode_settled(entries), media_type=JSON)


def _is_not_behind(request: Request, desk: Desk) -> None:
    # A device that has seen a later epoch comes to a node that has not heard of it yet. Its word stops this command,
    # and no more: only the centre fences a node.
    seen = request.headers.get("motcua-epoch", "")
    epoch = desk.hosted.state.epoch
    if seen.isascii() and seen.isdecimal() and len(seen) < 19 and int(seen) > epoch:
        raise Fenced(f"The device has seen epoch {seen} of this branch, this node is in {epoch}: use the other node")


def _may(holder: Credential, command: Command) -> None:
    kind = type(command).__name__
    if type(command) not in MAY_COMMAND[holder.role]:
        raise _not_permitted(f"The role {holder.role} may not send {kind}")
    if holder.role is Role.KIOSK and not _is_its_own(holder.name, command):
        raise _not_permitted(f"The kiosk {holder.name} speaks for itself only; this {kind} is another's work")


def _is_its_own(kiosk: str, command: Command) -> bool:
    match command:
        case AskForHelp(device=device) | ReportDevice(device=device):
            return device == kiosk
        case AnswerHelp(device=device, counter=counter):
            # Whoever asked says that nobody need come; who goes is the counters' to say.
            return device == kiosk and counter is None
        case CancelTicket(reason=reason):
            return reason == NOT_PRINTED
        case AdoptTicket(former=former):
            # It tells of what it printed; what has become of that is not its to say.
            return not former.has_ended
        case _:
            return True


def _not_permitted(detail: str) -> ProblemFoundError:
    return ProblemFoundError(problem("not_permitted", "Not this role's work", 403, detail))
