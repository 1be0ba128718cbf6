"""Which address is which page of the administration."""

from starlette.routing import BaseRoute, Route

from server_client.server.pages.administration.entrance import (
    get_begin,
    get_sign_in,
    post_begin,
    post_sign_in,
    post_sign_out,
)
from server_client.server.pages.frame import frame_routes


def administration_routes() -> list[BaseRoute]:
    """Return the routes of all pages of the administration."""
    return [
        *frame_routes(),
        Route("/admin/sign-in", get_sign_in),
        Route("/admin/sign-in", post_sign_in, methods=["POST"]),
        Route("/admin/begin", get_begin),
        Route("/admin/begin", post_begin, methods=["POST"]),
        Route("/admin/sign-out", post_sign_out, methods=["POST"]),
    ]
