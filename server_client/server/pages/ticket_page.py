"""The page behind a ticket's QR code: one ticket, live on a phone, for whoever holds the paper.

The holder can look, put the ticket off, and move the place to another branch; nothing else is written from
here, and no one is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from gzip import compress
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from time import monotonic

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import BranchId, Language, TicketId, Token
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import TicketOrigin, TicketState, Visit
from server_client.server.citizen.doing import done_at
from server_client.server.citizen.doing_there import ProblemTold
from server_client.server.citizen.errands import SILENT_AFTER, NodeUnsure
from server_client.server.citizen.postponing import postponement
from server_client.server.citizen.turns import Turns
from server_client.server.desks import Desks
from server_client.server.errors import Unavailable
from server_client.server.pages.elsewhere_card import elsewhere_card, move_to, moved_card
from server_client.server.pages.templates import TEMPLATES
from server_client.server.pages.ticket_words import ALL_WORDS, SOON, Words, said_of, wait_of, words_in
from server_client.server.pages.web_files import WebFiles
from server_client.server.routes.bodies import read_body
from server_client.server.routes.branches import holder_of_paper, public_ticket, unknown_token, visit_of
from server_client.server.routes.desk import JSON, ProblemFoundError, center_of, desks_of
from server_client.wire.answers import problem
from server_client.wire.pushes import decode_subscription
from server_client.wire.views import PublicTicket

# From this many people on, the row of dots would say no more than the figure.
_MOST_DOTS = 8
_ENDED = frozenset({TicketState.FINISHED, TicketState.ABANDONED, TicketState.CANCELLED, TicketState.EXPIRED})
_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    # The address holds the token, which is nobody else's business.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
# How many seconds a phone lets pass before it asks again: the nearer the turn, the fewer.
_NEAR_S, _SOME_WAY_S, _FAR_S = 4, 8, 15
_SOME_WAY = 10
# How long it holds what was said of the line to a branch.
_LINE_S = 5.0
# Tokens of a day's visitors to many branches; when it is full it is learned anew.
_MOST_KNOWN = 50_000
_LARGEST_SUBSCRIPTION = 4096
_WORKER_HEADERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
# A packet holds this much: smaller is not worth the packing.
_WORTH_PACKING = 1200

_web_files = WebFiles(
    style="web/ticket.css", script="web/ticket.js", icon="icons/brand.svg", called="icons/megaphone.svg"
)


def page_routes() -> list[BaseRoute]:
    """Return the calls of the pages for citizens."""
    pages = TicketPages()
    return [
        Route("/t/{token}", pages.get),
        Route("/t/{token}", pages.post_wish, methods=["POST"]),
        Route("/t/{token}/push", post_push, methods=["POST"]),
        Route("/t-worker.js", get_worker),
        Route("/web/{name}", _web_files.get),
    ]


@dataclass(frozen=True, slots=True)
class _Line:
    """What is known of the line to a branch: since when it is cut, if it is; `looked` in seconds from anywhere."""

    looked: float
    cut_since: datetime | None


class TicketPages:
    """The pages of all tickets of a server."""

    def __init__(self) -> None:
        """Begin with nothing reckoned."""
        self._turns = Turns()
        self._lines: dict[BranchId, _Line] = {}
        self._at: dict[Token, BranchId] = {}

    async def get(self, request: Request) -> Response:
        """Return the page of one ticket, or with `part=place` only the part of it that changes."""
        desks = desks_of(request)
        found = await self._holder(desks, Token(request.path_params["token"]))
        if found is None:
            return _unknown(request)
        if "why" in request.query_params:
            # A page does not hold its own address, so that it can be shown around.
            return _to(f"/t/{request.path_params['token']}/why")
        branch, visit = found
        board = await desks.board(branch.id)
        ticket = public_ticket(branch, visit, branch.time(desks.now()), self._turns.ahead, board=board)
        words = words_in(request.query_params.get("lang", ""), ticket.language)
        template = "place.html" if request.query_params.get("part") == "place" else "ticket.html"
        cut_since = await self._cut_since(desks, branch)
        shown = {
            **_shown(ticket, words, is_coming=_is_coming(branch, visit)),
            "elsewhere": None if cut_since else await elsewhere_card(desks, branch, visit, words.language),
            "moved": await moved_card(desks, branch, visit, words.language),
            "cut_since": cut_since,
            "push": _push_key(desks),
            "note": words.notes.get(request.query_params.get("note", ""), ""),
        }
        return _page(request, template, 200, words=words, shown=shown)

    async def post_wish(self, request: Request) -> Response:
        """Put the ticket off, or move it to the branch `to`; return to its page, which says how that went."""
        desks = desks_of(request)
        found = await self._holder(desks, Token(request.path_params["token"]))
        if found is None:
            return _unknown(request)
        branch, visit = found
        to = request.query_params.get("to")
        if to is not None:
            token, note = await move_to(desks, branch, visit, BranchId(to))
            return _back(request, note, token)
        return _back(request, await _put_off(desks, branch, visit.ticket, request))

    async def _holder(self, desks: Desks, token: Token) -> tuple[Branch, Visit] | None:
        """Return the visit and its branch; the database is asked once for a token, however often a phone looks."""
        known = self._at.get(token)
        if known is not None and desks.center is not None and desks.center.following.knows(known):
            branch = (await desks.center.following.at(known)).state
            visit = visit_of(branch, token)
            return None if visit is None else (branch, visit)
        found = await holder_of_paper(desks, token)
        if found is not None and found[0].id not in desks.hosted:
            if len(self._at) >= _MOST_KNOWN:
                self._at.clear()
            self._at[token] = found[0].id
        return found

    async def _cut_since(self, desks: Desks, branch: Branch) -> str:
        """Return since when nothing has been heard of a branch that is followed; empty if all is well."""
        if branch.id in desks.hosted or desks.center is None:
            return ""
        line = self._lines.get(branch.id)
        if line is None or monotonic() - line.looked > _LINE_S:
            heard = await desks.center.citizens.errands.heard(branch.id)
            is_cut = heard is not None and desks.now() - heard > SILENT_AFTER
            line = self._lines[branch.id] = _Line(monotonic(), heard if is_cut else None)
        return "" if line.cut_since is None else _time(line.cut_since)


async def post_push(request: Request) -> Response:
    """Let a browser be told of the call while its page is closed, for as long as the ticket lasts."""
    desks = desks_of(request)
    pushes = center_of(request).citizens.pushes
    subscription = await read_body(request, decode_subscription, largest=_LARGEST_SUBSCRIPTION)
    found = await holder_of_paper(desks, Token(request.path_params["token"]))
    if found is None or pushes is None:
        raise ProblemFoundError(unknown_token())
    branch, visit = found
    language = request.query_params.get("lang", visit.language)
    try:
        await pushes.subscribe(branch.id, Token(request.path_params["token"]), subscription, Language(language[:2]))
    except ValueError as wrong:
        raise ProblemFoundError(problem("malformed", "The body does not fit the call", 400, str(wrong))) from wrong
    return Response(b"{}", media_type=JSON)


async def get_worker(request: Request) -> Response:
    """Return what a browser runs when it is told of a call; it is served from the top, or it would not be allowed."""
    return Response(_worker(), media_type="text/javascript", headers=_WORKER_HEADERS)


def _push_key(desks: Desks) -> str:
    pushes = None if desks.center is None else desks.center.citizens.pushes
    return "" if pushes is None else pushes.key.public


async def _put_off(desks: Desks, branch: Branch, ticket: TicketId, request: Request) -> str:
    """Return what is to be said of it: "" if it was done."""
    command = postponement(branch.tickets[ticket], _times(request))
    try:
        await done_at(desks, branch.id, command)
    except (Refused, ProblemTold):
        return "no"
    except NodeUnsure:
        return "unsure"
    except Unavailable:
        return "away"
    return ""


def _times(request: Request) -> int:
    text = request.query_params.get("after", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _back(request: Request, note: str, token: Token | None = None) -> Response:
    language = request.query_params.get("lang", "")
    wishes = [f"lang={language}"] if language in ALL_WORDS else []
    query = "&".join([*wishes, *([f"note={note}"] if note else [])])
    return _to(f"/t/{token or request.path_params['token']}{'?' if query else ''}{query}")


def _to(address: str) -> Response:
    return RedirectResponse(address, 303, _HEADERS)


def _is_coming(branch: Branch, visit: Visit) -> bool:
    """Say whether the number was taken by somebody who has to get here first, and has not asked for more time."""
    return visit.origin is TicketOrigin.ONLINE and branch.tickets[visit.ticket].postponed == 0


def _shown(ticket: PublicTicket, words: Words, *, is_coming: bool) -> Mapping[str, object]:
    def named(names: Names) -> str:
        return names.get(words.language) or names.get(VIETNAMESE, "")

    minutes = ticket.postpone_s // 60
    put_off_until = None if ticket.offered_from is None else _time(ticket.offered_from)
    return {
        "number": ticket.number,
        "office": named(ticket.office),
        "branch": named(ticket.branch),
        "service": named(ticket.service),
        "later": [named(names) for names in ticket.later_services],
        "ahead": ticket.ahead,
        "dots": min(ticket.ahead or 0, _MOST_DOTS),
        "counter": ticket.counter,
        "issued_at": ticket.issued_at.astimezone(VIETNAM),
        "said": said_of(
            ticket.state, ticket.ahead, ticket.counter, words, put_off_until=put_off_until, is_coming=is_coming
        ),
        "wait": wait_of(ticket.forecast, ticket.unknown, words),
        "state": ticket.state,
        "is_ended": ticket.state in _ENDED,
        "next_s": _next_s(ticket),
        "may_put_off": ticket.may_postpone,
        "put_off": ticket.postponed,
        "later_word": words.later.format(minutes=minutes),
        "later_meaning": words.later_meaning.format(minutes=minutes),
        "later_left": words.later_last
        if ticket.may_postpone == 1
        else words.later_once_more.format(left=ticket.may_postpone),
    }


def _next_s(ticket: PublicTicket) -> int:
    if ticket.state is TicketState.CALLED:
        return _NEAR_S
    if ticket.ahead is None or ticket.offered_from is not None:
        return _FAR_S
    if ticket.ahead <= SOON:
        return _NEAR_S
    return _SOME_WAY_S if ticket.ahead <= _SOME_WAY else _FAR_S


def _time(at: datetime) -> str:
    # A minute that has begun is not over: whoever is told 9:40 is not called at 9:39.
    return (at + timedelta(seconds=59)).astimezone(VIETNAM).strftime("%H:%M")


def _unknown(request: Request) -> Response:
    accepted = request.headers.get("accept-language", "")[:2]
    words = words_in(request.query_params.get("lang", ""), accepted)
    return _page(request, "unknown_ticket.html", 404, words=words, shown={})


def _page(request: Request, template: str, status: int, *, words: Words, shown: Mapping[str, object]) -> Response:
    # What is sent follows from these alone, so that whoever has it already costs no more than a look.
    tag = f'"{sha256(f"{_edition()}{template}{words.language}{shown}".encode()).hexdigest()[:16]}"'
    headers = {**_HEADERS, "ETag": tag, "Vary": "Accept-Encoding"}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": _HEADERS["Cache-Control"]})
    text = TEMPLATES.get_template(template).render(
        all_words=ALL_WORDS.values(), address=_web_files.address, icon=_icon, words=words, **shown
    )
    content = text.encode()
    if len(content) > _WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = compress(content, 6), "gzip"
    return Response(content, status, headers, "text/html")


@cache
def _worker() -> bytes:
    return files("assets").joinpath("web/worker.js").read_bytes()


@cache
def _edition() -> str:
    """Return what changes with the pages themselves."""
    sources = sorted((Path(str(files("assets"))) / "web").glob("*.html"))
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


@cache
def _icon(name: str) -> str:
    return files("assets").joinpath(f"icons/{name}.svg").read_text(encoding="utf-8")
