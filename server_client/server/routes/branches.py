"""What a branch is like now: its document, who waits, and one ticket for the person who holds it."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import ServiceCode, Token
from server_client.queue_model.ticket import Visit
from server_client.queue_model.waiting import people_ahead, waiting_for
from server_client.server.routes.desk import JSON, ProblemFoundError, admitted, desk_of
from server_client.wire.answers import Problem, problem
from server_client.wire.documents import encode_branch
from server_client.wire.views import PublicTicket, ServiceWaiting, TicketWaiting, Waiting, encode_view


async def get_branch(request: Request) -> Response:
    """Return configuration and state in one document, with the seq and hash of the last entry."""
    admitted(request)
    hosted = desk_of(request).hosted
    return Response(encode_branch(hosted.state, hosted.head.hash), media_type=JSON)


async def get_waiting(request: Request) -> Response:
    """Return the people ahead, by service and for each ticket."""
    admitted(request)
    desk = desk_of(request)
    branch = desk.hosted.state
    now = branch.time(desk.now())
    services = branch.configuration.services if branch.configuration else ()
    body = Waiting(seq=branch.seq, at=now, services=[_waiting(branch, service.code, now) for service in services])
    return Response(encode_view(body), media_type=JSON)


async def get_ticket(request: Request) -> Response:
    """Return one ticket to whoever knows its token; no credential, since the token is one."""
    desk = desk_of(request)
    branch = desk.hosted.state
    visit = visit_of(branch, Token(request.path_params["token"]))
    if request.path_params["branch"] != branch.id or visit is None:
        raise ProblemFoundError(unknown_token())
    body = public_ticket(branch, visit, branch.time(desk.now()))
    return Response(encode_view(body), media_type=JSON, headers={"Cache-Control": "no-store"})


def visit_of(branch: Branch, token: Token) -> Visit | None:
    """Return the visit with that token, if it is of the branch's present day."""
    visit = branch.tokens.get(token)
    return None if visit is None else branch.visits[visit]


def public_ticket(branch: Branch, visit: Visit, now: datetime) -> PublicTicket:
    """Return what the holder of the visit's paper sees."""
    ticket = branch.tickets[visit.ticket]
    configuration = branch.configuration
    place = configuration.counter(ticket.counter) if configuration and ticket.counter else None
    return PublicTicket(
        number=visit.number,
        state=ticket.state,
        language=visit.language,
        office=configuration.office if configuration else {},
        branch=configuration.branch if configuration else {},
        service=_names(branch, ticket.service),
        later_services=[_names(branch, need.service) for need in visit.needs if need.ticket is None],
        ahead=people_ahead(branch, ticket, now),
        counter=place.number if place else None,
        issued_at=visit.issued_at,
        called_at=ticket.called_at,
        seq=branch.seq,
    )


def unknown_token() -> Problem:
    """Return the problem of a token that names no visit of today."""
    return problem(
        "unknown_ticket", "There is no such ticket today", 404, "Check the address on the paper; it is good for a day"
    )


def _waiting(branch: Branch, service: ServiceCode, now: datetime) -> ServiceWaiting:
    waiting = waiting_for(branch, service, now)
    return ServiceWaiting(
        service=service,
        waiting=waiting.waiting,
        longest_since=waiting.longest_since,
        tickets=[
            TicketWaiting(ticket=standing.ticket, number=standing.number, ahead=standing.ahead)
            for standing in waiting.standings
        ],
    )


def _names(branch: Branch, service: ServiceCode) -> Names:
    known = branch.configuration.service(service) if branch.configuration else None
    return known.names if known else {}
