"""From where a call comes, for limits on guessing; it is no proof of anything, and is not kept."""

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection

from server_client.server.settings import is_loopback

_LONGEST = 64
# What one house or phone is given by its provider, whose every address it may use.
_HOUSE = 64


def address_of(connection: HTTPConnection) -> str:
    """Return the caller's address; behind a proxy on this machine, the one for which the proxy says that it asks.

    Of an IPv6 address it is the network of 64 bits, the least that anybody has: else each guess would have its own.
    """
    direct = connection.client.host if connection.client is not None else ""
    if not is_loopback(direct):
        return _place(direct)
    # The last one was written by the proxy itself, whatever the caller has put before it.
    forwarded = connection.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return _place(forwarded[:_LONGEST]) or direct


def _place(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return address
    return str(read.ipv4_mapped or ip_network((read, _HOUSE), strict=False))
