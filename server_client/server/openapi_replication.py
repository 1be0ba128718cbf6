"""The calls of replication, as the contract's document describes them."""

from server_client.branch_picture.picture import Picture
from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.forecasts import ForecastKept, ToldBoard
from server_client.wire.replication import Difference, Held, HeldEntry

_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_SEQ = parameter("seq", "query", {"type": "integer"}, description="Tell the hash of this entry instead")
_ASKED = ("no_credential", "not_permitted", "other_branch", "no_such_call")
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
REPLICATION_FORMS = (Difference, ForecastKept, Held, HeldEntry, Picture, ToldBoard)
REPLICATION_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/replication/{branch}",
        summary="How far the centre holds the branch's log, and where another log was sent to it",
        tag="centre",
        parameters=(_BRANCH, _SEQ),
        answer=("What is held", JSON, {"anyOf": [ref("Held"), ref("HeldEntry")]}),
        problems=(*_ASKED, "bad_position", "unknown_entry", "hosted_here", "disk"),
    ),
    Call(
        path="/v1/replication/{branch}",
        method="post",
        summary="Take in a run of entries: all of it, durably, or nothing; what is held already is passed over",
        tag="centre",
        parameters=(
            _BRANCH,
            parameter("Content-Encoding", "header", {"enum": ["gzip", "identity"]}, description="How it is packed"),
        ),
        body={
            "type": "object",
            "required": ["epoch", "after", "prev", "head", "entries"],
            "additionalProperties": False,
            "properties": {
                "epoch": {"type": "integer", "minimum": 1},
                "after": {"type": "integer", "minimum": 0},
                "prev": _HASH,
                "head": {"type": "integer", "minimum": 0},
                "entries": {"type": "array", "items": ref("Entry"), "maxItems": 2000},
            },
        },
        answer=("What is held now", JSON, ref("Held")),
        problems=(
            "malformed",
            *_ASKED,
            "log_gap",
            "log_differs",
            "old_epoch",
            "epoch_not_granted",
            "hosted_here",
            "too_large",
            "media_type",
            "forged",
            "foreign_branch",
            "too_new",
            "unreadable",
            "disk",
        ),
    ),
    Call(
        path="/v1/replication/{branch}/forecast",
        method="post",
        summary="Keep what a node foretells of its branch's waits, for a minute, in place of what it foretold before",
        tag="centre",
        parameters=(_BRANCH,),
        body=ref("ToldBoard"),
        answer=("It is kept; by service where newcomers would be served sooner", JSON, ref("ForecastKept")),
        problems=("malformed", *_ASKED, "forecast_not_kept", "too_large", "media_type", "disk"),
    ),
    Call(
        path="/v1/pictures",
        summary="Every branch as it stands: who waits, since when, what counters and kiosks do",
        tag="centre",
        answer=(
            "The pictures",
            JSON,
            {
                "type": "object",
                "required": ["pictures"],
                "properties": {"pictures": {"type": "array", "items": ref("Picture")}},
            },
        ),
        problems=(*_ASKED, "disk"),
    ),
)
