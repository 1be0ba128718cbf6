"""The calls about configurations: a branch gets what it is offered, administrators see, keep and publish versions."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.organisation_model.checking import faults
from server_client.queue_model.ids import BranchId
from server_client.server.center import Center
from server_client.server.configurations.errors import DraftFaulty, UnknownVersion, VersionsRefused
from server_client.server.configurations.masters import heard_refusal
from server_client.server.configurations.standing import standings
from server_client.server.credentials import Role
from server_client.server.routes.bodies import read_body
from server_client.server.routes.desk import (
    JSON,
    ProblemFoundError,
    center_of,
    desks_of,
    holder_of,
    permitted_at_center,
)
from server_client.wire.answers import problem
from server_client.wire.organisation import (
    LARGEST_CITY,
    LARGEST_REFUSAL,
    Publication,
    Saved,
    Versions,
    decode_city,
    decode_publication,
    decode_refusal,
    encode_city,
    encode_refusal,
    encode_reply,
    mark_of_document,
)

_NOT_STORED = {"Cache-Control": "no-store"}


async def get_configuration(request: Request) -> Response:
    """Return what the asker's branch is offered; 304 if it works by that, 404 `no_configuration` if it is nothing."""
    center, branch = _nodes_branch(request)
    offers = center.configurations.offers
    document = await offers.document(branch)
    if document is None:
        raise ProblemFoundError(
            problem("no_configuration", "Nothing was published", 404, f"Nothing was published to {branch} yet")
        )
    tag = f'"{mark_of_document(document)}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        await offers.taken(branch)
        return Response(status_code=304, headers=headers)
    return Response(document, media_type=JSON, headers=headers)


async def put_refusal(request: Request) -> Response:
    """Take note that the asker's branch does not take over what it was offered."""
    center, branch = _nodes_branch(request)
    refused = await read_body(request, decode_refusal, largest=LARGEST_REFUSAL)
    await heard_refusal(center.configurations, branch, refused)
    return Response(encode_refusal(refused), media_type=JSON)


async def get_versions(request: Request) -> Response:
    """Return all versions, and how the configuration of each branch stands."""
    center = permitted_at_center(request, Role.ADMINISTRATOR)
    configurations = center.configurations
    newest = await configurations.versions.newest()
    body = Versions(
        versions=await configurations.versions.lines(),
        branches=await standings(center.sql, configurations.offers, None if newest is None else newest.city),
    )
    return Response(encode_reply(body), media_type=JSON, headers=_NOT_STORED)


async def get_version(request: Request) -> Response:
    """Return one version of the city's document; 404 `unknown_version`."""
    center = permitted_at_center(request, Role.ADMINISTRATOR)
    try:
        stored = await center.configurations.versions.of(version_of(request.path_params["version"]))
    except VersionsRefused as refused:
        raise _problem(refused) from refused
    return Response(encode_city(stored.city), media_type=JSON, headers=_NOT_STORED)


async def put_draft(request: Request) -> Response:
    """Keep the city's document as the draft, in place of any other; the answer tells its faults."""
    center = permitted_at_center(request, Role.ADMINISTRATOR)
    city = await read_body(request, decode_city, largest=LARGEST_CITY)
    configurations = center.configurations
    try:
        line = await configurations.versions.keep_draft(city, by=holder_of(request).name, note="", seen=None)
    except VersionsRefused as refused:
        raise _problem(refused) from refused
    body = Saved(version=line.version, revision=line.revision, faults=list(faults(city, configurations.today)))
    return Response(encode_reply(body), media_type=JSON)


async def post_publication(request: Request) -> Response:
    """Let branches have a version, which may be an older one; 409 if it has faults or none of the branches."""
    center = permitted_at_center(request, Role.ADMINISTRATOR)
    wanted = await read_body(request, decode_publication)
    configurations = center.configurations
    try:
        stored = await configurations.versions.of(wanted.version)
        branches = [BranchId(one) for one in wanted.branches]
        chosen = await configurations.publish(stored, branches, by=holder_of(request).name)
    except VersionsRefused as refused:
        raise _problem(refused) from refused
    return Response(encode_reply(Publication(version=wanted.version, branches=list(chosen))), media_type=JSON)


def version_of(text: str) -> int:
    """Return the number of a version in an address; UnknownVersion if it is none."""
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise UnknownVersion(f"{text[:20]!r} is no version; see the list of versions")
    return int(text)


def _nodes_branch(request: Request) -> tuple[Center, BranchId]:
    holder = holder_of(request)
    if holder.role is not Role.NODE:
        raise ProblemFoundError(problem("not_permitted", "Not this role's work", 403, "This call is for nodes only"))
    branch = desks_of(request).branch_of(holder)
    if branch is None:
        detail = f"The credential of {holder.name} is of no branch: use one that was made with --branch"
        raise ProblemFoundError(problem("other_branch", "Another branch's work", 403, detail))
    return center_of(request), branch


def _problem(refused: VersionsRefused) -> ProblemFoundError:
    if isinstance(refused, UnknownVersion):
        return ProblemFoundError(problem(refused.code, "There is no such version", 404, str(refused)))
    title = "The document has faults" if isinstance(refused, DraftFaulty) else "This cannot be done as it is"
    return ProblemFoundError(problem(refused.code, title, 409, str(refused)))
