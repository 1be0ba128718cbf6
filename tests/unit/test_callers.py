"""From where a call comes: the other end, or whom a proxy on this machine names; a house of IPv6 is one place."""

import pytest
from starlette.requests import HTTPConnection

from server_client.server.routes.callers import address_of


def connection(host: str, forwarded: str = "") -> HTTPConnection:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return HTTPConnection({"type": "http", "client": (host, 40_000), "headers": headers})


@pytest.mark.parametrize(
    ("host", "forwarded", "place"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "nobody at all", "nobody at all"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("127.0.0.1", "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "", "fe80::/64"),
        ("::ffff:192.0.2.7", "", "192.0.2.7"),
    ],
)
def test_a_call_comes_from(host: str, forwarded: str, place: str) -> None:
    assert address_of(connection(host, forwarded)) == place
