"""The calls about devices and their credentials, as the contract's document describes them."""

from server_client.server.openapi_call import Call, ref
from server_client.server.routes.desk import JSON
from server_client.server.routes.enrolment import PEM
from server_client.wire.enrolment import ENROLMENT_FORMS as FORMS

ENROLMENT_FORMS = FORMS
ENROLMENT_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/devices",
        summary="The devices of a node's branch that were enrolled at the centre, with the hashes of their secrets",
        tag="centre",
        answer=("The devices; those that were revoked are not among them", JSON, ref("DeviceList")),
        problems=("no_credential", "not_permitted", "no_such_call"),
        is_cached=True,
    ),
    Call(
        path="/v1/authority",
        summary="The private authority's certificate, by which servers of the city are believed",
        tag="centre",
        answer=("The certificate in PEM; whose it is tells the mark in a one-time code", PEM, {"type": "string"}),
        problems=("no_authority",),
        is_public=True,
    ),
    Call(
        path="/v1/devices/enrolment",
        method="post",
        summary="Give a device its credential for a one-time code, which is spent hereby",
        tag="centre",
        body=ref("EnrolmentForm"),
        answer=("What the device is, and its secret, which is told this once", JSON, ref("Enrolled")),
        problems=("malformed", "wrong_code", "no_such_call", "too_large", "media_type", "too_many_misses", "disk"),
        is_public=True,
    ),
    Call(
        path="/v1/devices/rotation",
        method="post",
        summary="Give the device that asks a new secret; the present one holds until the new one was used",
        tag="centre",
        body=ref("RotationForm"),
        answer=("The device, and its new secret, which is told this once", JSON, ref("Enrolled")),
        problems=(
            "malformed",
            "no_credential",
            "other_machine",
            "no_such_call",
            "not_enrolled",
            "too_large",
            "media_type",
            "too_many_misses",
            "disk",
        ),
    ),
)
