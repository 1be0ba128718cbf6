"""The calls that only a centre answers, as the contract's document describes them."""

from server_client.server.openapi_call import Call, ref
from server_client.server.routes.desk import JSON
from server_client.wire.overview import Branches

CENTER_FORMS = (Branches,)
CENTER_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches",
        summary="All branches of a centre: how far each log has come, when it was last heard, and what is wrong",
        tag="centre",
        answer=("The branches by code", JSON, ref("Branches")),
        problems=("no_credential", "not_permitted", "other_branch", "no_such_call"),
    ),
)
