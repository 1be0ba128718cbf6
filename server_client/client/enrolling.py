"""Brings a device to its credential: by a one-time code at first, by an exchange later; it writes no file."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx

from server_client.client.http_calls import HttpCalls, read_answer
from server_client.wire.enrolment import Enrolled, decode_enrolled, encode_enrolment, encode_rotation

_MARK_SIGNS = 12
# An empty credential cannot be sent, and this call is for those who have none.
_NONE_YET = "-"


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre at an address; every call raises ServerUnavailable or Rejected."""

    url: str
    machine: str
    transport: httpx.AsyncBaseTransport | None = None

    async def enrol(self, code: str) -> Enrolled:
        """Return what the code makes this machine, with its secret; the code is spent hereby."""
        calls = HttpCalls(self.url, _NONE_YET, transport=self.transport)
        try:
            body = encode_enrolment(code, self.machine)
            return read_answer(decode_enrolled, await calls.call("POST", "/v1/devices/enrolment", body))
        finally:
            await calls.close()

    async def rotate(self, credential: str) -> Enrolled:
        """Return a new secret; the credential goes on until `use` was called with the new one."""
        calls = HttpCalls(self.url, credential, transport=self.transport)
        try:
            body = encode_rotation(self.machine)
            return read_answer(decode_enrolled, await calls.call("POST", "/v1/devices/rotation", body))
        finally:
            await calls.close()

    async def use(self, credential: str) -> None:
        """Show the centre that the credential is in use, by which the one before it ends."""
        calls = HttpCalls(self.url, credential, transport=self.transport)
        try:
            await calls.call("GET", "/v1/credential")
        finally:
            await calls.close()


def machine_mark(name: str, installation: Path = Path("/etc/machine-id")) -> str:
    """Return by what this machine is known again: its name, and a piece of the hash of its installation's id."""
    try:
        known = installation.read_bytes().strip()
    except OSError:
        return name[:64]
    return f"{name[:64]} {sha256(b'motcua ' + known).hexdigest()[:_MARK_SIGNS]}"


def scanned_code(text: str) -> tuple[str | None, str]:
    """Return the centre's address, if the text has one, and the code; a QR code says `https://HOST/enrol#CODE`."""
    address, hash_sign, code = text.strip().partition("#")
    if not hash_sign:
        return None, address
    return address.removesuffix("/enrol"), code
