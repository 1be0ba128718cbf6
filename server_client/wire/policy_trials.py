"""The documents of the policy lab as JSON or TOML and back; what a trial may change is told by whoever has the types.

A trial is written by people and read strictly, change by change. A result is the program's own and read as it was.
"""

import tomllib
from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec

from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.strict import TEXT, StrictReader

LARGEST_TRIAL = 64 << 10

T = TypeVar("T")


class TrialForm(Generic[T]):
    """Trials whose changes are of the dataclasses given, told apart by `type`."""

    def __init__(self, *kinds: type[T], most: int) -> None:
        """Prepare to read and write trials of up to `most` changes."""
        self._changes: StrictReader[T] = StrictReader(*kinds)
        shell = msgspec.defstruct(
            "Trial",
            [("title", TEXT), ("changes", Annotated[list[msgspec.Raw], msgspec.Meta(max_length=most)])],
            forbid_unknown_fields=True,
        )
        self._shells: msgspec.json.Decoder[Any] = msgspec.json.Decoder(shell)

    def read(self, body: bytes) -> tuple[str, tuple[T, ...]]:
        """Return title and changes, of JSON if it begins with a brace and of TOML otherwise.

        Malformed says what is wrong, and in which change.
        """
        shell = read(self._shells, body if body.lstrip()[:1] == b"{" else _from_toml(body), "This is no trial: ")
        return shell.title, tuple(self._change(number, raw) for number, raw in enumerate(shell.changes, start=1))

    def write(self, title: str, changes: Sequence[T]) -> bytes:
        """Return the trial as a file that a person can read and change."""
        whole = {"title": title, "changes": [msgspec.Raw(_tagged(change)) for change in changes]}
        return msgspec.json.format(msgspec.json.encode(whole), indent=2)

    def _change(self, number: int, raw: msgspec.Raw) -> T:
        try:
            return self._changes.read(bytes(raw))
        except Malformed as wrong:
            raise Malformed(f"Change {number}: {wrong}") from wrong


class OwnForm(Generic[T]):
    """A dataclass that only this program writes."""

    def __init__(self, model: type[T]) -> None:
        """Prepare to read and write it."""
        self._decoder = msgspec.json.Decoder(model)

    def read(self, body: bytes) -> T:
        """Return what was written; Malformed if it was not by this program, or by one that had another form for it."""
        return read(self._decoder, body)

    def write(self, whole: T) -> bytes:
        """Return it as bytes."""
        return msgspec.json.encode(whole)


def _tagged(change: object) -> bytes:
    fields = msgspec.json.encode(change)
    tag = b'{"type":"%b"' % type(change).__name__.encode()
    return tag + (b"}" if fields == b"{}" else b"," + fields[1:])


def _from_toml(body: bytes) -> bytes:
    try:
        return msgspec.json.encode(tomllib.loads(body.decode()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Malformed(f"This is no trial: neither JSON nor TOML: {wrong}") from wrong
