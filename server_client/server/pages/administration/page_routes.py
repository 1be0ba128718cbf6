"""Which address is which page of the administration."""

from starlette.routing import BaseRoute, Route

from server_client.server.pages.administration.audit_page import get_audit
from server_client.server.pages.administration.devices_pages import (
    get_device_page,
    get_devices_page,
    post_code,
    post_device,
)
from server_client.server.pages.administration.entrance import (
    get_begin,
    get_sign_in,
    post_begin,
    post_sign_in,
    post_sign_out,
)
from server_client.server.pages.administration.home import get_home
from server_client.server.pages.administration.people_pages import get_people, get_person, post_people, post_person
from server_client.server.pages.frame import frame_routes


def administration_routes() -> list[BaseRoute]:
    """Return the routes of all pages of the administration."""
    return [
        *frame_routes(),
        Route("/admin", get_home),
        Route("/admin/people", get_people),
        Route("/admin/people", post_people, methods=["POST"]),
        Route("/admin/people/{name}", get_person),
        Route("/admin/people/{name}", post_person, methods=["POST"]),
        Route("/admin/devices", get_devices_page),
        Route("/admin/devices", post_code, methods=["POST"]),
        Route("/admin/devices/{branch}/{name}", get_device_page),
        Route("/admin/devices/{branch}/{name}", post_device, methods=["POST"]),
        Route("/admin/audit", get_audit),
        Route("/admin/sign-in", get_sign_in),
        Route("/admin/sign-in", post_sign_in, methods=["POST"]),
        Route("/admin/begin", get_begin),
        Route("/admin/begin", post_begin, methods=["POST"]),
        Route("/admin/sign-out", post_sign_out, methods=["POST"]),
    ]
