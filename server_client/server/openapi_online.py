"""The calls for booking and taking numbers from afar, and of nodes for errands, as the contract's document has them."""

from server_client.server.citizen.booking_rules import BookingRefusal
from server_client.server.openapi_call import Call, Json, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.errands import BookedDay, ErrandDone, ErrandsAsked
from server_client.wire.online import ANSWERS, FORMS
from server_client.wire.pushes import Subscription

ONLINE_FORMS = (*FORMS, *ANSWERS, BookedDay, ErrandDone, ErrandsAsked, Subscription)
_BRANCH = parameter("branch", "path", {"type": "string"}, description="Code of the branch", required=True)
_WHO = ("no_credential", "not_permitted", "no_such_call")
_HERE = (*_WHO, "unknown_branch", "disk")
_BODY = ("malformed", "too_large", "media_type")
_RULES = tuple(code.value for code in BookingRefusal)
_NODE = ("no_credential", "not_permitted", "other_branch", "no_such_call", "disk")
_DAY: Json = {"type": "string", "format": "date"}
ONLINE_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/branches/{branch}/bookable",
        summary="The services of a branch with the days on which each can be booked, and whether the branch is linked",
        tag="citizen",
        parameters=(_BRANCH,),
        answer=("What can be had from afar", JSON, ref("BookableBranch")),
        problems=_HERE,
    ),
    Call(
        path="/v1/branches/{branch}/slots",
        summary="The times of a service on a day, each with the places left",
        tag="citizen",
        parameters=(
            _BRANCH,
            parameter("service", "query", {"type": "string"}, description="Code of the service", required=True),
            parameter("day", "query", _DAY, description="Today or one of the next six days", required=True),
        ),
        answer=("The times", JSON, ref("FreeSlots")),
        problems=(*_HERE, "bad_day", "not_bookable", "too_far"),
    ),
    Call(
        path="/v1/branches/{branch}/bookings",
        method="post",
        summary="Book a time for a person, within the limits; the same id again gets the same booking",
        tag="citizen",
        parameters=(_BRANCH,),
        body=ref("BookingWish"),
        answer=("The booking with its code", JSON, ref("BookingMade")),
        problems=(*_HERE, *_BODY, *_RULES, "branch_away"),
    ),
    Call(
        path="/v1/branches/{branch}/bookings/{code}",
        method="delete",
        summary="Give a booking up",
        tag="citizen",
        parameters=(
            _BRANCH,
            parameter("code", "path", {"type": "string"}, description="The booking's code", required=True),
        ),
        answer=("It is given up", JSON, {"type": "object"}),
        problems=(*_HERE, "no_such_booking"),
    ),
    Call(
        path="/v1/branches/{branch}/online-tickets",
        method="post",
        summary="Take a number of today for a person on their way; the same id again gets the same number",
        tag="citizen",
        parameters=(_BRANCH,),
        body=ref("OnlineTicketWish"),
        answer=("The number, and the page that shows it live", JSON, ref("OnlineTicket")),
        problems=(*_HERE, *_BODY, "person_limit", "field_booked", "branch_away", "no_answer_yet", "fenced", "stopped"),
        refuses="The rules of the branch's queue say no; `code` is one of RefusalCode.",
    ),
    Call(
        path="/v1/places/search",
        method="post",
        summary="What a person has from today on, at all branches",
        tag="citizen",
        body=ref("PlaceSearch"),
        answer=("Bookings and numbers", JSON, ref("PersonsPlaces")),
        problems=(*_WHO, *_BODY, "disk"),
    ),
    Call(
        path="/t/{token}/push",
        method="post",
        summary="A browser is told of the call while its page is closed, for as long as the ticket lasts",
        tag="citizen",
        parameters=(
            parameter("token", "path", {"type": "string"}, description="The visit's token", required=True),
            parameter("lang", "query", {"enum": ["vi", "en"]}, description="In which language (the visit's own)"),
        ),
        body=ref("Subscription"),
        answer=("It will be told", JSON, {"type": "object"}),
        problems=(*_BODY, "unknown_ticket", "no_such_call", "disk"),
        is_public=True,
    ),
    Call(
        path="/t-worker.js",
        summary="What a browser runs when it is told of a call",
        tag="citizen",
        answer=("The script", "text/javascript", {"type": "string"}),
        is_public=True,
    ),
    Call(
        path="/v1/errands/{branch}",
        summary="What a node has to do for citizens; waits for news while there is nothing, and its bookings are known",
        tag="centre",
        parameters=(
            _BRANCH,
            parameter("wait", "query", {"type": "integer", "minimum": 0, "maximum": 30}, description="Seconds (0)"),
            parameter("bookings", "query", {"type": "string"}, description="The mark of the bookings that it has"),
        ),
        answer=("Commands to settle, and the mark of its bookings", JSON, ref("ErrandsAsked")),
        problems=(*_NODE, "bad_query"),
    ),
    Call(
        path="/v1/errands/{branch}/{errand}",
        method="post",
        summary="What came of an errand; the first word holds",
        tag="centre",
        parameters=(
            _BRANCH,
            parameter("errand", "path", {"type": "string"}, description="The command's id", required=True),
        ),
        body=ref("ErrandDone"),
        answer=("It is kept", JSON, {"type": "object"}),
        problems=(*_NODE, *_BODY),
    ),
    Call(
        path="/v1/errands/{branch}/bookings",
        summary="All bookings of a branch from today on, by day; nothing of persons",
        tag="centre",
        parameters=(_BRANCH,),
        answer=("The days", JSON, {"type": "array", "items": ref("BookedDay")}),
        problems=_NODE,
    ),
)
