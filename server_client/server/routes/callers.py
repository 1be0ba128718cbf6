"""From where a call comes, for limits on guessing; it is no proof of anything, and is not kept."""

from starlette.requests import HTTPConnection

from server_client.server.settings import is_loopback

_LONGEST = 64


def address_of(connection: HTTPConnection) -> str:
    """Return the caller's address; behind a proxy on this machine, the one for which the proxy says that it asks."""
    direct = connection.client.host if connection.client is not None else ""
    if not is_loopback(direct):
        return direct
    # The last one was written by the proxy itself, whatever the caller has put before it.
    forwarded = connection.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return forwarded[:_LONGEST] or direct
