"""What is sealed opens with its key and record only, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.server.vault.cipher import KEY_BYTES, NONCE_BYTES, Unopenable, seal, unseal
from server_client.server.vault.person_keys import PersonKeys

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
NONCES = st.binary(min_size=NONCE_BYTES, max_size=NONCE_BYTES)
KEY, NONCE = bytes(range(KEY_BYTES)), bytes(NONCE_BYTES)


@given(KEYS, NONCES, st.binary(), st.binary())
def test_what_is_sealed_opens_again(key: bytes, nonce: bytes, text: bytes, bound_to: bytes) -> None:
    assert unseal(key, seal(key, text, bound_to, nonce), bound_to) == text


@given(st.binary(), st.binary(), st.binary())
def test_it_opens_in_no_other_records_place(text: bytes, record: bytes, other: bytes) -> None:
    sealed = seal(KEY, text, b"1" + record, NONCE)

    with pytest.raises(Unopenable):
        unseal(KEY, sealed, b"2" + other)


@given(KEYS, st.binary())
def test_it_opens_with_no_other_key(other: bytes, text: bytes) -> None:
    with pytest.raises(Unopenable):
        unseal(bytes([other[0] ^ KEY[0] ^ 1]) + KEY[1:] if other == KEY else other, seal(KEY, text, b"", NONCE), b"")


@given(st.binary(), st.data())
def test_no_bit_of_it_may_change(text: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, text, b"record", NONCE))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(Unopenable):
        unseal(KEY, bytes(sealed), b"record")


@given(st.binary(max_size=40))
def test_what_was_never_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(Unopenable):
        unseal(KEY, sealed, b"record")


def test_a_person_has_one_key_which_depends_on_the_secret() -> None:
    ours, theirs = PersonKeys(lambda: b"ours"), PersonKeys(lambda: b"theirs")

    assert ours.key("identity 001199000001") == ours.key("identity 001199000001")
    assert len({ours.key("identity 1"), ours.key("passport 1"), theirs.key("identity 1")}) == 3
    assert len(ours.key("identity 1")) == 32
