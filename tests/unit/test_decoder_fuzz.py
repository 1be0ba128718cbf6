"""Nearly right and wholly wrong bytes into every decoder: nothing but its documented errors comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.wire.errors import Malformed
from server_client.wire.forecasts import decode_told_board
from tests.fuzz.decoders import Decoder, decoders

_DECODERS = decoders()


@pytest.mark.parametrize("decoder", _DECODERS, ids=lambda one: one.name)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_only_documented_errors_come_out(decoder: Decoder, seed: int) -> None:
    decoder.tried(seed)


def test_the_decoders_are_found() -> None:
    names = {one.name for one in _DECODERS}

    assert {"feed", "bench adapter", "calendar", "trial"} < names
    assert {"vault_copies.decode_portion", "errands.decode_errands", "experience.decode_learned"} < names
    assert {"forecasts.decode_told_board", "traces.read_trace_line", "organisation.decode_city"} < names
    assert len(names) > 80


@pytest.mark.parametrize(
    "part",
    [
        b'"risks":[{"service":"A","probability":1e308,"share":0.5,"longest_s":1,"people":1}]',
        b'"age_s":1e300',
        b'"at":"2026-03-09T02:15:00"',
        b'"at":"0001-01-01T00:00:00+14:00"',
    ],
)
def test_a_node_tells_its_centre_no_figure_that_cannot_be_reckoned_with(part: bytes) -> None:
    at = b"" if part.startswith(b'"at"') else b'"at":"2026-03-09T02:15:00Z",'

    with pytest.raises(Malformed):
        decode_told_board(b'{"epoch":1,"board":{' + at + part + b',"services":{},"tickets":{}}}')
