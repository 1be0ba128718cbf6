"""The calls about ratings: a citizen's comment comes in, and the staff is told what many ratings come to."""

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import ClerkId, TicketId
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.credentials import Credential, Role
from server_client.server.desk import Desk
from server_client.server.errors import Unavailable, VaultClosed
from server_client.server.ratings.blocks import Block
from server_client.server.ratings.ratings import Asked
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, desk_of, permitted
from server_client.server.routes.sessions import signed_in
from server_client.server.staff.account import StaffRole
from server_client.server.vault.comment_table import ClerksDays
from server_client.wire.answers import problem
from server_client.wire.staff import RatingResults, decode_comment, encode_ratings

LARGEST_COMMENT = 4096
_NO_STORE = {"Cache-Control": "no-store"}
_log = logs.logger(__name__)


async def post_comment(request: Request) -> Response:
    """Keep what a citizen wrote beside the rating of a ticket of today; the same again is kept once."""
    permitted(request, Role.KIOSK, Role.COUNTER)
    desk = desk_of(request)
    text = await read_body(request, decode_comment, largest=LARGEST_COMMENT)
    ticket = desk.hosted.state.tickets.get(TicketId(request.path_params["ticket"]))
    if ticket is None or ticket.rating is None:
        raise _no("not_rated", "This ticket has no rating today", "Send the rating first, then what was written to it")
    if not await desk.vault.comment(ticket.id, ticket.clerk, text):
        raise _no("already_commented", "This ticket has a comment", "A ticket takes one comment; the first one stays")
    return Response(b"{}", media_type=JSON, headers=_NO_STORE)


async def get_ratings(request: Request) -> Response:
    """Return what the ratings of past local days come to: of all clerks, of one, or to a clerk the own ones."""
    holder, desk = permitted(request, Role.COUNTER, Role.SUPERVISOR), desk_of(request)
    asked = _asked(request, holder)
    # A day that goes on would tell each rating by the difference that it makes.
    over = min(asked.last, local_day(desk.now()) - timedelta(days=1))
    try:
        await desk.ratings.keep_up(desk.hosted.read, desk.hosted.head.seq)
        found, tally = await desk.ratings.results(Asked(first=asked.first, last=over, clerk=asked.clerk))
    except Unavailable as failed:
        raise ProblemFoundError(
            problem("ratings", "Ratings cannot be had now", 503, str(failed)), Retry_After="5"
        ) from failed
    configuration = desk.hosted.state.configuration
    levels = max(tally.scores, default=0) if configuration is None else configuration.rating_levels
    results = RatingResults(first=asked.first, last=asked.last, until=over, clerk=asked.clerk, n=None)
    if found:
        results = RatingResults(
            first=asked.first,
            last=asked.last,
            until=over,
            clerk=asked.clerk,
            n=tally.scores.total(),
            levels=tuple(tally.scores[level] for level in range(1, max(levels, *tally.scores) + 1)),
            reasons=dict(sorted(tally.reasons.items())),
            comments=await _comments(desk, found),
        )
    return Response(encode_ratings(results), media_type=JSON, headers=_NO_STORE)


def _asked(request: Request, holder: Credential) -> Asked:
    first, last = _day(request, "from"), _day(request, "to")
    if first > last:
        raise _bad_day("`from` is after `to`")
    named = request.query_params.get("clerk")
    clerk = None if named is None else ClerkId(named)
    if holder.role is Role.COUNTER:
        account = signed_in(request, holder)
        if account is None:
            detail = "This branch has no accounts: a supervisor's credential is told"
            raise ProblemFoundError(problem("no_session", "Nobody has signed in here", 403, detail))
        if account.role is not StaffRole.SUPERVISOR:
            if clerk not in {None, account.clerk}:
                raise ProblemFoundError(
                    problem("other_clerk", "Not this clerk's work", 403, "A clerk is told the own ratings only")
                )
            clerk = account.clerk
    return Asked(first=first, last=last, clerk=clerk)


def _day(request: Request, name: str) -> date:
    text = request.query_params.get(name, "")
    try:
        return date.fromisoformat(text if len(text) == len("2026-03-09") else "")
    except ValueError:
        raise _bad_day(f"`{name}` is a local day, as 2026-03-09") from None


def _bad_day(detail: str) -> ProblemFoundError:
    return ProblemFoundError(problem("bad_day", "These are no days", 400, detail))


async def _comments(desk: Desk, found: list[Block]) -> tuple[str, ...]:
    days = [ClerksDays(clerk=block.clerk, first=block.first, last=block.last) for block in found]
    try:
        return tuple(await desk.vault.comments(days))
    except VaultClosed as closed:
        # Counts are told all the same; health tells why the vault is closed.
        _log.info("ratings told without comments", why=str(closed))
        return ()


def _no(kind: str, title: str, detail: str) -> ProblemFoundError:
    return ProblemFoundError(problem(kind, title, 409, detail))
