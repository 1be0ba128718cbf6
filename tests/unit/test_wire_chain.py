"""The sealed log: every event comes back as it was, and an entry altered anywhere is found."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model.events import DayClosed, DayOpened, Event, EventData
from server_client.queue_model.ids import BranchId, CommandId
from server_client.wire.chain import GENESIS, Entry, checked, event_of, seal, seal_all
from server_client.wire.errors import BrokenChain, Malformed
from tests.proof.branches import BRANCH, MORNING, TODAY
from tests.unit.wire_values import values_of

ID = CommandId("0192f0c1-2d3e-7abc-8def-0123456789ab")
A_FEW = settings(max_examples=25, deadline=None)


def event(seq: int, data: EventData | None = None) -> Event:
    """Return an event of the morning."""
    return Event(branch=BRANCH, epoch=1, seq=seq, at=MORNING, command_id=ID, data=data or DayOpened(day=TODAY))


def log(length: int) -> list[Entry]:
    """Return a log of that many entries."""
    return seal_all([event(seq) for seq in range(1, length + 1)], GENESIS)


@pytest.mark.parametrize("kind", get_args(EventData), ids=lambda kind: kind.__name__)
@A_FEW
@given(data=st.data())
def test_every_event_comes_back_as_it_was_sealed(kind: type[EventData], data: st.DataObject) -> None:
    sealed = event(1, data.draw(values_of(kind)))

    entry = seal(sealed, GENESIS)

    assert event_of(entry.body) == sealed
    assert event_of(entry.sent) == sealed


@A_FEW
@given(seq=st.integers(1, 2**53), epoch=st.integers(1, 2**31), at=st.datetimes(timezones=st.just(UTC)))
def test_the_envelope_comes_back_as_it_was_sealed(seq: int, epoch: int, at: datetime) -> None:
    sealed = replace(event(seq), branch=BranchId("CN02"), epoch=epoch, at=at)

    assert event_of(seal(sealed, GENESIS).body) == sealed


def test_the_form_of_an_entry_is_the_one_that_the_protocol_describes() -> None:
    entry = seal(event(1), GENESIS)

    assert entry.body == (
        b'{"branch":"CN01","epoch":1,"seq":1,"at":"2026-03-02T01:00:00Z",'
        b'"command_id":"0192f0c1-2d3e-7abc-8def-0123456789ab","type":"DayOpened","data":{"day":"2026-03-02"},'
        b'"prev":"%b"}' % (b"0" * 64)
    )


def test_anyone_can_check_a_log_with_json_and_sha256_alone() -> None:
    prev = "0" * 64
    for entry in log(3):
        sent = entry.sent.decode()
        body, _, said = sent.removesuffix('"}').rpartition(',"hash":"')
        assert json.loads(sent)["prev"] == prev
        assert hashlib.sha256((body + "}").encode()).hexdigest() == said
        prev = said


def test_a_log_that_holds_gives_its_events() -> None:
    assert [one.seq for one in checked(log(3), GENESIS, 0)] == [1, 2, 3]


def test_the_end_of_a_log_holds_after_its_beginning() -> None:
    first, *rest = log(3)

    assert [one.seq for one in checked(rest, first.hash, 1)] == [2, 3]


def test_a_missing_entry_is_named() -> None:
    first, _, third = log(3)

    with pytest.raises(BrokenChain, match="Entry 2 is missing; 3"):
        list(checked([first, third], GENESIS, 0))


def test_an_entry_filed_under_another_number_is_named() -> None:
    first, second = log(2)

    with pytest.raises(BrokenChain, match="Entry 2 is missing; 3"):
        list(checked([first, replace(second, seq=3)], GENESIS, 0))


def test_an_altered_entry_is_named() -> None:
    first, second = log(2)
    altered = replace(second, body=second.body.replace(b"CN01", b"CN02"))

    with pytest.raises(BrokenChain, match="Entry 2 was altered"):
        list(checked([first, altered], GENESIS, 0))


def test_an_altered_entry_with_a_hash_to_match_breaks_the_chain_after_it() -> None:
    first, second = log(2)
    body = first.body.replace(b"CN01", b"CN02")
    altered = replace(first, body=body, hash=hashlib.sha256(body).hexdigest())

    with pytest.raises(BrokenChain, match="Entry 2 does not follow entry 1"):
        list(checked([altered, second], GENESIS, 0))


def test_events_before_the_break_are_given() -> None:
    first, second, third = log(3)
    events = checked([first, second, replace(third, hash=GENESIS)], GENESIS, 0)

    assert [next(events).seq, next(events).seq] == [1, 2]
    with pytest.raises(BrokenChain):
        next(events)


def test_an_event_of_an_unknown_type_is_malformed_and_not_passed_over() -> None:
    entry = seal(event(7, DayClosed(day=TODAY)), GENESIS)

    with pytest.raises(Malformed, match="Event 7 is of the unknown type DayEnded"):
        event_of(entry.body.replace(b"DayClosed", b"DayEnded"))


def test_an_event_with_a_wrong_field_is_malformed() -> None:
    entry = seal(event(7), GENESIS)

    with pytest.raises(Malformed, match=r"Event 7 of type DayOpened is not readable: .*day"):
        event_of(entry.body.replace(b'"day":"2026-03-02"', b'"day":"Monday"'))


def test_a_time_without_a_zone_is_malformed() -> None:
    entry = seal(event(7), GENESIS)

    with pytest.raises(Malformed, match="at"):
        event_of(entry.body.replace(b"01:00:00Z", b"01:00:00"))


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b'{"branch":"\xff"}', b'{"data":' + b"[" * 200_000, b'{"data":' + b"[" * 9999 + b"]" * 9999],
    ids=["empty", "no fields", "array", "not UTF-8", "deep and open", "deep"],
)
def test_what_is_no_entry_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed, match="not an entry of a log"):
        event_of(body)


@A_FEW
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading_of_an_event(body: bytes) -> None:
    with pytest.raises(Malformed):
        event_of(body)


@A_FEW
@given(st.data())
def test_an_entry_altered_in_one_byte_is_never_taken_for_the_true_one(data: st.DataObject) -> None:
    entry = seal(event(1), GENESIS)
    at = data.draw(st.integers(0, len(entry.body) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != entry.body[at]))
    body = entry.body[:at] + bytes([byte]) + entry.body[at + 1 :]

    with pytest.raises(Malformed):
        list(checked([replace(entry, body=body)], GENESIS, 0))
