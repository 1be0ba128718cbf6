"""Brings a device to its credential: by a one-time code at first, by an exchange later; it writes no file."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx

from server_client.client.errors import ServerUnavailable
from server_client.client.http_calls import HttpCalls, has, read_answer, translated
from server_client.wire.enrolment import Enrolled, decode_enrolled, encode_enrolment, encode_rotation

_MARK_SIGNS = 12
# An empty credential cannot be sent, and this call is for those who have none.
_NONE_YET = "-"
PEM = "application/x-pem-file"
_AUTHORITY = "/v1/authority"
_SHOWN_WITHIN_S = 8.0


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre at an address; every call raises ServerUnavailable or Rejected."""

    url: str
    machine: str
    authority: Path | None = None
    transport: httpx.AsyncBaseTransport | None = None

    async def enrol(self, code: str) -> Enrolled:
        """Return what the code makes this machine, with its secret; the code is spent hereby."""
        calls = HttpCalls(self.url, _NONE_YET, authority=self.authority, transport=self.transport)
        try:
            body = encode_enrolment(code, self.machine)
            return read_answer(decode_enrolled, await calls.call("POST", "/v1/devices/enrolment", body))
        finally:
            await calls.close()

    async def rotate(self, credential: str) -> Enrolled:
        """Return a new secret; the credential goes on until `use` was called with the new one."""
        calls = HttpCalls(self.url, credential, authority=self.authority, transport=self.transport)
        try:
            body = encode_rotation(self.machine)
            return read_answer(decode_enrolled, await calls.call("POST", "/v1/devices/rotation", body))
        finally:
            await calls.close()

    async def use(self, credential: str) -> None:
        """Show the centre that the credential is in use, by which the one before it ends."""
        calls = HttpCalls(self.url, credential, authority=self.authority, transport=self.transport)
        try:
            await calls.call("GET", "/v1/credential")
        finally:
            await calls.close()

    async def present_authority(self) -> bytes | None:
        """Return the authority's certificate that the centre hands out now; None if it has none of its own."""
        calls = HttpCalls(self.url, _NONE_YET, authority=self.authority, transport=self.transport)
        try:
            answer = await calls.answer("GET", _AUTHORITY)
        finally:
            await calls.close()
        return answer.content if has(answer, PEM) else None


async def shown_authority(url: str, transport: httpx.AsyncBaseTransport | None = None) -> bytes:
    """Return what whoever answers at the address hands out as its authority's certificate; ServerUnavailable.

    Nobody is believed hereby, and nothing of ours is sent: the caller knows the certificate by its mark, or not.
    """
    with translated():
        async with httpx.AsyncClient(
            base_url=url,
            transport=transport,
            trust_env=False,
            timeout=_SHOWN_WITHIN_S,
            verify=False,  # noqa: S501 - as above
        ) as client:
            answer = await client.get(_AUTHORITY)
    if not has(answer, PEM):
        raise ServerUnavailable(f"What answers at {url} hands out no authority's certificate: is it the centre?")
    return answer.content


def machine_mark(name: str, installation: Path = Path("/etc/machine-id")) -> str:
    """Return by what this machine is known again: its name, and a piece of the hash of its installation's id."""
    try:
        known = installation.read_bytes().strip()
    except OSError:
        return name[:64]
    return f"{name[:64]} {sha256(b'motcua ' + known).hexdigest()[:_MARK_SIGNS]}"


def scanned_code(text: str) -> tuple[str | None, str, str]:
    """Return the centre's address, if the text has one, the code, and the mark of its authority, empty if it has none.

    A QR code says `https://HOST/enrol#CODE`, or `https://HOST/enrol#CODE.MARK`.
    """
    address, hash_sign, told = text.strip().rpartition("#")
    code, _, mark = told.partition(".")
    return (address.removesuffix("/enrol") if hash_sign else None), code, mark
