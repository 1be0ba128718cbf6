"""What a branch is like now: its document, who waits, and one ticket for the person who holds it."""

from collections.abc import Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import ServiceCode, Token
from server_client.queue_model.ticket import Ticket, TicketState, Visit
from server_client.queue_model.waiting import people_ahead, waiting_for
from server_client.server.credentials import Role
from server_client.server.desks import Desks
from server_client.server.routes.desk import JSON, ProblemFoundError, admitted, desks_of, permitted_at_center, served_by
from server_client.wire.answers import Problem, problem
from server_client.wire.documents import encode_branch
from server_client.wire.forecasts import BoardMessage
from server_client.wire.overview import Branches, encode_branches
from server_client.wire.views import PublicTicket, ServiceWaiting, TicketWaiting, Waiting, encode_view


async def get_branches(request: Request) -> Response:
    """Return all branches of a centre, hosted and followed, to who looks after all of them."""
    center = permitted_at_center(request, Role.SUPERVISOR, Role.ADMINISTRATOR)
    desks = desks_of(request)
    states = [*(desk.hosted.state for desk in desks.hosted.values()), *(one.state for one in center.following.alive())]
    names = {state.id: state.configuration.branch for state in states if state.configuration}
    body = Branches(at=desks.now(), branches=await center.overview.lines(names))
    return Response(encode_branches(body), media_type=JSON, headers={"Cache-Control": "no-store"})


async def get_branch(request: Request) -> Response:
    """Return configuration and state in one document, with the seq and hash of the last entry."""
    admitted(request)
    served = await served_by(request)
    return Response(encode_branch(served.state, served.head.hash), media_type=JSON)


async def get_waiting(request: Request) -> Response:
    """Return the people ahead, by service and for each ticket."""
    admitted(request)
    branch = (await served_by(request)).state
    now = branch.time(desks_of(request).now())
    services = branch.configuration.services if branch.configuration else ()
    board = await desks_of(request).board(branch.id)
    body = Waiting(
        seq=branch.seq,
        at=now,
        services=[_waiting(branch, service.code, now, board) for service in services],
        foretold_at=board.at if board is not None else None,
    )
    return Response(encode_view(body), media_type=JSON)


async def get_ticket(request: Request) -> Response:
    """Return one ticket to whoever knows its token; no credential, since the token is one."""
    found = await holder_of_paper(desks_of(request), Token(request.path_params["token"]))
    if found is None or found[0].id != request.path_params["branch"]:
        raise ProblemFoundError(unknown_token())
    branch, visit = found
    board = await desks_of(request).board(branch.id)
    body = public_ticket(branch, visit, branch.time(desks_of(request).now()), board=board)
    return Response(encode_view(body), media_type=JSON, headers={"Cache-Control": "no-store"})


async def holder_of_paper(desks: Desks, token: Token) -> tuple[Branch, Visit] | None:
    """Return the visit with that token and its branch as it is now, if it is of the branch's present day."""
    for desk in desks.hosted.values():
        visit = visit_of(desk.hosted.state, token)
        if visit is not None:
            return desk.hosted.state, visit
    # A state is built for a token that there is, not for whoever guesses.
    followed = None if desks.center is None else await desks.center.tokens.branch_of(token)
    if followed is None or desks.center is None or not desks.center.following.knows(followed):
        return None
    branch = (await desks.center.following.at(followed)).state
    visit = visit_of(branch, token)
    return None if visit is None else (branch, visit)


def visit_of(branch: Branch, token: Token) -> Visit | None:
    """Return the visit with that token, if it is of the branch's present day."""
    visit = branch.tokens.get(token)
    return None if visit is None else branch.visits[visit]


def public_ticket(
    branch: Branch,
    visit: Visit,
    now: datetime,
    ahead: Callable[[Branch, Ticket, datetime], int | None] = people_ahead,
    board: BoardMessage | None = None,
) -> PublicTicket:
    """Return what the holder of the visit's paper sees; `board` is what is foretold, if anything is."""
    ticket = branch.tickets[visit.ticket]
    configuration = branch.configuration
    place = configuration.counter(ticket.counter) if configuration and ticket.counter else None
    is_waiting = ticket.state is TicketState.WAITING
    foretold = board.for_ticket(ticket.id) if board is not None and is_waiting else None
    return PublicTicket(
        number=visit.number,
        state=ticket.state,
        language=visit.language,
        office=configuration.office if configuration else {},
        branch=configuration.branch if configuration else {},
        service=_names(branch, ticket.service),
        later_services=[_names(branch, need.service) for need in visit.needs if need.ticket is None],
        ahead=ahead(branch, ticket, now),
        counter=place.number if place else None,
        issued_at=visit.issued_at,
        called_at=ticket.called_at,
        seq=branch.seq,
        offered_from=None if ticket.is_offered(now) else ticket.offered_from,
        postponed=ticket.postponed,
        may_postpone=_may_postpone(branch, ticket),
        postpone_s=branch.policy.postpone_s if configuration else 0,
        forecast=foretold,
        unknown=board.why_unknown(ticket.service) if board is not None and is_waiting and foretold is None else None,
    )


def _may_postpone(branch: Branch, ticket: Ticket) -> int:
    if ticket.state is not TicketState.WAITING or ticket.directed_to is not None:
        return 0
    return max(0, branch.policy.postpone_limit - ticket.postponed)


def unknown_token() -> Problem:
    """Return the problem of a token that names no visit of today."""
    return problem(
        "unknown_ticket", "There is no such ticket today", 404, "Check the address on the paper; it is good for a day"
    )


def _waiting(branch: Branch, service: ServiceCode, now: datetime, board: BoardMessage | None) -> ServiceWaiting:
    waiting = waiting_for(branch, service, now)
    foretold = None if board is None else board.services.get(service)
    return ServiceWaiting(
        service=service,
        waiting=waiting.waiting,
        longest_since=waiting.longest_since,
        tickets=[
            TicketWaiting(
                ticket=standing.ticket,
                number=standing.number,
                ahead=standing.ahead,
                forecast=None if board is None else board.for_ticket(standing.ticket),
            )
            for standing in waiting.standings
        ],
        unknown=None if foretold is None else foretold.unknown,
        newcomers={} if foretold is None else foretold.classes,
    )


def _names(branch: Branch, service: ServiceCode) -> Names:
    known = branch.configuration.service(service) if branch.configuration else None
    return known.names if known else {}
