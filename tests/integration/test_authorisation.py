"""Every call by every role, without a credential, by another branch's and by one that was taken back."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import httpx
from starlette.routing import Route

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credentials, Role
from server_client.server.routing import all_routes
from tests.fakes.access import CALLS, ENTRANCE, OPEN_PAGES, PAGES, About, Access
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.running_center import running_center
from tests.fakes.running_server import running_server

CN02 = BranchId("CN02")
NAMES = {
    "branch": CN01,
    "token": a_token(),
    "day": "2999-12-31",
    "month": "2999-12",
    "visit": an_id(),
    "reception": an_id(),
    "advice": an_id(),
    "code": "K7MA-4TXC-9HE2",
    "clerk": "LAN01",
    "ticket": an_id(),
    "epoch": "1",
    "webhook": an_id(),
    "version": "1",
    "errand": an_id(),
}
# What is no call of the framework's, since the feed goes beside it.
_FEED = "GET /v1/branches/{branch}/events"
# No call reads this: whoever gets so far as to be told so was let in.
_NO_JSON = b"!"
_REVOKED_WITHIN_S = 20
_OF_ALL = {Role.DISPLAY, Role.SUPERVISOR, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody with a secret, or without one; `branch` is what the credential is of."""

    name: str
    secret: str = ""
    role: Role | None = None
    branch: BranchId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A server with people who ask it."""

    http: httpx.Client
    askers: tuple[Asker, ...]
    is_center: bool


def test_every_call_and_every_page_stands_in_the_table() -> None:
    routes = {_label(route) for route in all_routes() if isinstance(route, Route)}

    assert len(routes) == len(all_routes())
    assert CALLS.keys() | OPEN_PAGES | ENTRANCE | PAGES.keys() == routes | {_FEED}


def test_a_branch_answers_whom_the_table_lets_in_and_nobody_else(tmp_path: Path) -> None:
    with running_server(tmp_path / "data") as server:
        assert "\n".join(_wrong(_host(server.http, tmp_path / "data", is_center=False))) == ""


def test_a_centre_answers_whom_the_table_lets_in_and_nobody_else(tmp_path: Path) -> None:
    with running_center(tmp_path / "data", CN01) as centre:
        assert "\n".join(_wrong(_host(centre.http, tmp_path / "data", is_center=True))) == ""


def _host(http: httpx.Client, data: Path, *, is_center: bool) -> Host:
    credentials = Credentials(data / "credentials.json")
    given = [_given(credentials, role, branch) for role in Role for branch in (CN01, CN02, None)]
    taken_back = [_given(credentials, role, CN01, "revoked-") for role in (Role.SUPERVISOR, Role.NODE)]
    for one in taken_back:
        assert _status(http, one) != 401
        credentials.remove(one.name, CN01)
    deadline = monotonic() + _REVOKED_WITHIN_S
    while any(_status(http, one) != 401 for one in taken_back):
        assert monotonic() < deadline, "what was taken back still holds"
    nobody = (Asker(name="nobody"), Asker(name="a made-up secret", secret=secrets.token_urlsafe(32)))
    gone = (Asker(name=f"{one.name}, taken back", secret=one.secret) for one in taken_back)
    return Host(http=http, askers=(*given, *nobody, *gone), is_center=is_center)


def _given(credentials: Credentials, role: Role, branch: BranchId | None, prefix: str = "") -> Asker:
    name = f"{prefix}{role}-of-{branch}"
    secret = credentials.add(name, role, lambda: secrets.token_urlsafe(32), branch=branch)
    return Asker(name=name, secret=secret, role=role, branch=branch)


def _status(http: httpx.Client, asker: Asker) -> int:
    return http.get("/v1/credential", headers=_headers(asker)).status_code


def _wrong(host: Host) -> list[str]:
    return list(_found_wrong(host))


def _found_wrong(host: Host) -> Iterator[str]:
    for call, access in CALLS.items():
        for asker in host.askers:
            status, code = _asked(host.http, call, asker)
            if status >= 500 and code not in {"staff", "vault", "not_foretold"}:
                yield f"{call} by {asker.name}: {status} {code}"
            let_in = code not in _turned_away(host, access)
            if let_in != _may(host, access, asker):
                yield f"{call} by {asker.name}: {status} {code}, which should be {'no' if let_in else 'let in'}"
            if asker.role is None and access.about is not About.PUBLIC and status not in {401, 404}:
                yield f"{call} by {asker.name}: {status}, not 401"


def _may(host: Host, access: Access, asker: Asker) -> bool:
    if access.about is About.PUBLIC:
        return True
    if asker.role not in access.roles or (access.at_center_only and not host.is_center):
        return False
    if not host.is_center:
        # Here a credential that names no branch is of the one that there is.
        return asker.branch in {CN01, None}
    match access.about:
        case About.BRANCH | About.NODE:
            return asker.branch == CN01 or (asker.branch is None and asker.role in _OF_ALL)
        case About.OWN:
            return asker.branch == CN01
        case About.MINE:
            return asker.branch is not None
        case About.CITY:
            return asker.branch is None
        case About.SELF:
            return True


def _turned_away(host: Host, access: Access) -> set[str]:
    codes = {"no_credential", "not_permitted", "other_branch"}
    match access.about:
        case About.PUBLIC:
            # What a call that everybody may make does not find is no refusal of who asks.
            return codes
        case About.OWN:
            return codes | {"no_such_call", "unknown_branch"}
        case _:
            return codes | {"no_such_call"}


def _asked(http: httpx.Client, call: str, asker: Asker) -> tuple[int, str]:
    method, path = call.split(" ", 1)
    request = http.build_request(
        method,
        path.format(**NAMES),
        headers={**_headers(asker), "Content-Type": "application/json"},
        content=_NO_JSON if method in {"POST", "PUT"} else None,
    )
    answer = http.send(request, stream=True)
    try:
        # The feed has no end.
        if answer.status_code < 400:
            return answer.status_code, ""
        answer.read()
        return answer.status_code, str(answer.json()["code"])
    finally:
        answer.close()


def _headers(asker: Asker) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {asker.secret}"} if asker.secret else {}


def _label(route: Route) -> str:
    (method,) = (route.methods or set()) - {"HEAD"}
    return f"{method} {route.path}"
