"""The calls about copies of vaults, as the contract's document describes them."""

from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.vault_copies import VAULT_COPY_FORMS as FORMS

VAULT_COPY_FORMS = FORMS
_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_AFTER = parameter("after", "query", {"type": "string"}, description="The mark of the last row that is known")
_ASKED = ("no_credential", "not_permitted", "other_branch", "no_such_call")
VAULT_COPY_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/vault/{branch}",
        summary="The sealed copy of the branch's vault, for a node that replaces its own",
        tag="centre",
        parameters=(_BRANCH, _AFTER),
        answer=("Rows by their marks, none at the end", JSON, ref("CopiedPortion")),
        problems=(*_ASKED, "disk"),
    ),
    Call(
        path="/v1/vault/{branch}",
        method="post",
        summary="Keep sealed rows of the branch's vault as they are now; one without a body is forgotten",
        tag="centre",
        parameters=(_BRANCH,),
        body=ref("CopiedPortion"),
        answer=("They are durable", JSON, ref("CopiedPortion")),
        problems=("malformed", *_ASKED, "stale_copy", "old_epoch", "too_large", "media_type", "disk"),
    ),
)
