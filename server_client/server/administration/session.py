"""Who asks for a page, by the cookie of their session, and what their forms say; it checks no password.

The cookie is HttpOnly and SameSite=Strict, and beyond this machine Secure and bound to the host (`__Host-`). Each form
carries besides the session's own mark, so that no other site can send one in someone's name.
"""

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.sessions import Session
from server_client.server.pages.frame import Asked, page
from server_client.server.pages.refusal_words import REFUSAL_WORDS
from server_client.server.routes.bodies import read_within
from server_client.server.routes.desk import center_of, desks_of
from server_client.server.settings import is_loopback

SIGN_IN, BEGIN = "/admin/sign-in", "/admin/begin"
_SESSION, _BROWSER = "motcua_session", "motcua_browser"
_YEAR_S = 365 * 24 * 3600
_LARGEST_FORM = 64 << 10
_MOST_FIELDS = 500
_FORM = "application/x-www-form-urlencoded"
_PAGES = ("/admin", "/monitor")


class PageInstead(Exception):
    """Another page is to be shown than the one that was asked for."""

    def __init__(self, answer: Response) -> None:
        """Keep the answer."""
        super().__init__(f"status {answer.status_code}")
        self.answer = answer


async def page_instead(request: Request, error: Exception) -> Response:
    """Return the page that was raised."""
    if not isinstance(error, PageInstead):
        raise error
    return error.answer


def is_of_pages(request: Request) -> bool:
    """Say whether a person at a browser asks, not a program."""
    return request.url.path.startswith(_PAGES)


def unavailable_page(request: Request) -> Response:
    """Return what is shown where something cannot be had just now."""
    return _refused(request, None, "unavailable", 503)


async def signed_in(request: Request, *roles: CenterRole) -> Administrator:
    """Return who asks, if they have one of the roles; any will do if none is named.

    PageInstead leads who is not signed in to the page on which they can, and says to others that it is not their work.
    """
    session = await session_of(request)
    if session is None:
        raise PageInstead(_to_sign_in(request))
    if session.is_beginning:
        raise PageInstead(RedirectResponse(BEGIN, 303))
    who = session.administrator
    if roles and who.role not in roles:
        raise PageInstead(_refused(request, who, "not_yours"))
    return who


async def session_of(request: Request) -> Session | None:
    """Return the session that the browser's cookie names, begun or still beginning; None if there is none."""
    token = request.cookies.get(_cookie(request, _SESSION), "")
    return await center_of(request).administration.sessions.find(token)


async def form_of(request: Request, who: Administrator) -> dict[str, str]:
    """Return what a form says, by field; PageInstead if it is not one of this session's, or no form at all."""
    return {name: values[-1] for name, values in (await fields_of(request, who)).items()}


async def fields_of(request: Request, who: Administrator) -> Mapping[str, list[str]]:
    """Return what a form says where a field may come several times; errors as of `form_of`."""
    fields = await posted(request, who)
    given = request.headers.get("motcua-csrf") or fields.get("csrf", [""])[-1]
    if not hmac.compare_digest(given.encode(errors="replace"), who.csrf.encode()):
        raise PageInstead(_refused(request, who, "old_form"))
    return fields


async def posted(request: Request, who: Administrator | None) -> Mapping[str, list[str]]:
    """Return what a form says, whoever sent it; PageInstead if it is none, or was sent by another site's page."""
    came_from = request.headers.get("sec-fetch-site", "same-origin")
    if came_from not in {"same-origin", "none"}:
        raise PageInstead(_refused(request, who, "old_form"))
    body = await read_within(request, _LARGEST_FORM)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise PageInstead(_refused(request, who, "no_form", 400))
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as wrong:
        raise PageInstead(_refused(request, who, "no_form", 400)) from wrong
    if any("\0" in value for values in fields.values() for value in values):
        raise PageInstead(_refused(request, who, "no_form", 400))
    return fields


def browser_of(request: Request) -> str:
    """Return the mark of a browser in which someone has signed in; empty without one."""
    return request.cookies.get(_cookie(request, _BROWSER), "")[:100]


def with_session(request: Request, answer: Response, token: str, browser: str) -> Response:
    """Return the answer with the cookies of a new session, and of the browser."""
    _set_cookie(request, answer, _SESSION, token)
    _set_cookie(request, answer, _BROWSER, browser, max_age=_YEAR_S)
    return answer


def without_session(request: Request, answer: Response) -> Response:
    """Return the answer with the session's cookie taken back."""
    answer.delete_cookie(
        _cookie(request, _SESSION), secure=_is_secure(request), httponly=True, samesite="strict", path="/"
    )
    return answer


def inner_path(text: str) -> str:
    """Return the path if it is one of these pages, else the first page: no link may lead to another site."""
    return text if text.startswith(_PAGES) and "\\" not in text and text.isprintable() else "/admin"


def _set_cookie(request: Request, answer: Response, name: str, value: str, *, max_age: int | None = None) -> None:
    answer.set_cookie(
        _cookie(request, name),
        value,
        max_age=max_age,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="strict",
    )


def _cookie(request: Request, name: str) -> str:
    return f"__Host-{name}" if _is_secure(request) else name


def _is_secure(request: Request) -> bool:
    # A proxy that speaks TLS for us asks by plain HTTP: then the public address tells.
    return desks_of(request).public_url.startswith("https:") or not is_loopback(request.url.hostname or "")


def _to_sign_in(request: Request) -> Response:
    where = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    to = f"{SIGN_IN}?to={quote(where, safe='')}" if request.method == "GET" else SIGN_IN
    if request.headers.get("hx-request"):
        # The page goes there as a whole; a redirect would put the sign-in into a part of it.
        return Response(status_code=401, headers={"HX-Redirect": SIGN_IN})
    return RedirectResponse(to, 303)


def _refused(request: Request, who: Administrator | None, why: str, status: int = 403) -> Response:
    return page(Asked(request=request, who=who), "administration/refusal.html", REFUSAL_WORDS, status=status, why=why)
