"""The calls about the staff: signing in, choosing a PIN, who may sign in, and their pictures."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import ClerkId
from server_client.server.credentials import Credential, Role
from server_client.server.desk import Desk
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import JSON, ProblemFoundError, desk_of, permitted
from server_client.server.staff.account import Account
from server_client.server.staff.pins import PinWeak
from server_client.server.staff.refusals import LockedOut, TooBusy, WrongPin
from server_client.server.staff.staff import Admission, SignIn
from server_client.wire.answers import problem
from server_client.wire.staff import (
    SignedIn,
    StaffMember,
    decode_new_pin,
    decode_sign_in,
    encode_signed_in,
    encode_staff,
)

LARGEST_SIGN_IN = 1024
_NO_STORE = {"Cache-Control": "no-store"}
_SIGN_IN = (Role.COUNTER, Role.SUPERVISOR)
_READERS = (Role.COUNTER, Role.DISPLAY, Role.SUPERVISOR)


async def post_sign_in(request: Request) -> Response:
    """Return a session to whoever has the PIN of a clerk."""
    holder, desk = permitted(request, *_SIGN_IN), desk_of(request)
    _may_try(desk, holder)
    form = await read_body(request, decode_sign_in, largest=LARGEST_SIGN_IN)
    with _refusals(desk, holder):
        admission = await desk.staff.sign_in(SignIn(credential=holder.name, clerk=ClerkId(form.clerk), pin=form.pin))
    return _answer(desk, admission)


async def post_pin(request: Request) -> Response:
    """Give a clerk the PIN that they chose, and return a session under it."""
    holder, desk = permitted(request, *_SIGN_IN), desk_of(request)
    _may_try(desk, holder)
    form = await read_body(request, decode_new_pin, largest=LARGEST_SIGN_IN)
    with _refusals(desk, holder):
        wish = SignIn(credential=holder.name, clerk=ClerkId(form.clerk), pin=form.pin)
        admission = await desk.staff.change_pin(wish, form.new_pin)
    return _answer(desk, admission)


async def get_staff(request: Request) -> Response:
    """Return who may sign in; to a display the names of those only whom citizens may know."""
    holder = permitted(request, *_READERS)
    accounts = desk_of(request).staff.accounts.all()
    body = encode_staff(_member(account, holder.role) for account in accounts)
    return Response(body, media_type=JSON, headers=_NO_STORE)


async def get_picture(request: Request) -> Response:
    """Return a clerk's picture with an ETag, or 304 to whoever has it already."""
    holder, desk = permitted(request, *_READERS), desk_of(request)
    account = desk.staff.accounts.find(ClerkId(request.path_params["clerk"]))
    if account is None or account.picture is None or not _is_shown_to(holder.role, account):
        raise ProblemFoundError(
            problem("unknown_picture", "There is no such picture", 404, "Show the clerk's number or name instead")
        )
    headers = {"ETag": f'"{account.picture}"', "Cache-Control": "private, no-cache"}
    if headers["ETag"] in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    path = desk.staff.files.pictures / account.picture
    try:
        picture = await asyncio.to_thread(path.read_bytes)
    except OSError as failed:
        raise ProblemFoundError(
            problem("unknown_picture", "There is no such picture", 404, "Its file is gone: set it anew")
        ) from failed
    return Response(picture, media_type="image/jpeg", headers=headers)


def _may_try(desk: Desk, holder: Credential) -> None:
    wait_s = desk.staff.guessing.wait_s(holder.name)
    if wait_s:
        desk.metrics.signed_in("too_many_misses")
        detail = f"This console has tried too many PINs: try again in {wait_s} s"
        raise ProblemFoundError(problem("too_many_misses", "Too many wrong PINs", 429, detail), Retry_After=str(wait_s))


@contextmanager
def _refusals(desk: Desk, holder: Credential) -> Iterator[None]:
    try:
        yield
    except WrongPin as wrong:
        desk.staff.guessing.missed(holder.name)
        desk.metrics.signed_in("wrong_pin")
        found = problem("wrong_pin", "Clerk and PIN do not fit", 403, str(wrong))
        raise ProblemFoundError(replace(found, particulars={"left": wrong.left})) from wrong
    except LockedOut as locked:
        desk.staff.guessing.missed(holder.name)
        desk.metrics.signed_in("locked")
        raise _locked(locked, desk.now()) from locked
    except TooBusy as busy:
        desk.metrics.signed_in("busy")
        found = problem("sign_in_busy", "Another sign-in is under way", 503, str(busy))
        raise ProblemFoundError(found, Retry_After="1") from busy
    except PinWeak as weak:
        desk.metrics.signed_in("weak_pin")
        raise ProblemFoundError(problem("weak_pin", "This PIN is not taken", 409, str(weak))) from weak


def _locked(locked: LockedOut, now: datetime) -> ProblemFoundError:
    until = locked.until.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    wait_s = max(1, ceil((locked.until - now).total_seconds()))
    found = problem("locked", "This clerk cannot sign in here now", 403, f"{locked}; until {until}")
    return ProblemFoundError(replace(found, particulars={"until": until, "wait_s": wait_s}), Retry_After=str(wait_s))


def _answer(desk: Desk, admission: Admission) -> Response:
    desk.metrics.signed_in("right")
    account = admission.account
    body = SignedIn(
        clerk=account.clerk,
        name=account.name,
        role=account.role.value,
        session=admission.session,
        until=admission.until.astimezone(UTC),
        pin_is_initial=account.pin_is_initial,
        wrong_before=admission.wrong_before,
    )
    return Response(encode_signed_in(body), media_type=JSON, headers=_NO_STORE)


def _member(account: Account, reader: Role) -> StaffMember:
    is_shown = _is_shown_to(reader, account)
    return StaffMember(
        clerk=account.clerk,
        role=account.role.value,
        name=account.name if is_shown else None,
        picture=is_shown and account.picture is not None,
        shows_name=account.shows_name,
    )


def _is_shown_to(reader: Role, account: Account) -> bool:
    return account.shows_name or reader is not Role.DISPLAY
