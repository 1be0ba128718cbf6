"""The contract as an OpenAPI 3.1 document, made from the forms that the server itself reads and writes."""

from functools import cache
from importlib.metadata import version
from typing import get_args

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.events import EventData
from server_client.queue_model.refusals import RefusalCode
from server_client.server.credentials import MAY_COMMAND, Role
from server_client.server.openapi_advice import ADVICE_CALLS, ADVICE_FORMS
from server_client.server.openapi_call import PROBLEMS, REF, Call, Json, parameter, ref
from server_client.server.openapi_center import CENTER_CALLS, CENTER_FORMS
from server_client.server.openapi_configuration import CONFIGURATION_CALLS, CONFIGURATION_FORMS
from server_client.server.openapi_elsewhere import ELSEWHERE_CALLS, ELSEWHERE_FORMS
from server_client.server.openapi_enrolment import ENROLMENT_CALLS, ENROLMENT_FORMS
from server_client.server.openapi_epochs import EPOCH_CALLS, EPOCH_FORMS, EPOCH_SEEN
from server_client.server.openapi_office import OFFICE_CALLS, OFFICE_FORMS, OFFICE_SCHEMAS
from server_client.server.openapi_online import ONLINE_CALLS, ONLINE_FORMS
from server_client.server.openapi_receptions import RECEPTION_CALLS, RECEPTION_FORMS
from server_client.server.openapi_records import RECORD_CALLS, RECORD_FORMS
from server_client.server.openapi_replication import REPLICATION_CALLS, REPLICATION_FORMS
from server_client.server.openapi_staff import SESSION, STAFF_CALLS, STAFF_FORMS
from server_client.server.openapi_trust import TRUST_CALLS, TRUST_FORMS
from server_client.server.openapi_vault import VAULT_COPY_CALLS, VAULT_COPY_FORMS
from server_client.server.openapi_webhooks import WEBHOOK_CALLS, WEBHOOK_FORMS
from server_client.server.routes.desk import JSON, desks_of
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, Problem
from server_client.wire.documents import BranchDocument
from server_client.wire.messages import COMMAND_TYPES, command_schemas
from server_client.wire.views import Health, Holder, MachineClaim, PublicTicket, Waiting

EVENT_TYPES: tuple[type[EventData], ...] = get_args(EventData)
_READING = ("no_credential", "other_branch", "unknown_branch")


async def get_openapi(request: Request) -> Response:
    """Return the contract for programs that read OpenAPI."""
    return Response(openapi_document(desks_of(request).public_url), media_type=JSON)


@cache
def openapi_document(public_url: str) -> bytes:
    """Return the document of a server that is reached at `public_url`."""
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Một Cửa branch server",
                "version": version("motcua"),
                "license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"},
                "description": "One branch of a one-stop public service centre, or all. See docs/protocol.md.",
            },
            "servers": [{"url": public_url}],
            "security": [{"credential": []}],
            "tags": [{"name": name} for name in ("branch", "office", "staff", "citizen", "centre", "operations")],
            "paths": {path: _path(path) for path in dict.fromkeys(call.path for call in CALLS)},
            "components": {
                "securitySchemes": {"credential": {"type": "http", "scheme": "bearer", "description": _roles()}},
                "schemas": _schemas(),
            },
        }
    )


_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_TOKEN = parameter(
    "token", "path", {"type": "string"}, description="The visit's token, as in the ticket's QR code", required=True
)
_POSITION: Json = {"type": "integer", "minimum": 0}
CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches/{branch}/commands",
        method="post",
        summary="Settle one command; the same id again gets the same answer",
        body={
            "oneOf": [ref(kind.__name__) for kind in COMMAND_TYPES],
            "discriminator": {"propertyName": "type"},
        },
        parameters=(_BRANCH, SESSION, EPOCH_SEEN),
        answer=("The command was carried out: its events, and the seq of the last", JSON, ref("Settled")),
        problems=(
            "malformed",
            *_READING,
            "not_permitted",
            "no_session",
            "other_clerk",
            "unknown_booking",
            "booking_differs",
            "not_hosted_here",
            "too_large",
            "media_type",
            "disk",
            "fenced",
            "staff",
            "stopped",
        ),
        refuses="The rules of the queue say no; `code` is one of RefusalCode.",
    ),
    Call(
        path="/v1/branches/{branch}",
        summary="Configuration and state in one document, as of entry `seq` with the hash `head`",
        parameters=(_BRANCH,),
        answer=("The branch document", JSON, ref("BranchDocument")),
        problems=_READING,
    ),
    Call(
        path="/v1/branches/{branch}/events",
        summary="Server-Sent Events from a position on, without a gap or a repeat",
        parameters=(
            _BRANCH,
            parameter("Last-Event-ID", "header", _POSITION, description="The last entry that the client has"),
            parameter("after", "query", _POSITION, description="The same, for a client that cannot set headers"),
            parameter("forecasts", "query", {"type": "boolean"}, description="Send forecasts too, beside the entries"),
        ),
        answer=(
            "An event's `id` is the seq, its `data` the Entry; a forecast has no id, its `data` is a BoardMessage",
            "text/event-stream",
            {"type": "string"},
        ),
        problems=("bad_position", *_READING, "future_position", "fenced"),
    ),
    Call(
        path="/v1/branches/{branch}/waiting",
        summary="Who waits for each service, in calling order, and how long",
        parameters=(_BRANCH,),
        answer=("People ahead and foretold waits, by service and for each ticket", JSON, ref("Waiting")),
        problems=_READING,
    ),
    Call(
        path="/v1/branches/{branch}/tickets/{token}",
        summary="One ticket, for whoever holds its paper",
        tag="citizen",
        parameters=(_BRANCH, _TOKEN),
        answer=("The ticket now", JSON, ref("PublicTicket")),
        problems=("unknown_ticket",),
        is_public=True,
    ),
    *OFFICE_CALLS,
    *RECEPTION_CALLS,
    *RECORD_CALLS,
    *STAFF_CALLS,
    *ADVICE_CALLS,
    *CENTER_CALLS,
    *CONFIGURATION_CALLS,
    *EPOCH_CALLS,
    *ENROLMENT_CALLS,
    *REPLICATION_CALLS,
    *VAULT_COPY_CALLS,
    *ONLINE_CALLS,
    *ELSEWHERE_CALLS,
    *TRUST_CALLS,
    *WEBHOOK_CALLS,
    Call(
        path="/t/{token}",
        summary="The same as a page for a phone, which keeps itself new",
        tag="citizen",
        parameters=(
            _TOKEN,
            parameter("lang", "query", {"enum": ["vi", "en"]}, description="Language instead of the visit's own"),
            parameter("part", "query", {"const": "place"}, description="Only the part of the page that changes"),
            parameter(
                "note",
                "query",
                {"enum": ["away", "unsure", "no", "stays", "moving"]},
                description="What became of a wish",
            ),
            parameter("why", "query", {"const": ""}, description="On to the page that says why others went before"),
        ),
        answer=("The page", "text/html", {"type": "string"}),
        is_public=True,
    ),
    Call(
        path="/t/{token}",
        method="post",
        summary="Put the ticket off, or move the place to another branch, as the page's buttons do; back to the page",
        tag="citizen",
        parameters=(
            _TOKEN,
            parameter("lang", "query", {"enum": ["vi", "en"]}, description="Language of the page to return to"),
            parameter("after", "query", _POSITION, description="How often it was put off before"),
            parameter("to", "query", {"type": "string"}, description="To which branch it is to move, if it is"),
        ),
        answer=("Never: 303 to the page, with `note` if it was not done", "text/html", {"type": "string"}),
        is_public=True,
    ),
    Call(
        path="/v1/health",
        summary="Whether the branch takes commands and gives out numbers; 503 with the reasons if not",
        tag="operations",
        answer=("The branch is ready", JSON, ref("Health")),
        is_public=True,
    ),
    Call(
        path="/v1/credential",
        summary="Whose credential the request bears: a device is checked with it before it is used",
        tag="operations",
        answer=("The credential's name and role", JSON, ref("Holder")),
        problems=("no_credential",),
    ),
    Call(
        path="/v1/credential/machine",
        method="put",
        summary="A kiosk's credential is for one machine: the first that comes, until an administrator releases it",
        tag="operations",
        body=ref("MachineClaim"),
        answer=("This machine has it", JSON, ref("Holder")),
        problems=(
            "malformed",
            "no_credential",
            "not_permitted",
            "other_device",
            "other_machine",
            "too_large",
            "media_type",
            "disk",
        ),
    ),
    Call(
        path="/metrics",
        summary="Measures for Prometheus",
        tag="operations",
        answer=("The measures", "text/plain", {"type": "string"}),
        is_public=True,
    ),
    Call(
        path="/openapi.json",
        summary="This document",
        tag="operations",
        answer=("The document", JSON, {"type": "object"}),
        is_public=True,
    ),
)


def _path(path: str) -> Json:
    return {call.method: _operation(call) for call in CALLS if call.path == path}


def _operation(call: Call) -> Json:
    description, media_type, schema = call.answer
    good: Json = {"description": description, "content": {media_type: {"schema": schema}}}
    operation: dict[str, Json] = {
        "summary": call.summary,
        "tags": [call.tag],
        "parameters": call.parameters,
        "responses": {"200": good, **_problem_answers(call)},
    }
    if call.body is not None:
        operation["requestBody"] = {"required": True, "content": {JSON: {"schema": call.body}}}
    if call.is_public:
        operation["security"] = []
    return operation


def _problem_answers(call: Call) -> dict[str, Json]:
    said: dict[int, list[str]] = {}
    for code in call.problems:
        status, when = PROBLEMS[code]
        said.setdefault(status, []).append(f"`{code}`: {when}.")
    if call.refuses:
        said.setdefault(409, []).append(call.refuses)
    answers: dict[str, Json] = {str(status): _problem_answer(" ".join(said[status])) for status in sorted(said)}
    if call.is_cached:
        answers["304"] = {"description": "It is still what If-None-Match names"}
    if call.path == "/v1/health":
        answers["503"] = {"description": "Not ready", "content": {JSON: {"schema": ref("Health")}}}
    if call.tag == "citizen" and call.is_public and call.answer[1] == "text/html":
        answers["303"] = {"description": "On to another page"}
    if call.is_public and call.answer[1] == "text/html":
        answers["404"] = {
            "description": " ".join(
                ["A page that says that there is no such ticket today, or no such page.", *said.get(404, ())]
            ),
            "content": {
                "text/html": {"schema": {"type": "string"}},
                PROBLEM_MEDIA_TYPE: {"schema": ref("Problem")},
            },
        }
    answers["default"] = _problem_answer("Something else went wrong; `code` says what.")
    return answers


def _problem_answer(description: str) -> Json:
    return {"description": description, "content": {PROBLEM_MEDIA_TYPE: {"schema": ref("Problem")}}}


def _schemas() -> dict[str, Json]:
    own = (BranchDocument, Problem, PublicTicket, Waiting, Health, Holder, MachineClaim)
    kinds = [
        *EVENT_TYPES,
        *own,
        *RECORD_FORMS,
        *OFFICE_FORMS,
        *RECEPTION_FORMS,
        *STAFF_FORMS,
        *ADVICE_FORMS,
        *CENTER_FORMS,
        *CONFIGURATION_FORMS,
        *EPOCH_FORMS,
        *ENROLMENT_FORMS,
        *REPLICATION_FORMS,
        *VAULT_COPY_FORMS,
        *ONLINE_FORMS,
        *ELSEWHERE_FORMS,
        *TRUST_FORMS,
        *WEBHOOK_FORMS,
    ]
    _, answers = msgspec.json.schema_components(kinds, ref_template=REF)
    # Where both have a form of one name, such as Configuration, that of the commands is the stricter one.
    schemas: dict[str, Json] = {**answers, **{name: _json(schema) for name, schema in command_schemas()[1].items()}}
    schemas |= OFFICE_SCHEMAS
    schemas["RefusalCode"] = {"enum": [code.value for code in RefusalCode]}
    schemas["Entry"] = _entry()
    schemas["Settled"] = {
        "type": "object",
        "required": ["seq", "events"],
        "properties": {"seq": {"type": "integer"}, "events": {"type": "array", "items": ref("Entry")}},
    }
    return schemas


def _json(schema: object) -> Json:
    return msgspec.convert(schema, dict[str, object])  # type: ignore[return-value]  # a schema is JSON


def _entry() -> Json:
    members: dict[str, Json] = {
        "branch": {"type": "string"},
        "epoch": {"type": "integer"},
        "seq": {"type": "integer"},
        "at": {"type": "string", "format": "date-time"},
        "command_id": {"type": "string"},
        "type": {"enum": [kind.__name__ for kind in EVENT_TYPES]},
        "data": {"type": "object"},
        "prev": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return {
        "type": "object",
        "description": "One event of the log, sealed: see the hash chain in docs/protocol.md",
        "required": list(members),
        "properties": members,
        "oneOf": [
            {"properties": {"type": {"const": kind.__name__}, "data": ref(kind.__name__)}} for kind in EVENT_TYPES
        ],
    }


def _roles() -> str:
    may = {role: sorted(kind.__name__ for kind in MAY_COMMAND[role]) for role in Role}
    lines = [f"- {role}: {', '.join(kinds) or 'no command'}" for role, kinds in may.items()]
    return "\n".join(
        ["The secret that `motcua credential add` printed. Every role may read; commands by role:", *lines]
    )
