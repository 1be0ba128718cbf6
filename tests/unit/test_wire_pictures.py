"""Pictures as JSON: what is shown can be had without the rest, and what is no picture is not taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.branch_picture.counting import count
from server_client.branch_picture.tally import Tally
from server_client.wire.errors import Malformed
from server_client.wire.pictures import configuration_in, decode_picture, decode_tally, encode_tally, shown_part
from tests.proof.branches import BRANCH
from tests.unit.queue_office import at_work


def busy() -> Tally:
    """Return the tally of an office with one being served and one waiting."""
    office = at_work()
    ticket = office.issue()
    office.issue()
    office.call()
    office.start(ticket)
    tally = Tally(BRANCH, head="ab")
    for event in office.log:
        count(tally, event.data, epoch=event.epoch, seq=event.seq, at=event.at)
    return tally


def test_the_shown_part_of_a_document_is_the_picture() -> None:
    tally = busy()
    part = shown_part(encode_tally(tally))

    assert part is not None
    assert decode_picture(part) == tally.picture()
    assert configuration_in(encode_tally(tally)) == tally.configuration == 1


def test_a_document_of_another_format_is_made_anew_from_the_log() -> None:
    document = encode_tally(busy()).replace(b'{"format":1,', b'{"format":0,')

    assert shown_part(document) is None
    with pytest.raises(Malformed, match="made anew"):
        decode_tally(document)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_crash_the_reading_of_a_picture(body: bytes) -> None:
    for decode in (decode_tally, decode_picture):
        with pytest.raises(Malformed, match="not the picture of a branch"):
            decode(body)
