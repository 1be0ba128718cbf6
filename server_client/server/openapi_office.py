"""The calls for pre-registrations and procedures as the contract's document describes them."""

from server_client.dossier_model.preregistration import PreregistrationRefusal
from server_client.dossier_model.reception import ReceptionRefusal
from server_client.server.openapi_call import Call, Json, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.server.routes.procedures import LONGEST_QUERY, MOST_FOUND
from server_client.wire.preregistrations import ANSWERS, FORMS

OFFICE_FORMS = (*FORMS, *ANSWERS)
OFFICE_SCHEMAS: dict[str, Json] = {
    "OfficeRefusalCode": {"enum": [code.value for code in (*PreregistrationRefusal, *ReceptionRefusal)]},
    "Catalogue": {
        "type": "object",
        "description": "The form that motcua procedures import writes, see docs/procedures.md",
        "required": ["sample", "notice_vi", "procedures"],
        "properties": {
            "sample": {"type": "boolean"},
            "notice_vi": {"type": "string"},
            "procedures": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["code", "name_vi", "short_name_vi"],
                    "properties": {name: {"type": "string"} for name in ("code", "name_vi", "short_name_vi")},
                },
            },
        },
    },
}
_REFUSES = "The rules of the office say no; `code` is one of OfficeRefusalCode."
_WHO = ("no_credential", "not_permitted", "other_branch", "unknown_branch", "not_hosted_here")
_BODY = ("malformed", "too_large", "media_type")
_CODE = parameter("code", "path", {"type": "string"}, description="The code on the slip", required=True)
_COUNTER = parameter(
    "counter", "query", {"type": "string"}, description="Where the clerk sits: the applicant is told of its ticket only"
)
_READING = ("unknown_preregistration", "not_at_counter", "unknown_counter", "vault")
_SHOWN = ("The pre-registration", JSON, ref("PreregistrationShown"))
OFFICE_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/preregistrations",
        method="post",
        summary="Keep what a citizen has confirmed, within the limits; the same id again gets the same code",
        tag="office",
        body=ref("PreregistrationForm"),
        answer=("The code for the slip", JSON, ref("PreregistrationKept")),
        problems=(*_WHO, *_BODY, "vault"),
        refuses=_REFUSES,
    ),
    Call(
        path="/v1/preregistrations/{code}",
        summary="One pre-registration: masked to a kiosk, in full to the counter it is at; the look at it is recorded",
        tag="office",
        parameters=(_CODE, _COUNTER),
        answer=_SHOWN,
        problems=(*_WHO, *_READING, "too_many_misses"),
    ),
    Call(
        path="/v1/preregistrations/{code}/withdrawal",
        method="post",
        summary="Forget it, since no number came of it; instead of the code the id of the order may stand",
        tag="office",
        parameters=(_CODE,),
        answer=("It is forgotten, now or before", JSON, {"type": "object"}),
        problems=(*_WHO, "unknown_preregistration", "too_many_misses", "vault"),
        refuses=_REFUSES,
    ),
    Call(
        path="/v1/preregistrations/{code}/taking",
        method="post",
        summary="Take it on as a clerk, who goes on in the one-stop system",
        tag="office",
        body=ref("Taking"),
        parameters=(_CODE, _COUNTER),
        answer=_SHOWN,
        problems=(*_WHO, *_BODY, *_READING, "too_many_misses"),
        refuses=_REFUSES,
    ),
    Call(
        path="/v1/branches/{branch}/visits/{visit}/preregistration",
        summary="The pre-registration of the visit that a ticket belongs to; the look at it is recorded",
        tag="office",
        parameters=(
            parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True),
            parameter("visit", "path", {"type": "string"}, description="Id of the visit", required=True),
            _COUNTER,
        ),
        answer=_SHOWN,
        problems=(*_WHO, *_READING),
    ),
    Call(
        path="/v1/procedures",
        summary="The procedures of today that were most likely meant, the likeliest first",
        tag="office",
        parameters=(
            parameter("q", "query", {"type": "string", "maxLength": LONGEST_QUERY}, description="What a citizen types"),
            parameter(
                "limit", "query", {"type": "integer", "minimum": 1, "maximum": MOST_FOUND}, description="Usually 10"
            ),
        ),
        answer=("Those found, in the catalogue's form", JSON, ref("Catalogue")),
        problems=(*_WHO, "bad_query", "catalogue"),
    ),
    Call(
        path="/v1/catalogue",
        summary="The whole catalogue with an ETag; 304 to whoever names it in If-None-Match",
        tag="office",
        parameters=(
            parameter("If-None-Match", "header", {"type": "string"}, description="The ETag of the one at hand"),
        ),
        answer=("The catalogue", JSON, ref("Catalogue")),
        problems=(*_WHO, "catalogue"),
        is_cached=True,
    ),
)
