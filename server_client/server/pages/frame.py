"""The frame of all pages for people of the centre: head, areas, language and what browsers must refuse.

A page's own part is a template in assets/web that extends `frame.html`, with words given in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.configuration import VIETNAMESE
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.pages.bilingual import ENGLISH, LANGUAGE_COOKIE, Bilingual, in_language, language_of
from server_client.server.pages.frame_words import FRAME_WORDS
from server_client.server.pages.templates import TEMPLATES
from server_client.server.pages.web_files import WebFiles
from server_client.server.routes.desk import desks_of

_YEAR_S = 365 * 24 * 3600
HEADERS: Mapping[str, str] = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    # Not no-referrer: under that a browser leaves out, with each form, where it came from.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the pages: its first page, its icon, the name of its word, and whose it is."""

    path: str
    icon: str
    word: str
    roles: frozenset[CenterRole]


_EVERYONE = frozenset(CenterRole)
_ADMINISTRATORS = frozenset({CenterRole.ADMINISTRATOR})
_CITY_WIDE = frozenset({CenterRole.ADMINISTRATOR, CenterRole.DIRECTOR})
AREAS = (
    Area(path="/admin", icon="house", word="home", roles=_EVERYONE),
    Area(path="/monitor", icon="chart-column", word="monitor", roles=_EVERYONE),
    Area(path="/monitor/lab", icon="flask-conical", word="lab", roles=_CITY_WIDE),
    Area(path="/admin/devices", icon="monitor", word="devices", roles=_EVERYONE),
    Area(path="/admin/configuration", icon="settings", word="configuration", roles=_ADMINISTRATORS),
    Area(path="/admin/people", icon="users-round", word="people", roles=_ADMINISTRATORS),
    Area(path="/admin/audit", icon="scale", word="audit", roles=_ADMINISTRATORS),
)

_files = WebFiles(
    folder="/web/staff",
    regular="fonts/BeVietnamPro-Regular.ttf",
    semibold="fonts/BeVietnamPro-SemiBold.ttf",
    extrabold="fonts/BeVietnamPro-ExtraBold.ttf",
    style="web/motcua.css",
    htmx="web/vendor/htmx.min.js",
    icon="icons/brand.svg",
)


def frame_routes() -> list[BaseRoute]:
    """Return the calls for what all these pages need beside themselves."""
    return [Route("/web/staff/{name}", _files.get)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for a page, None before they have signed in, and to which area it belongs (its path)."""

    request: Request
    who: Administrator | None = None
    here: str = ""


def page(asked: Asked, template: str, texts: Bilingual, *, status: int = 200, **shown: object) -> Response:
    """Return a page, or a part of one, made of a template of assets/web; its words are `words.NAME`."""
    language = language_of(asked.request)
    other = VIETNAMESE if language == ENGLISH else ENGLISH
    text = TEMPLATES.get_template(template).render(
        language=language,
        words=in_language(FRAME_WORDS, language) | in_language(texts, language),
        address=_files.address,
        icon=icon,
        who=asked.who,
        here=asked.here,
        areas=[area for area in AREAS if asked.who is not None and asked.who.role in area.roles],
        other_language=f"{asked.request.url.path}?lang={other}",
        **shown,
    )
    answer = Response(text, status, dict(HEADERS), "text/html")
    if asked.request.query_params.get("lang") == language:
        answer.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=_YEAR_S,
            secure=desks_of(asked.request).public_url.startswith("https:"),
            httponly=True,
            samesite="strict",
        )
    return answer


@cache
def icon(name: str) -> str:
    """Return an icon of assets/icons as it stands in a page; it is for the eye only."""
    text = files("assets").joinpath(f"icons/{name}.svg").read_text(encoding="utf-8")
    return Markup(text.replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S704 - a file of ours
