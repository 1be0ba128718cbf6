"""Reads what a kiosk's journals know of numbers, beside the kiosk or without it; it changes nothing."""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from server_client.queue_model.commands import IssueTicket
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_command

_PARKED = b"parked"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNumber:
    """A number that the kiosk gave out by itself and that waits for the branch; one that it refused is parked."""

    token: str
    number: str
    service: str
    taken_at: str
    is_parked: bool


def kept_numbers(outbox: Path) -> tuple[tuple[KeptNumber, ...], int]:
    """Return the numbers in the outbox's folder, and how many commands wait there in all."""
    kept = _values(outbox)
    numbers = [number for value in kept if (number := _number(value)) is not None]
    return tuple(numbers), sum(not value.startswith(_PARKED) for value in kept)


def given_tokens(given: Path) -> frozenset[str]:
    """Return the tokens of the numbers in that folder, which the kiosk tells a node that takes its branch over."""
    return frozenset(value.split(b"\t")[3].decode() for value in _values(given))


def _values(folder: Path) -> list[bytes]:
    try:
        content = (folder / "outbox.journal").read_bytes()
    except FileNotFoundError:
        return []
    lines: dict[bytes, bytes] = {}
    for line in content.split(b"\n"):
        body = line[9:]
        if line == b"%08x %b" % (crc32(body), body):
            key, _, value = body.partition(b" ")
            lines[key] = value
    return [value for value in lines.values() if value]


def _number(value: bytes) -> KeptNumber | None:
    try:
        command = decode_command(value.rpartition(b"\t")[2])
    except Malformed:
        return None
    if not isinstance(command, IssueTicket) or command.number is None or command.taken_at is None:
        return None
    return KeptNumber(
        token=command.token,
        number=command.number,
        service=command.needs[0],
        taken_at=command.taken_at.isoformat(),
        is_parked=value.startswith(_PARKED),
    )
