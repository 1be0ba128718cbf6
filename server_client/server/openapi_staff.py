"""The calls for signing in, the staff and the ratings as the contract's document describes them."""

from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.staff import STAFF_FORMS as FORMS

STAFF_FORMS = FORMS
_WHO = ("no_credential", "not_permitted", "other_branch", "unknown_branch", "not_hosted_here")
_BODY = ("malformed", "too_large", "media_type")
_TRYING = (*_WHO, *_BODY, "wrong_pin", "locked", "too_many_misses", "sign_in_busy", "staff")
_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_DAY = {"type": "string", "format": "date"}
SESSION = parameter(
    "Motcua-Clerk",
    "header",
    {"type": "string"},
    description="The session of whoever has signed in; a counter's commands need it once the branch has accounts",
)
STAFF_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/sign-in",
        method="post",
        summary="A session until the end of the local day, for whoever has the PIN of a clerk",
        tag="staff",
        body=ref("SignInForm"),
        answer=("Who is signed in", JSON, ref("SignedIn")),
        problems=_TRYING,
    ),
    Call(
        path="/v1/pin",
        method="post",
        summary="Another PIN, which the clerk chose; sessions under the former one end",
        tag="staff",
        body=ref("PinForm"),
        answer=("Who is signed in", JSON, ref("SignedIn")),
        problems=(*_TRYING, "weak_pin", "disk"),
    ),
    Call(
        path="/v1/staff",
        summary="Who may sign in; to a display the names of those only whom citizens may know",
        tag="staff",
        answer=("The staff, in the order of their ids", JSON, ref("StaffList")),
        problems=(*_WHO, "staff"),
    ),
    Call(
        path="/v1/staff/{clerk}/picture",
        summary="A clerk's picture, a JPEG, with an ETag; 304 to whoever names it in If-None-Match",
        tag="staff",
        parameters=(
            parameter("clerk", "path", {"type": "string"}, description="Id of the clerk", required=True),
            parameter("If-None-Match", "header", {"type": "string"}, description="The ETag of the one at hand"),
        ),
        answer=("The picture", "image/jpeg", {"type": "string", "format": "binary"}),
        problems=(*_WHO, "unknown_picture", "staff"),
        is_cached=True,
    ),
    Call(
        path="/v1/branches/{branch}/tickets/{ticket}/comment",
        method="post",
        summary="Keep what a citizen wrote beside a rating of today; one for each ticket, sealed",
        tag="citizen",
        body=ref("CommentForm"),
        parameters=(
            _BRANCH,
            parameter("ticket", "path", {"type": "string"}, description="Id of the rated ticket", required=True),
        ),
        answer=("It is kept, now or before", JSON, {"type": "object"}),
        problems=(*_WHO, *_BODY, "not_rated", "already_commented", "vault"),
    ),
    Call(
        path="/v1/branches/{branch}/ratings",
        summary="What the ratings of past local days come to, in blocks of five or more; a clerk is told the own ones",
        tag="staff",
        parameters=(
            _BRANCH,
            SESSION,
            parameter("from", "query", _DAY, description="First local day", required=True),
            parameter("to", "query", _DAY, description="Last local day", required=True),
            parameter("clerk", "query", {"type": "string"}, description="One clerk; all without it"),
        ),
        answer=("What they come to", JSON, ref("RatingResults")),
        problems=(*_WHO, "bad_day", "no_session", "other_clerk", "ratings", "staff"),
    ),
)
