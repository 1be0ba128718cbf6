"""Pages on which people of the centre sign in, begin and sign out; whether they may is told in `administration`."""

import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from server_client.queue_model.local_time import VIETNAM
from server_client.server.administration import second_factor
from server_client.server.administration.passwords import PasswordWeak
from server_client.server.administration.session import (
    SIGN_IN,
    PageInstead,
    browser_of,
    fields_of,
    inner_path,
    posted,
    session_of,
    with_session,
    without_session,
)
from server_client.server.administration.sessions import Session
from server_client.server.administration.signing_in import NotLetIn, SignIn, Why
from server_client.server.pages.administration.entrance_words import ENTRANCE_WORDS
from server_client.server.pages.frame import Asked, page
from server_client.server.pages.qr_picture import qr_picture
from server_client.server.routes.callers import address_of
from server_client.server.routes.desk import center_of

_LONGEST = 200
_BROWSER_BYTES = 18


async def get_sign_in(request: Request) -> Response:
    """Return the form; who is signed in goes on to where they wanted to go."""
    session = await session_of(request)
    if session is not None:
        return RedirectResponse("/admin/begin" if session.is_beginning else _to(request), 303)
    return _form(request)


async def post_sign_in(request: Request) -> Response:
    """Let someone in, or show the form again with the reason why not."""
    fields = await posted(request, None)
    typed = {name: fields.get(name, [""])[-1][:_LONGEST] for name in ("name", "password", "figures")}
    center = center_of(request)
    address = address_of(request)
    if await center.sign_in_limits.take(address):
        return _form(request, name=typed["name"], why="slow", status=429)
    wish = SignIn(
        name=typed["name"].strip().lower(),
        password=typed["password"],
        figures="".join(typed["figures"].split()),
        browser=browser_of(request),
    )
    try:
        token = await center.administration.signing_in.sign_in(wish)
    except NotLetIn as refused:
        until = refused.until.astimezone(VIETNAM).strftime("%H:%M:%S") if refused.until is not None else ""
        status = 503 if refused.why is Why.BUSY else 403
        return _form(request, name=typed["name"], why=refused.why.value, until=until, status=status)
    await center.sign_in_limits.give_back(address)
    answer = RedirectResponse(_to(request), 303)
    return with_session(request, answer, token, browser_of(request) or secrets.token_urlsafe(_BROWSER_BYTES))


async def get_begin(request: Request) -> Response:
    """Return the page on which someone chooses a password and adds their phone."""
    return _beginning(request, await _beginner(request))


async def post_begin(request: Request) -> Response:
    """Take the password and the second factor, or say what is wrong with them."""
    session = await _beginner(request)
    fields = await fields_of(request, session.administrator)
    password, again, figures = (fields.get(name, [""])[-1] for name in ("password", "again", "figures"))
    if password != again:
        return _beginning(request, session, wrong=("again", "not_same"))
    try:
        token = await center_of(request).administration.signing_in.finish_beginning(
            session, password, "".join(figures.split())
        )
    except PasswordWeak as weak:
        return _beginning(request, session, wrong=("password", f"weak_{weak.why}"))
    except NotLetIn:
        return _beginning(request, session, wrong=("figures", "wrong_figures"))
    answer = RedirectResponse("/admin", 303)
    return with_session(request, answer, token, browser_of(request) or secrets.token_urlsafe(_BROWSER_BYTES))


async def post_sign_out(request: Request) -> Response:
    """End the session."""
    session = await session_of(request)
    if session is not None:
        await fields_of(request, session.administrator)
        await center_of(request).administration.sessions.end(session)
    return without_session(request, RedirectResponse(SIGN_IN, 303))


async def _beginner(request: Request) -> Session:
    session = await session_of(request)
    if session is None or not session.is_beginning:
        raise PageInstead(RedirectResponse(SIGN_IN, 303))
    return session


def _form(request: Request, *, name: str = "", why: str = "", until: str = "", status: int = 200) -> Response:
    center_of(request)
    return page(
        Asked(request=request),
        "administration/sign_in.html",
        ENTRANCE_WORDS,
        status=status,
        name=name,
        why=why,
        until=until,
        to=_to(request),
    )


def _beginning(request: Request, session: Session, *, wrong: tuple[str, str] = ("", "")) -> Response:
    secret = center_of(request).administration.signing_in.begun_secret(session)
    return page(
        Asked(request=request),
        "administration/begin.html",
        ENTRANCE_WORDS,
        status=403 if wrong[0] else 200,
        begun_by=session.administrator,
        qr=qr_picture(second_factor.address(secret, session.account.name)),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        wrong=wrong,
    )


def _to(request: Request) -> str:
    return inner_path(request.query_params.get("to", ""))
