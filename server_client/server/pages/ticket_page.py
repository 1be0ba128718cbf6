"""The page behind a ticket's QR code: one ticket, live on a phone, for whoever holds the paper; it writes nothing."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import Token
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.ticket import TicketState
from server_client.server.pages.ticket_words import ALL_WORDS, Words, said_of, words_in
from server_client.server.pages.web_files import WebFiles
from server_client.server.routes.branches import holder_of_paper, public_ticket
from server_client.server.routes.desk import desks_of
from server_client.wire.views import PublicTicket

# From this many people on, the row of dots would say no more than the figure.
_MOST_DOTS = 8
_ENDED = frozenset({TicketState.FINISHED, TicketState.ABANDONED, TicketState.CANCELLED, TicketState.EXPIRED})
_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    # The address holds the token, which is nobody else's business.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

_web_files = WebFiles(style="web/ticket.css", script="web/ticket.js", icon="icons/brand.svg")
_templates = Environment(
    loader=FileSystemLoader(Path(str(files("assets"))) / "web"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def page_routes() -> list[BaseRoute]:
    """Return the calls of the pages for citizens."""
    return [Route("/t/{token}", get_ticket_page), Route("/web/{name}", _web_files.get)]


async def get_ticket_page(request: Request) -> Response:
    """Return the page of one ticket, or with `part=place` only the part of it that changes."""
    desks = desks_of(request)
    found = await holder_of_paper(desks, Token(request.path_params["token"]))
    if found is None:
        return _unknown(request)
    branch, visit = found
    ticket = public_ticket(branch, visit, branch.time(desks.now()))
    words = words_in(request.query_params.get("lang", ""), ticket.language)
    template = "place.html" if request.query_params.get("part") == "place" else "ticket.html"
    return _page(request, template, 200, words=words, **_shown(ticket, words))


def _shown(ticket: PublicTicket, words: Words) -> dict[str, object]:
    def named(names: Names) -> str:
        return names.get(words.language) or names.get(VIETNAMESE, "")

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
        "said": said_of(ticket.state, ticket.ahead, ticket.counter, words),
        "state": ticket.state,
        "is_ended": ticket.state in _ENDED,
    }


def _unknown(request: Request) -> Response:
    accepted = request.headers.get("accept-language", "")[:2]
    words = words_in(request.query_params.get("lang", ""), accepted)
    return _page(request, "unknown_ticket.html", 404, words=words)


def _page(request: Request, template: str, status: int, **shown: object) -> Response:
    text = _templates.get_template(template).render(
        all_words=ALL_WORDS.values(), address=_web_files.address, icon=_icon, **shown
    )
    content = text.encode()
    tag = f'"{sha256(content).hexdigest()[:16]}"'
    headers = {**_HEADERS, "ETag": tag}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, status, headers, "text/html")


def _icon(name: str) -> str:
    return files("assets").joinpath(f"icons/{name}.svg").read_text(encoding="utf-8")
