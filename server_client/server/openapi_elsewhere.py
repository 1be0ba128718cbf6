"""The calls of the same service at another branch, as the contract's document has them."""

from server_client.server.elsewhere.moving import MoveRefusal
from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.elsewhere import ElsewhereFound, MoveMade, MoveWish

ELSEWHERE_FORMS = (ElsewhereFound, MoveWish, MoveMade)
_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_TOKEN = parameter("token", "path", {"type": "string"}, description="The visit's token", required=True)
ELSEWHERE_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches/{branch}/elsewhere",
        summary="Where somebody who has no number yet would be served sooner, the way included; null if nowhere",
        tag="citizen",
        parameters=(
            _BRANCH,
            parameter("service", "query", {"type": "string"}, description="Code of the service", required=True),
        ),
        answer=("The branch, the way and the wait there", JSON, ref("ElsewhereFound")),
        problems=("no_credential", "other_branch", "unknown_branch", "no_such_call", "disk"),
    ),
    Call(
        path="/v1/branches/{branch}/tickets/{token}/elsewhere",
        summary="Where the holder of a ticket would be served sooner, taking the place at once; null if nowhere",
        tag="citizen",
        parameters=(_BRANCH, _TOKEN),
        answer=("The branch, the way and the wait there", JSON, ref("ElsewhereFound")),
        problems=("unknown_ticket", "no_such_call", "disk"),
        is_public=True,
    ),
    Call(
        path="/v1/branches/{branch}/tickets/{token}/move",
        method="post",
        summary="Move the place to another branch: a number there, then the ticket here ends; again: the same answer",
        tag="citizen",
        parameters=(_BRANCH, _TOKEN),
        body=ref("MoveWish"),
        answer=("The number there, and the page that shows it live", JSON, ref("MoveMade")),
        problems=(
            "malformed",
            "too_large",
            "media_type",
            "unknown_ticket",
            "no_such_call",
            *(code.value for code in MoveRefusal),
            "branch_away",
            "no_answer_yet",
            "disk",
        ),
        refuses="The rules of the other branch's queue say no; `code` is one of RefusalCode.",
        is_public=True,
    ),
)
