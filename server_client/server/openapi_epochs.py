"""The calls about epochs, as the contract's document describes them."""

from server_client.server.openapi_call import Call, Json, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.epochs import Adopted, BranchEpochs, Epoch, EpochRequest

_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_ASKED = ("no_credential", "not_permitted", "other_branch")
_TAIL: Json = {
    "type": "object",
    "required": ["after", "entries"],
    "properties": {"after": {"type": "integer"}, "entries": {"type": "array", "items": ref("Entry")}},
}
EPOCH_SEEN = parameter(
    "Motcua-Epoch",
    "header",
    {"type": "integer", "minimum": 0},
    description="The highest epoch of the branch that the device has seen: a node that is behind it does nothing",
)
EPOCH_FORMS = (Adopted, BranchEpochs, Epoch, EpochRequest)
EPOCH_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches/{branch}/epochs",
        summary="The newest epoch of a branch, and all that its centre has given out",
        tag="centre",
        parameters=(_BRANCH,),
        answer=("The epochs", JSON, ref("BranchEpochs")),
        problems=(*_ASKED, "no_such_call"),
    ),
    Call(
        path="/v1/branches/{branch}/epochs",
        method="post",
        summary="Take a branch over: the next epoch, if the newest is the expected one; an id gets one epoch only",
        tag="centre",
        body=ref("EpochRequest"),
        parameters=(_BRANCH,),
        answer=("The epoch, which nobody else gets", JSON, ref("Epoch")),
        problems=("malformed", *_ASKED, "no_such_call", "epoch_moved", "too_large", "media_type"),
    ),
    Call(
        path="/v1/branches/{branch}/epochs/{epoch}/tail",
        summary="What the centre has of a node that was replaced, behind the entry that both logs have",
        tag="centre",
        parameters=(
            _BRANCH,
            parameter(
                "epoch", "path", {"type": "integer", "minimum": 0}, description="The epoch that is over", required=True
            ),
        ),
        answer=("The tail, perhaps empty", JSON, _TAIL),
        problems=("malformed", *_ASKED, "no_such_call"),
    ),
    Call(
        path="/v1/branches/{branch}/tail",
        method="post",
        summary="Adopt the tickets of a node that was replaced, from its log behind the takeover",
        tag="operations",
        body=_TAIL,
        parameters=(_BRANCH,),
        answer=("What came of it", JSON, ref("Adopted")),
        problems=(
            "malformed",
            *_ASKED,
            "unknown_branch",
            "no_tail",
            "not_hosted_here",
            "too_large",
            "media_type",
            "disk",
            "fenced",
            "stopped",
        ),
    ),
)
