"""Rows of a branch's vault on their way to its centre and back: sealed as a whole, so that only the branch reads them.

What can be seen of one on the way: a mark by which it is known again, the key's id, and when it is to be forgotten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeAlias

import msgspec

from server_client.wire.errors import Malformed
from server_client.wire.reading import read

LARGEST_PORTION = 4 << 20
MOST_ROWS = 500
RowValue: TypeAlias = str | int | float | bytes | None

_COUNT = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_MARK = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
_KEY = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{1,32}$", max_length=32)]


class CopiedRow(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One row; without `body` it was forgotten at the branch. `due_ms` is when it is to be forgotten anyway."""

    mark: _MARK
    due_ms: _COUNT = 0
    key: _KEY = "0"
    body: bytes | None = None


class CopiedPortion(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Rows in the order of their marks or changes; a node's `stamp` grows with each portion, `epoch` is the node's."""

    rows: Annotated[list[CopiedRow], msgspec.Meta(max_length=MOST_ROWS)]
    stamp: _COUNT = 0
    epoch: _COUNT = 0


@dataclass(frozen=True, slots=True)
class VaultRow:
    """What is sealed: the table, and its columns' values in their order."""

    table: str
    values: Sequence[RowValue]


VAULT_COPY_FORMS = (CopiedRow, CopiedPortion)

_encoder = msgspec.json.Encoder()
_portions = msgspec.json.Decoder(CopiedPortion)
_sealed = msgspec.msgpack.Encoder()
_unsealed = msgspec.msgpack.Decoder(list[object])


def encode_portion(portion: CopiedPortion) -> bytes:
    """Return the rows as they are sent."""
    return _encoder.encode(portion)


def decode_portion(body: bytes) -> CopiedPortion:
    """Return the rows; Malformed if the body holds none."""
    return read(_portions, body, "These are no rows of a vault: ")


def encode_vault_row(row: VaultRow) -> bytes:
    """Return the row as it is sealed."""
    return _sealed.encode([row.table, *row.values])


def decode_vault_row(text: bytes) -> VaultRow:
    """Return the row that was sealed; Malformed if it is none."""
    try:
        table, *values = _unsealed.decode(text)
    except (msgspec.DecodeError, ValueError) as wrong:
        raise Malformed(f"This is no row of a vault: {wrong}") from wrong
    known = [value for value in values if value is None or isinstance(value, str | int | float | bytes)]
    if not isinstance(table, str) or len(known) < len(values):
        raise Malformed("This is no row of a vault: a table's name and values of columns are expected")
    return VaultRow(table, known)
