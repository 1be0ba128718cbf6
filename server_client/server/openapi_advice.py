"""The call about advice as the contract's document describes it; the advice itself comes with a forecast."""

from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.openapi_staff import SESSION
from server_client.server.routes.desk import JSON
from server_client.wire.advising import ADVICE_FORMS as FORMS

ADVICE_FORMS = FORMS
ADVICE_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches/{branch}/advice/{advice}",
        method="post",
        summary="Take down what a supervisor says to an advice; nothing is opened or closed by it",
        tag="staff",
        body=ref("AdviceAnswer"),
        parameters=(
            parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True),
            parameter("advice", "path", {"type": "string"}, description="Id of the advice", required=True),
            SESSION,
        ),
        answer=("It is taken down", JSON, {"type": "object"}),
        problems=(
            "no_credential",
            "not_permitted",
            "other_branch",
            "unknown_branch",
            "not_hosted_here",
            "malformed",
            "too_large",
            "media_type",
            "no_session",
            "other_clerk",
            "unknown_advice",
            "not_foretold",
            "staff",
        ),
    ),
)
