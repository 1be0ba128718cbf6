"""The calls of the published days, as the contract's document describes them."""

from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.digests import Digest

_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_DAY = parameter("day", "path", {"type": "string"}, description="The day, as 2026-03-09", required=True)
_MONTH = parameter("month", "path", {"type": "string"}, description="The month, as 2026-03", required=True)
_TOKEN = parameter("token", "path", {"type": "string"}, description="The visit's token", required=True)
_LANGUAGE = parameter("lang", "query", {"enum": ["vi", "en"]}, description="Language of the page")
_PAGE = ("The page", "text/html", {"type": "string"})
_ASKED = ("unknown_branch", "no_such_call", "disk")

TRUST_FORMS = (Digest,)
TRUST_CALLS: tuple[Call, ...] = (
    Call(
        path="/open/{branch}/digests.json",
        summary="All digests of a branch's days, or those of a month, in order and each as it was sealed",
        tag="citizen",
        parameters=(_BRANCH, parameter("month", "query", {"type": "string"}, description="Only this, as 2026-03")),
        answer=(
            "The digests, each with its hash as the last member",
            JSON,
            {
                "type": "object",
                "required": ["branch", "digests"],
                "properties": {"branch": {"type": "string"}, "digests": {"type": "array", "items": ref("Digest")}},
            },
        ),
        problems=(*_ASKED, "bad_day"),
        is_public=True,
    ),
    Call(
        path="/open/{branch}/{day}.json",
        summary="The digest of one day, as it was sealed",
        tag="citizen",
        parameters=(_BRANCH, _DAY),
        answer=("The digest, with its hash as the last member", JSON, ref("Digest")),
        problems=(*_ASKED, "bad_day", "unknown_digest"),
        is_public=True,
    ),
    Call(
        path="/open/{branch}/{month}.csv",
        summary="A month of a branch as open data, a line for each row of a digest",
        tag="citizen",
        parameters=(_BRANCH, _MONTH),
        answer=("The table, UTF-8, its columns named in the first line", "text/csv", {"type": "string"}),
        problems=(*_ASKED, "bad_day"),
        is_public=True,
    ),
    Call(
        path="/open",
        summary="The branches that publish their days",
        tag="citizen",
        parameters=(_LANGUAGE,),
        answer=_PAGE,
        problems=("no_such_call", "disk"),
        is_public=True,
    ),
    Call(
        path="/open/{branch}",
        summary="The days of a branch",
        tag="citizen",
        parameters=(_BRANCH, _LANGUAGE),
        answer=_PAGE,
        problems=("no_such_call",),
        is_public=True,
    ),
    Call(
        path="/open/{branch}/{day}",
        summary="What a day came to, and the hashes to check it by",
        tag="citizen",
        parameters=(_BRANCH, _DAY, _LANGUAGE),
        answer=_PAGE,
        problems=("no_such_call",),
        is_public=True,
    ),
    Call(
        path="/open/{branch}/{day}/why",
        summary="Why one of two numbers of a day was called before the other",
        tag="citizen",
        parameters=(
            _BRANCH,
            _DAY,
            parameter("first", "query", {"type": "string"}, description="One number, as on the ticket"),
            parameter("second", "query", {"type": "string"}, description="The other number"),
            _LANGUAGE,
        ),
        answer=_PAGE,
        problems=("no_such_call",),
        is_public=True,
    ),
    Call(
        path="/t/{token}/why",
        summary="Who was called before the holder of a ticket, and why",
        tag="citizen",
        parameters=(_TOKEN, _LANGUAGE),
        answer=_PAGE,
        problems=("no_such_call",),
        is_public=True,
    ),
)
