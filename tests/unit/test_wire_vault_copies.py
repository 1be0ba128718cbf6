"""Rows of a vault as they travel and as they are sealed: what does not fit is refused."""

import pytest

from server_client.wire.errors import Malformed
from server_client.wire.vault_copies import (
    CopiedPortion,
    CopiedRow,
    VaultRow,
    decode_portion,
    decode_vault_row,
    encode_portion,
    encode_vault_row,
)

MARK = "0a" * 32


def test_a_portion_comes_back_as_it_was_sent() -> None:
    portion = CopiedPortion(rows=[CopiedRow(mark=MARK, due_ms=5, key="ab", body=b"\x00\xff"), CopiedRow(mark=MARK)])
    assert decode_portion(encode_portion(portion)) == portion


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"rows":[{"mark":"x"}]}',
        b'{"rows":[{"mark":"%b","key":"/etc"}]}' % MARK.encode(),
        b'{"rows":[{"mark":"%b","due_ms":-1}]}' % MARK.encode(),
        b'{"rows":[],"more":1}',
        b'{"rows":[%b]}' % b",".join([b'{"mark":"%b"}' % MARK.encode()] * 501),
    ],
)
def test_what_is_no_portion_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_portion(body)


def test_a_row_comes_back_as_it_was_sealed() -> None:
    row = VaultRow("reads", ["a", 5, 0.5, b"\x00", None])
    assert decode_vault_row(encode_vault_row(row)) == row
    for other in (b"", b"\xc1", encode_vault_row(row)[:-1], b"\x90", b"\x91\x05", b"\x92\xa1a\x90"):
        with pytest.raises(Malformed):
            decode_vault_row(other)
