"""What every call needs: which branch it is about, who asks, and problems as documents."""

from collections.abc import Mapping
from typing import cast

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from server_client.dossier_model.preregistration import PreregistrationRefused
from server_client.dossier_model.reception import ReceptionRefused
from server_client.queue_model.ids import BranchId
from server_client.queue_model.refusals import Refused
from server_client.server.center import Center
from server_client.server.credentials import Credential, Role
from server_client.server.desk import Desk
from server_client.server.desks import Desks
from server_client.server.errors import (
    CalendarUnusable,
    CatalogueUnusable,
    Fenced,
    LogDamaged,
    StaffUnusable,
    StoreUnavailable,
    Unavailable,
    VaultClosed,
)
from server_client.server.served_branch import ServedBranch
from server_client.server.vault.sealed_secrets import SecretLocked
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
    Fenced: ("fenced", "This node may not write the branch", "30"),
    SecretLocked: ("secrets_locked", "The centre's secrets cannot be opened now", "60"),
    StaffUnusable: ("staff", "Nobody can sign in now", "10"),
    VaultClosed: ("vault", "Pre-registrations cannot be kept or read now", "10"),
    CalendarUnusable: ("calendar", "No due date can be given now", "60"),
    CatalogueUnusable: ("catalogue", "The catalogue of procedures cannot be had now", "60"),
}
_STOPPED = ("stopped", "The branch takes no commands", "10")


class ProblemFoundError(Exception):
    """The request cannot be answered as asked; the problem document says why."""

    def __init__(self, found: Problem, **headers: str) -> None:
        """Answer with `found`; header names are given with underscores for hyphens."""
        super().__init__(found.detail)
        self.found = found
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def desks_of(connection: HTTPConnection) -> Desks:
    """Return what the application that got the request serves."""
    return cast("Desks", connection.app.state.desks)


def center_of(connection: HTTPConnection) -> Center:
    """Return the concerns of the centre; 404 `no_such_call` from a server that is none."""
    center = desks_of(connection).center
    if center is None:
        raise ProblemFoundError(
            problem("no_such_call", "There is no such call", 404, "This server is no centre; ask the centre")
        )
    return center


def desk_of(connection: HTTPConnection) -> Desk:
    """Return the desk of the branch that the call is about; 401, 404, or 409 `not_hosted_here` if there is none."""
    desks, branch = desks_of(connection), _branch_asked(connection)
    desk = desks.hosted.get(branch)
    if desk is not None:
        return desk
    of_branch(desks, branch)
    if branch in desks.unusable:
        raise LogDamaged(desks.unusable[branch])
    raise ProblemFoundError(
        problem(
            "not_hosted_here",
            "This branch has a node of its own",
            409,
            f"Branch {branch} can be read here, but its work is done at its own node: send this there",
        )
    )


async def served_by(connection: HTTPConnection) -> ServedBranch:
    """Return the branch that the call is about, hosted or followed; errors as of `desk_of` but for the 409."""
    desks, branch = desks_of(connection), _branch_asked(connection)
    return await served(desks, branch)


async def served(desks: Desks, branch: BranchId) -> ServedBranch:
    """Return the branch, hosted or followed; 404 if it is neither."""
    desk = desks.hosted.get(branch)
    if desk is not None:
        return desk.hosted
    of_branch(desks, branch)
    if branch in desks.unusable:
        raise LogDamaged(desks.unusable[branch])
    return await cast("Center", desks.center).following.at(branch)


def found_holder(connection: HTTPConnection) -> Credential | None:
    """Return whose credential came with the request, or None."""
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    return desks_of(connection).credentials.holder(secret) if scheme.lower() == "bearer" else None


def holder_of(connection: HTTPConnection) -> Credential:
    """Return whose credential came with the request; 401 if none did."""
    holder = found_holder(connection)
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
    return holder


def admitted(connection: HTTPConnection) -> Credential:
    """Return who asks, about a branch that is here and that is theirs to ask about; 401, 403 or 404 if that fails."""
    holder, desks = holder_of(connection), desks_of(connection)
    branch = connection.path_params.get("branch", desks.home)
    if branch is not None:
        of_branch(desks, branch)
        _speaks_about(connection, holder, branch)
    return holder


def permitted(connection: HTTPConnection, *roles: Role) -> Credential:
    """Return who asks, if their role is one of these; 401, 403 or 404 if not."""
    holder = admitted(connection)
    _has_role(holder, roles)
    return holder


def permitted_for(connection: HTTPConnection, *roles: Role) -> tuple[Credential, BranchId]:
    """Return who asks and about which branch, which need not be known here yet; 401 or 403 if it is not theirs to."""
    holder = holder_of(connection)
    branch = BranchId(connection.path_params["branch"])
    _has_role(holder, roles)
    _speaks_about(connection, holder, branch)
    return holder, branch


def permitted_at_center(connection: HTTPConnection, *roles: Role) -> Center:
    """Return the centre for who is of no branch and has one of the roles; 401, 403 or 404 if not."""
    holder, center = holder_of(connection), center_of(connection)
    _has_role(holder, roles)
    if holder.branch is not None:
        raise _other_branch(f"{holder.name} is of branch {holder.branch}; this call is about all branches")
    return center


def of_branch(desks: Desks, branch: BranchId) -> None:
    """Refuse with 404 what is about a branch that is not here."""
    if not desks.knows(branch):
        only = f"This server hosts branch {desks.home} only; check" if desks.home else "Check"
        raise ProblemFoundError(
            problem("unknown_branch", "This branch is not here", 404, f"{only} the branch code in the address")
        )


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


def _branch_asked(connection: HTTPConnection) -> BranchId:
    named = connection.path_params.get("branch")
    if named is not None:
        return BranchId(named)
    desks = desks_of(connection)
    branch = desks.branch_of(holder_of(connection)) if desks.home is None else desks.home
    if branch is None:
        detail = "The credential is of no branch and the call names none: use one that was made with --branch"
        raise ProblemFoundError(problem("unknown_branch", "Which branch is not said", 404, detail))
    return branch


def _speaks_about(connection: HTTPConnection, holder: Credential, branch: BranchId) -> None:
    if not desks_of(connection).may_speak(holder, branch):
        whose = f"of branch {holder.branch}" if holder.branch else "of no branch"
        raise _other_branch(f"The credential of {holder.name} is {whose}; {branch} is not its business")


def _has_role(holder: Credential, roles: tuple[Role, ...]) -> None:
    if holder.role not in roles:
        raise ProblemFoundError(
            problem("not_permitted", "Not this role's work", 403, f"This call is for {', '.join(roles)} only")
        )


def _other_branch(detail: str) -> ProblemFoundError:
    return ProblemFoundError(problem("other_branch", "Another branch's work", 403, detail))
