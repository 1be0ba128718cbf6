"""The branch document: the whole state there and back, and what is not one is Malformed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.counter import Counter
from server_client.queue_model.device import DeviceState
from server_client.queue_model.ids import BookingCode, BranchId, CommandId, ServiceCode, VisitId
from server_client.queue_model.lines import drawn_up
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import Ticket, Visit
from server_client.wire.chain import GENESIS
from server_client.wire.documents import decode_branch, encode_branch
from server_client.wire.errors import Malformed
from tests.unit.wire_values import values_of

A_FEW = settings(max_examples=25, deadline=None)
HEAD = "ab" * 32


@st.composite
def branches(draw: st.DrawFn) -> Branch:
    """Return any branch; what it holds needs to make no sense, only to come back."""
    visits = draw(st.lists(values_of(Visit), max_size=2, unique_by=lambda visit: visit.id))
    tickets = draw(st.lists(values_of(Ticket), max_size=3))
    return Branch(
        id=BranchId("CN01"),
        epoch=draw(st.integers(1, 9)),
        mark=draw(st.sampled_from(["", "2"])),
        marked_until=draw(st.none() | st.dates()),
        seq=draw(st.integers(0, 2**53)),
        at=draw(st.datetimes(timezones=st.just(UTC))),
        configuration=draw(st.none() | values_of(Configuration)),
        day=draw(st.none() | st.dates()),
        is_open=draw(st.booleans()),
        closed_services=draw(st.frozensets(st.sampled_from([ServiceCode("A"), ServiceCode("B"), ServiceCode("C")]))),
        numbers=PersistentMap(draw(st.dictionaries(st.sampled_from(["A", "B"]), st.integers(0, 999)))),
        visits=PersistentMap({visit.id: visit for visit in visits}),
        tickets=PersistentMap({ticket.id: ticket for ticket in tickets}),
        counters=PersistentMap({one.id: one for one in draw(st.lists(values_of(Counter), max_size=2))}),
        lines=drawn_up({ticket.id: ticket for ticket in tickets}.values()),
        tokens=PersistentMap({visit.token: visit.id for visit in visits if visit.token is not None}),
        bookings=PersistentMap({BookingCode("B1"): VisitId("v1")}),
        settled=PersistentMap({CommandId("c1"): 3}),
        devices=PersistentMap({one.id: one for one in draw(st.lists(values_of(DeviceState), max_size=2))}),
    )


def spoilt(**changed: Any) -> bytes:
    """Return the document of an empty branch with some members changed."""
    document = json.loads(encode_branch(Branch(id=BranchId("CN01")), GENESIS))
    return json.dumps(document | changed).encode()


@A_FEW
@given(branches())
def test_a_snapshot_comes_back_whole(branch: Branch) -> None:
    assert decode_branch(encode_branch(branch, HEAD, with_settled=True)) == (branch, HEAD)


@A_FEW
@given(branches())
def test_a_screen_gets_all_but_the_settled_commands(branch: Branch) -> None:
    assert decode_branch(encode_branch(branch, HEAD)) == (replace(branch, settled=PersistentMap()), HEAD)


def test_an_empty_branch_comes_back() -> None:
    branch = Branch(id=BranchId("CN01"))

    assert decode_branch(encode_branch(branch, GENESIS)) == (branch, GENESIS)


def test_a_later_format_is_refused_and_not_guessed_at() -> None:
    with pytest.raises(Malformed, match="has format 2; this program reads 1"):
        decode_branch(spoilt(format=2))


def test_members_of_a_later_version_are_passed_over() -> None:
    branch, _ = decode_branch(spoilt(weather="fine"))

    assert branch == Branch(id=BranchId("CN01"))


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", spoilt(seq="7"), spoilt(tickets=[{}]), b'{"id":"\xff"}', b'{"x":' * 100_000],
    ids=["empty", "array", "no members", "seq is text", "half a ticket", "not UTF-8", "deep"],
)
def test_what_is_no_branch_document_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed, match="not a branch document"):
        decode_branch(body)


@A_FEW
@given(values_of(Ticket))
def test_a_place_in_line_without_a_zone_is_malformed(ticket: Ticket) -> None:
    homeless = replace(ticket, clock=datetime(2026, 3, 2))  # noqa: DTZ001  # what must not come from outside
    branch = Branch(id=BranchId("CN01"), tickets=PersistentMap({ticket.id: homeless}))

    with pytest.raises(Malformed, match="zone"):
        decode_branch(encode_branch(branch, GENESIS))


@A_FEW
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading_of_a_document(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_branch(body)
