"""The calls about configurations, as the contract's document describes them."""

from server_client.organisation_model.city import City
from server_client.server.openapi_call import Call, parameter, ref
from server_client.server.routes.desk import JSON
from server_client.wire.organisation import AdoptionRefused, Publication, Saved, Versions

_ASKED = ("no_credential", "not_permitted", "other_branch", "no_such_call")
CONFIGURATION_FORMS = (AdoptionRefused, City, Publication, Saved, Versions)
CONFIGURATION_CALLS: tuple[Call, ...] = (
    Call(
        path="/v1/configuration",
        summary="What the node's branch is offered: the part of the published document that is its own, as it is today",
        tag="centre",
        parameters=(
            parameter(
                "If-None-Match",
                "header",
                {"type": "string"},
                description="The ETag of what the branch works by: 304 says that there is nothing else",
            ),
        ),
        answer=("The configuration, to be taken over by AdoptConfiguration", JSON, ref("Configuration")),
        problems=(*_ASKED, "no_configuration", "disk"),
        is_cached=True,
    ),
    Call(
        path="/v1/configuration/refusal",
        method="put",
        summary="The node's branch does not take over what it was offered, and why",
        tag="centre",
        body=ref("AdoptionRefused"),
        answer=("It was noted, as it came", JSON, ref("AdoptionRefused")),
        problems=(*_ASKED, "malformed", "too_large", "media_type", "disk"),
    ),
    Call(
        path="/v1/configuration/versions",
        summary="All versions of the city's document, and how the configuration of each branch stands",
        tag="centre",
        answer=("Versions, newest first, and branches by code", JSON, ref("Versions")),
        problems=(*_ASKED, "disk"),
    ),
    Call(
        path="/v1/configuration/versions/{version}",
        summary="One version of the city's document",
        tag="centre",
        parameters=(
            parameter(
                "version",
                "path",
                {"type": "integer", "minimum": 0},
                description="The number of the version",
                required=True,
            ),
        ),
        answer=("The document", JSON, ref("City")),
        problems=(*_ASKED, "unknown_version", "disk"),
    ),
    Call(
        path="/v1/configuration/draft",
        method="put",
        summary="Keep the city's document as the draft, in place of any other; nothing goes out",
        tag="centre",
        body=ref("City"),
        answer=("The draft's number, and what keeps it from being published", JSON, ref("Saved")),
        problems=(*_ASKED, "malformed", "draft_moved", "too_large", "media_type", "disk"),
    ),
    Call(
        path="/v1/configuration/publications",
        method="post",
        summary="Let branches have a version; an older one takes them back to it",
        tag="centre",
        body=ref("Publication"),
        answer=("The version, and those of the branches that it has", JSON, ref("Publication")),
        problems=(
            *_ASKED,
            "malformed",
            "unknown_version",
            "faulty_city",
            "nothing_to_publish",
            "draft_moved",
            "too_large",
            "media_type",
            "disk",
        ),
    ),
)
