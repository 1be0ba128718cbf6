"""The calls for bookings and dossier statuses as the contract's document describes them."""

from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.booking_records import BookingAnswer, BookingDelivery, BookingSearch, BookingsKept
from server_client.wire.dossier_records import DossierAnswer, DossierDelivery, DossierSearch, DossiersKept

RECORD_FORMS = (
    BookingAnswer,
    BookingDelivery,
    BookingSearch,
    BookingsKept,
    DossierAnswer,
    DossierDelivery,
    DossierSearch,
    DossiersKept,
)
_DELIVERING = (
    *("no_credential", "not_permitted", "other_branch", "unknown_branch", "not_hosted_here"),
    *("malformed", "too_large", "media_type", "records"),
)
_SEARCHING = (*_DELIVERING, "too_many_misses")
_DAY = parameter(
    "day", "path", {"type": "string", "format": "date"}, description="The local day, as 2026-03-09", required=True
)
RECORD_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/bookings/{day}",
        method="put",
        summary="Let these be all bookings of a local day; phone and identity numbers are hashed at once",
        tag="office",
        body={"type": "array", "items": ref("BookingDelivery")},
        parameters=(_DAY,),
        answer=("What was kept of them", JSON, ref("BookingsKept")),
        problems=("bad_day", "past_day", *_DELIVERING),
    ),
    Call(
        path="/v1/bookings/search",
        method="post",
        summary="The bookings of a code on any day, or those of today of a phone number",
        tag="office",
        body=ref("BookingSearch"),
        answer=("The bookings, each with the number that it was given", JSON, ref("BookingAnswer")),
        problems=_SEARCHING,
    ),
    Call(
        path="/v1/dossiers",
        method="put",
        summary="Tell how far dossiers have come; newer statuses that are known stay",
        tag="office",
        body={"type": "array", "items": ref("DossierDelivery")},
        answer=("How many were kept", JSON, ref("DossiersKept")),
        problems=_DELIVERING,
    ),
    Call(
        path="/v1/dossiers/search",
        method="post",
        summary="How far one dossier has come, for whoever has its code",
        tag="office",
        body=ref("DossierSearch"),
        answer=("What is known of it, which may be nothing", JSON, ref("DossierAnswer")),
        problems=_SEARCHING,
    ),
)
