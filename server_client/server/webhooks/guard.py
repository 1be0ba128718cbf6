"""Where webhooks may go: not into the centre's own network, unless that was allowed, and by https beyond this machine.

The name is looked up once, every address it has must be allowed, and the connection goes to that very address: a name
that points elsewhere a moment later leads nowhere else.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias
from urllib.parse import urlsplit

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network
LookUp: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
# IPv4 behind a translator: what counts is the address in it.
_TRANSLATED = IPv6Network("64:ff9b::/96")


class NotAllowed(Exception):
    """This address is not one that a webhook may go to; the message says why."""


class Unknown(Exception):
    """The name cannot be looked up now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to connect to: one address, and the name and path that are asked for there."""

    scheme: str
    address: Address
    port: int
    host: str
    path: str

    @property
    def url(self) -> str:
        """Return the address as a URL."""
        host = f"[{self.address}]" if self.address.version == 6 else str(self.address)
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def host_header(self) -> str:
        """Return the name as a server expects it."""
        usual = {"https": 443, "http": 80}[self.scheme]
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == usual else f"{name}:{self.port}"


async def looked_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name; Unknown if it has none now."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as failed:
        raise Unknown(f"{host} cannot be looked up ({failed.strerror})") from failed
    return [str(one[4][0]) for one in found]


@dataclass(frozen=True, slots=True)
class Guard:
    """The networks that are allowed besides the public ones, and what looks names up."""

    networks: tuple[Network, ...] = ()
    look_up: LookUp = looked_up

    def check(self, url: str) -> None:
        """Raise NotAllowed for a URL that is none, or that names an address where no webhook may go."""
        _parts(url)

    async def target(self, url: str) -> Target:
        """Return where the URL leads now; NotAllowed, or Unknown if its name cannot be looked up."""
        scheme, host, port, path = _parts(url)
        addresses = [ip_address(text.partition("%")[0]) for text in await self.look_up(host, port)]
        if not addresses:
            raise Unknown(f"{host} has no address")
        for address in addresses:
            if not self._may_be_reached(address):
                raise NotAllowed(
                    f"{host} is {address}, which is not a public address: start the centre with --webhook-network if "
                    "webhooks may go there"
                )
        if scheme == "http" and not all(address.is_loopback for address in addresses):
            raise NotAllowed(f"{url} would be read on the way: write it as https://")
        return Target(scheme=scheme, address=addresses[0], port=port, host=host, path=path)

    def _may_be_reached(self, address: Address) -> bool:
        inner = _inner(address)
        allowed = any(inner.version == network.version and inner in network for network in self.networks)
        return allowed or (inner.is_global and not inner.is_multicast)


def _inner(address: Address) -> Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise NotAllowed(f"{url} is not an address: write it as https://HOST/PATH") from wrong
    is_one = parts.scheme in {"http", "https"} and parts.hostname
    if not is_one or parts.username is not None or parts.fragment or not url.isascii() or " " in url:
        raise NotAllowed(f"{url} is not an address: write it as https://HOST/PATH, without a name or password")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, parts.hostname or "", port or (443 if parts.scheme == "https" else 80), path
