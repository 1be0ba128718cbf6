"""Where webhooks may go: to public addresses by https, elsewhere only where that was allowed."""

import asyncio
from collections.abc import Sequence
from ipaddress import ip_network

import pytest

from server_client.server.webhooks.guard import Guard, NotAllowed, Target, Unknown


def target(url: str, *addresses: str, networks: Sequence[str] = ()) -> Target:
    """Return where a URL leads whose name has these addresses."""

    async def look_up(host: str, port: int) -> Sequence[str]:
        return addresses or [host]

    guard = Guard(tuple(ip_network(network) for network in networks), look_up)
    return asyncio.run(guard.target(url))


def test_a_public_address_is_reached_by_its_address_under_its_name() -> None:
    found = target("https://city.example/hook?a=1", "93.184.216.34")

    assert (found.url, found.host_header) == ("https://93.184.216.34:443/hook?a=1", "city.example")
    found = target("https://city.example:8443", "2606:2800:220:1::1")
    assert (found.url, found.host_header) == ("https://[2606:2800:220:1::1]:8443/", "city.example:8443")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
    ],
)
def test_what_is_not_public_is_not_reached(address: str) -> None:
    with pytest.raises(NotAllowed, match="not a public address"):
        target("https://inside.example/", address)
    with pytest.raises(NotAllowed):
        target("https://both.example/", "93.184.216.34", address)


def test_a_network_that_was_allowed_is_reached() -> None:
    assert target("https://inside.example/", "10.1.2.3", networks=["10.1.0.0/16"]).port == 443
    with pytest.raises(NotAllowed):
        target("https://inside.example/", "10.2.2.3", networks=["10.1.0.0/16"])


def test_without_tls_only_this_machine_is_reached() -> None:
    assert target("http://127.0.0.1:9000/x", networks=["127.0.0.0/8"]).url == "http://127.0.0.1:9000/x"
    for address in ("93.184.216.34", "10.1.2.3"):
        with pytest.raises(NotAllowed, match="https"):
            target("http://city.example/", address, networks=["10.0.0.0/8"])


@pytest.mark.parametrize(
    "url",
    [
        "ftp://city.example/",
        "city.example",
        "https://",
        "https://name:word@city.example/",
        "https://city.example/#part",
        "https://city.example:99999/",
        "https://city.example/a b",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed, match="is not an address"):
        target(url, "93.184.216.34")


def test_a_name_that_nobody_knows_is_said_to_be_unknown() -> None:
    with pytest.raises(Unknown, match="cannot be looked up"):
        asyncio.run(Guard().target("https://nowhere.invalid/"))
