"""Which address is which call; what a call does is told in `routes`, what the contract says in `openapi`."""

from starlette.routing import BaseRoute, Route

from server_client.server.openapi import get_openapi
from server_client.server.pages.administration.page_routes import administration_routes
from server_client.server.pages.configuration.page_routes import configuration_routes
from server_client.server.pages.ticket_page import page_routes
from server_client.server.pages.trust.open_pages import open_page_routes
from server_client.server.pages.trust.why_pages import why_page_routes
from server_client.server.routes.advice import post_answer
from server_client.server.routes.branches import get_branch, get_branches, get_ticket, get_waiting
from server_client.server.routes.citizen import (
    delete_booking,
    get_bookable,
    get_slots,
    post_booking,
    post_online_ticket,
    search_places,
)
from server_client.server.routes.citizen_errands import get_branch_bookings, get_errands, post_done
from server_client.server.routes.commands import post_command
from server_client.server.routes.configuration import (
    get_configuration,
    get_version,
    get_versions,
    post_publication,
    put_draft,
    put_refusal,
)
from server_client.server.routes.elsewhere import get_elsewhere, get_tickets_elsewhere, post_move
from server_client.server.routes.enrolment import get_authority, get_devices, post_enrolment, post_rotation
from server_client.server.routes.epochs import get_epochs, get_tail, post_epoch, post_tail
from server_client.server.routes.lab import lab_routes
from server_client.server.routes.machines import put_machine
from server_client.server.routes.monitor import monitor_routes
from server_client.server.routes.monitor_forecast import forecast_routes
from server_client.server.routes.monitor_staffing import staffing_routes
from server_client.server.routes.monitor_statistics import statistics_routes
from server_client.server.routes.operations import get_health, get_holder, get_metrics
from server_client.server.routes.preregistrations import (
    get_preregistration,
    get_visits_preregistration,
    post_preregistration,
    post_taking,
    post_withdrawal,
)
from server_client.server.routes.procedures import get_catalogue, get_procedures
from server_client.server.routes.ratings import get_ratings, post_comment
from server_client.server.routes.receptions import (
    get_note,
    get_receptions,
    post_end,
    post_receptions,
    put_note,
    put_reception,
)
from server_client.server.routes.records import put_bookings, put_dossiers, search_bookings, search_dossiers
from server_client.server.routes.replication import get_cursor, get_pictures, post_forecast, post_run
from server_client.server.routes.staff import get_picture, get_staff, post_pin, post_sign_in
from server_client.server.routes.trust import get_digest, get_digests, get_month
from server_client.server.routes.vault_copies import get_vault_copy, post_vault_copy
from server_client.server.routes.webhooks import (
    delete_webhook,
    get_webhooks,
    post_webhook,
    post_webhook_cursor,
    post_webhook_pause,
    post_webhook_resume,
    post_webhook_secret,
    post_webhook_test,
)


def all_routes() -> list[BaseRoute]:
    """Return the routes of all calls but the feed, which goes beside the framework."""
    branch = "/v1/branches/{branch}"
    # Tried one after the other: first what comes by the thousand a second, where every branch's node calls.
    return [
        Route(f"{branch}/commands", post_command, methods=["POST"]),
        Route("/v1/replication/{branch}", post_run, methods=["POST"]),
        Route("/v1/replication/{branch}", get_cursor),
        Route("/v1/replication/{branch}/forecast", post_forecast, methods=["POST"]),
        Route("/v1/branches", get_branches),
        Route(branch, get_branch),
        Route(f"{branch}/epochs", get_epochs),
        Route(f"{branch}/epochs", post_epoch, methods=["POST"]),
        Route(f"{branch}/epochs/{{epoch}}/tail", get_tail),
        Route(f"{branch}/tail", post_tail, methods=["POST"]),
        Route(f"{branch}/waiting", get_waiting),
        Route(f"{branch}/tickets/{{token}}", get_ticket),
        Route(f"{branch}/elsewhere", get_elsewhere),
        Route(f"{branch}/tickets/{{token}}/elsewhere", get_tickets_elsewhere),
        Route(f"{branch}/tickets/{{token}}/move", post_move, methods=["POST"]),
        Route("/v1/preregistrations", post_preregistration, methods=["POST"]),
        Route("/v1/preregistrations/{code}", get_preregistration),
        Route("/v1/preregistrations/{code}/withdrawal", post_withdrawal, methods=["POST"]),
        Route("/v1/preregistrations/{code}/taking", post_taking, methods=["POST"]),
        Route(f"{branch}/visits/{{visit}}/preregistration", get_visits_preregistration),
        Route(f"{branch}/visits/{{visit}}/receptions", get_receptions),
        Route(f"{branch}/visits/{{visit}}/receptions", post_receptions, methods=["POST"]),
        Route(f"{branch}/receptions/{{reception}}", put_reception, methods=["PUT"]),
        Route(f"{branch}/receptions/{{reception}}/end", post_end, methods=["POST"]),
        Route(f"{branch}/visits/{{visit}}/note", get_note),
        Route(f"{branch}/visits/{{visit}}/note", put_note, methods=["PUT"]),
        Route("/v1/sign-in", post_sign_in, methods=["POST"]),
        Route("/v1/pin", post_pin, methods=["POST"]),
        Route("/v1/staff", get_staff),
        Route("/v1/staff/{clerk}/picture", get_picture),
        Route(f"{branch}/tickets/{{ticket}}/comment", post_comment, methods=["POST"]),
        Route(f"{branch}/ratings", get_ratings),
        Route(f"{branch}/advice/{{advice}}", post_answer, methods=["POST"]),
        Route("/v1/procedures", get_procedures),
        Route("/v1/catalogue", get_catalogue),
        Route("/v1/bookings/search", search_bookings, methods=["POST"]),
        Route("/v1/bookings/{day}", put_bookings, methods=["PUT"]),
        Route("/v1/dossiers", put_dossiers, methods=["PUT"]),
        Route("/v1/dossiers/search", search_dossiers, methods=["POST"]),
        Route("/v1/pictures", get_pictures),
        Route("/v1/vault/{branch}", get_vault_copy),
        Route("/v1/vault/{branch}", post_vault_copy, methods=["POST"]),
        Route("/v1/configuration", get_configuration),
        Route("/v1/configuration/refusal", put_refusal, methods=["PUT"]),
        Route("/v1/configuration/versions", get_versions),
        Route("/v1/configuration/versions/{version}", get_version),
        Route("/v1/configuration/draft", put_draft, methods=["PUT"]),
        Route("/v1/configuration/publications", post_publication, methods=["POST"]),
        Route("/v1/authority", get_authority),
        Route("/v1/devices", get_devices),
        Route("/v1/devices/enrolment", post_enrolment, methods=["POST"]),
        Route("/v1/devices/rotation", post_rotation, methods=["POST"]),
        Route(f"{branch}/bookable", get_bookable),
        Route(f"{branch}/slots", get_slots),
        Route(f"{branch}/bookings", post_booking, methods=["POST"]),
        Route(f"{branch}/bookings/{{code}}", delete_booking, methods=["DELETE"]),
        Route(f"{branch}/online-tickets", post_online_ticket, methods=["POST"]),
        Route("/v1/places/search", search_places, methods=["POST"]),
        Route("/v1/errands/{branch}", get_errands),
        Route("/v1/errands/{branch}/bookings", get_branch_bookings),
        Route("/v1/errands/{branch}/{errand}", post_done, methods=["POST"]),
        Route("/v1/health", get_health),
        Route("/v1/credential", get_holder),
        Route("/v1/credential/machine", put_machine, methods=["PUT"]),
        Route("/metrics", get_metrics),
        Route("/openapi.json", get_openapi),
        Route("/v1/webhooks", get_webhooks),
        Route("/v1/webhooks", post_webhook, methods=["POST"]),
        Route("/v1/webhooks/{webhook}", delete_webhook, methods=["DELETE"]),
        Route("/v1/webhooks/{webhook}/secret", post_webhook_secret, methods=["POST"]),
        Route("/v1/webhooks/{webhook}/test", post_webhook_test, methods=["POST"]),
        Route("/v1/webhooks/{webhook}/pause", post_webhook_pause, methods=["POST"]),
        Route("/v1/webhooks/{webhook}/resume", post_webhook_resume, methods=["POST"]),
        Route("/v1/webhooks/{webhook}/cursor", post_webhook_cursor, methods=["POST"]),
        Route("/open/{branch}/digests.json", get_digests),
        Route("/open/{branch}/{day}.json", get_digest),
        Route("/open/{branch}/{month}.csv", get_month),
        *why_page_routes(),
        *open_page_routes(),
        *page_routes(),
        *monitor_routes(),
        *statistics_routes(),
        *lab_routes(),
        *forecast_routes(),
        *staffing_routes(),
        *administration_routes(),
        *configuration_routes(),
    ]
