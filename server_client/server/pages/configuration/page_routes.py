"""Which address is which page of the configuration."""

from starlette.routing import BaseRoute, Route

from server_client.server.pages.configuration.asking import HERE
from server_client.server.pages.configuration.branch_page import get_branch_page, post_branch
from server_client.server.pages.configuration.groups_page import get_groups_page, post_group
from server_client.server.pages.configuration.overview_page import get_file, get_overview, post_discard, post_import
from server_client.server.pages.configuration.shared_page import get_shared_page, post_shared
from server_client.server.pages.configuration.travel_page import get_travel_page, post_travel
from server_client.server.pages.configuration.version_page import get_version_page, post_publish


def configuration_routes() -> list[BaseRoute]:
    """Return the routes of all pages of the configuration."""
    return [
        Route(HERE, get_overview),
        Route(f"{HERE}/import", post_import, methods=["POST"]),
        Route(f"{HERE}/discard", post_discard, methods=["POST"]),
        Route(f"{HERE}/shared", get_shared_page),
        Route(f"{HERE}/shared", post_shared, methods=["POST"]),
        Route(f"{HERE}/groups", get_groups_page),
        Route(f"{HERE}/groups", post_group, methods=["POST"]),
        Route(f"{HERE}/travel", get_travel_page),
        Route(f"{HERE}/travel", post_travel, methods=["POST"]),
        Route(f"{HERE}/branches/{{branch}}", get_branch_page),
        Route(f"{HERE}/branches/{{branch}}", post_branch, methods=["POST"]),
        Route(f"{HERE}/versions/{{version}}", get_version_page),
        Route(f"{HERE}/versions/{{version}}/file", get_file),
        Route(f"{HERE}/versions/{{version}}/publish", post_publish, methods=["POST"]),
    ]
