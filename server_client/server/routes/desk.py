"""What every call needs: the branch that is hosted, who asks, and problems as documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from server_client.dossier_model.preregistration import PreregistrationRefused
from server_client.dossier_model.reception import ReceptionRefused
from server_client.queue_model.refusals import Refused
from server_client.server.city_system.line import CityLine
from server_client.server.credentials import Credential, Credentials, Role
from server_client.server.errors import (
    CalendarUnusable,
    CatalogueUnusable,
    StaffUnusable,
    StoreUnavailable,
    Unavailable,
    VaultClosed,
)
from server_client.server.guessing import Guessing
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.presence import Presence
from server_client.server.metrics import Metrics
from server_client.server.procedures import Procedures
from server_client.server.ratings.ratings import Ratings
from server_client.server.receptions.reception_book import ReceptionBook
from server_client.server.records.records import Records
from server_client.server.settings import ServerSettings
from server_client.server.staff.staff import Staff
from server_client.server.vault.vault import Vault
from server_client.wire.answers import (
    PROBLEM_MEDIA_TYPE,
    Problem,
    encode_problem,
    office_problem,
    problem,
    refusal_problem,
)

JSON = "application/json"
# What the environment's faults are called, and after how many seconds another try makes sense.
_CANNOT: Mapping[type[Unavailable], tuple[str, str, str]] = {
    StoreUnavailable: ("disk", "Nothing can be written now", "2"),
    StaffUnusable: ("staff", "Nobody can sign in now", "10"),
    VaultClosed: ("vault", "Pre-registrations cannot be kept or read now", "10"),
    CalendarUnusable: ("calendar", "No due date can be given now", "60"),
    CatalogueUnusable: ("catalogue", "The catalogue of procedures cannot be had now", "60"),
}
_STOPPED = ("stopped", "The branch takes no commands", "10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the calls work with."""

    settings: ServerSettings
    hosted: HostedBranch
    credentials: Credentials
    metrics: Metrics
    now: Callable[[], datetime]
    records: Records
    vault: Vault
    procedures: Procedures
    staff: Staff
    ratings: Ratings
    receptions: ReceptionBook
    city: CityLine
    presence: Presence = field(default_factory=lambda: Presence(monotonic))
    guessing: Guessing = field(default_factory=lambda: Guessing(monotonic))


class ProblemFoundError(Exception):
    """The request cannot be answered as asked; the problem document says why."""

    def __init__(self, found: Problem, **headers: str) -> None:
        """Answer with `found`; header names are given with underscores for hyphens."""
        super().__init__(found.detail)
        self.found = found
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def desk_of(connection: HTTPConnection) -> Desk:
    """Return the desk of the application that got the request."""
    desk: Desk = connection.app.state.desk
    return desk


def admitted(connection: HTTPConnection) -> Credential:
    """Return who asks, about the branch that is hosted here; 401 or 404 if that fails."""
    desk = desk_of(connection)
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    holder = desk.credentials.holder(secret) if scheme.lower() == "bearer" else None
    if holder is None:
        raise ProblemFoundError(
            problem(
                "no_credential",
                "A valid credential is needed",
                401,
                "Send the device's credential as Authorization: Bearer …; if it was taken back, enrol the device anew",
            ),
            WWW_Authenticate="Bearer",
        )
    of_branch(desk, connection.path_params.get("branch", desk.settings.branch))
    return holder


def of_branch(desk: Desk, branch: str) -> None:
    """Refuse with 404 what is about another branch than the one hosted here."""
    if branch != desk.settings.branch:
        raise ProblemFoundError(
            problem(
                "unknown_branch",
                "This branch is not here",
                404,
                f"This server hosts branch {desk.settings.branch} only; check the branch code in the address",
            )
        )


def permitted(connection: HTTPConnection, *roles: Role) -> Credential:
    """Return who asks, if their role is one of these; 401, 403 or 404 if not."""
    holder = admitted(connection)
    if holder.role not in roles:
        raise ProblemFoundError(
            problem("not_permitted", "Not this role's work", 403, f"This call is for {', '.join(roles)} only")
        )
    return holder


def may_look_up(connection: HTTPConnection, device: Credential) -> None:
    """Refuse with 429 a device that has asked for too many codes or numbers that there are not."""
    wait_s = desk_of(connection).guessing.wait_s(device.name)
    if wait_s:
        raise ProblemFoundError(
            problem(
                "too_many_misses", "Too many wrong codes", 429, f"Try again in {wait_s} s, and check what is typed"
            ),
            Retry_After=str(wait_s),
        )


def problem_response(request: Request, error: Exception) -> Response:
    """Return the problem document for what was raised."""
    match error:
        case ProblemFoundError():
            return as_response(error.found, error.headers)
        case Refused():
            return as_response(refusal_problem(error))
        case PreregistrationRefused() | ReceptionRefused():
            return as_response(office_problem(error.code, str(error), error.particulars))
        case Unavailable():
            kind, title, retry_s = _CANNOT.get(type(error), _STOPPED)
            return as_response(problem(kind, title, 503, str(error)), {"Retry-After": retry_s})
        case _:
            return as_response(problem("fault", "The server made a mistake", 500, "It was recorded; try once more"))


def as_response(found: Problem, headers: dict[str, str] | None = None) -> Response:
    """Return a problem document as an answer."""
    return Response(encode_problem(found), found.status, headers, PROBLEM_MEDIA_TYPE)
