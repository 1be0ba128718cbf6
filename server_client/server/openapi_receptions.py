"""The calls for dossiers at the counter and notes as the contract's document describes them."""

from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.openapi_staff import SESSION
from server_client.server.routes.desk import JSON
from server_client.wire.receptions import RECEPTION_FORMS as FORMS

RECEPTION_FORMS = FORMS
_REFUSES = "The rules of the office say no; `code` is one of OfficeRefusalCode."
_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_VISIT = parameter("visit", "path", {"type": "string"}, description="Id of the visit", required=True)
_RECEPTION = parameter("reception", "path", {"type": "string"}, description="Id of the reception", required=True)
_COUNTER = parameter("counter", "query", {"type": "string"}, description="Where the clerk sits")
_WHO = (
    *("no_credential", "not_permitted", "no_session", "other_clerk"),
    *("other_branch", "unknown_branch", "not_hosted_here"),
    *("not_at_counter", "unknown_counter", "vault", "staff"),
)
_BODY = ("malformed", "too_large", "media_type")
_ALL = ("All receptions of the visit", JSON, ref("ReceptionsShown"))
_ONE = ("The reception as it is kept now", JSON, ref("ReceptionForm"))
_NOTE = ("The note, or null", JSON, ref("NoteShown"))
_OF_VISIT = (_BRANCH, _VISIT, _COUNTER, SESSION)
_OF_RECEPTION = (_BRANCH, _RECEPTION, _COUNTER, SESSION)
RECEPTION_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches/{branch}/visits/{visit}/receptions",
        method="post",
        summary="Open the dossiers that a visit has prepared, or one of the clerk's choice, at the counter it is at",
        tag="office",
        body=ref("OpeningForm"),
        parameters=_OF_VISIT,
        answer=_ALL,
        problems=(*_WHO, *_BODY, "catalogue"),
        refuses=_REFUSES,
    ),
    Call(
        path="/v1/branches/{branch}/visits/{visit}/receptions",
        summary="The visit's dossiers, to the counter it is at or where they ended today; the look is recorded",
        tag="office",
        parameters=_OF_VISIT,
        answer=_ALL,
        problems=_WHO,
    ),
    Call(
        path="/v1/branches/{branch}/receptions/{reception}",
        method="put",
        summary="The whole dossier as the clerk corrected it, seen at `version`; after its end only a code",
        tag="office",
        body=ref("ReceptionForm"),
        parameters=_OF_RECEPTION,
        answer=_ONE,
        problems=(*_WHO, *_BODY, "unknown_reception", "catalogue"),
        refuses=_REFUSES,
    ),
    Call(
        path="/v1/branches/{branch}/receptions/{reception}/end",
        method="post",
        summary="End a dossier; the server says when it is due, and the city's system is told later",
        tag="office",
        body=ref("EndingForm"),
        parameters=_OF_RECEPTION,
        answer=_ONE,
        problems=(*_WHO, *_BODY, "unknown_reception", "catalogue", "calendar"),
        refuses=_REFUSES,
    ),
    Call(
        path="/v1/branches/{branch}/visits/{visit}/note",
        summary="What a clerk left for the next one about a visit that is in the queue",
        tag="office",
        parameters=_OF_VISIT,
        answer=_NOTE,
        problems=_WHO,
    ),
    Call(
        path="/v1/branches/{branch}/visits/{visit}/note",
        method="put",
        summary="Leave a note on a visit at the counter, by staff for staff; an empty one takes it away",
        tag="office",
        body=ref("NoteForm"),
        parameters=_OF_VISIT,
        answer=_NOTE,
        problems=(*_WHO, *_BODY),
    ),
)
