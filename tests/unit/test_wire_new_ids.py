"""Ids sort by time, keep the standard's form, and are made of nothing but what is passed in."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.queue_model.commands import CallNext
from server_client.queue_model.ids import CounterId
from server_client.wire.messages import decode_command, encode_command
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
NOON = datetime(2026, 3, 9, 5, 0, tzinfo=UTC)


def test_the_example_of_the_standard_comes_out_as_printed_there() -> None:
    # RFC 9562, appendix A.6: 0x017F22E279B0 ms, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    at = BEGINNING + timedelta(milliseconds=0x017F22E279B0)
    random = (0xCC3).to_bytes(2) + (0x18C4DC0C0C07398F).to_bytes(8)
    assert new_id(at, random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.binary(min_size=ID_BYTES, max_size=ID_BYTES), st.integers(0, 2**45))
def test_every_id_is_a_uuid_of_version_7_with_its_time(random: bytes, milliseconds: int) -> None:
    read = uuid.UUID(new_id(BEGINNING + timedelta(milliseconds=milliseconds), random))
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert read.int >> 80 == milliseconds


@given(st.binary(min_size=ID_BYTES, max_size=ID_BYTES))
def test_the_server_takes_every_id(random: bytes) -> None:
    command = CallNext(id=new_id(NOON, random), counter=CounterId("c01"))
    assert decode_command(encode_command(command)) == command


def test_a_later_id_sorts_after_an_earlier_one() -> None:
    assert new_id(NOON, b"\xff" * ID_BYTES) < new_id(NOON + timedelta(milliseconds=1), b"\0" * ID_BYTES)


@given(st.binary(min_size=TOKEN_BYTES, max_size=TOKEN_BYTES))
def test_a_token_is_22_characters_that_need_no_quoting(random: bytes) -> None:
    token = new_token(random)
    assert len(token) == 22
    assert token.replace("-", "").replace("_", "").isalnum()


def test_too_few_random_bytes_are_not_stretched() -> None:
    with pytest.raises(ValueError, match="10 random bytes, not 9"):
        new_id(NOON, b"123456789")
    with pytest.raises(ValueError, match="16 random bytes, not 8"):
        new_token(b"12345678")
