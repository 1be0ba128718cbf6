"""Answers to commands and problem documents: both ways, and what is neither is Malformed."""

import json
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model import refusals
from server_client.queue_model.events import DayClosed, DayOpened, Event
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wire.answers import (
    Problem,
    decode_problem,
    decode_settled,
    encode_nothing_new,
    encode_problem,
    encode_settled,
    problem,
    refusal_of,
    refusal_problem,
)
from server_client.wire.chain import GENESIS, seal_all
from server_client.wire.errors import Malformed
from tests.proof.branches import BRANCH, MORNING, TODAY

ID = CommandId("0192f0c1-2d3e-7abc-8def-0123456789ab")
A_FEW = settings(max_examples=50, deadline=None)


def test_an_answer_carries_the_events_and_the_seq_of_the_last() -> None:
    events = tuple(
        Event(branch=BRANCH, epoch=1, seq=seq, at=MORNING, command_id=ID, data=data)
        for seq, data in ((7, DayOpened(day=TODAY)), (8, DayClosed(day=TODAY)))
    )

    settled = decode_settled(encode_settled(seal_all(events, GENESIS)))

    assert settled.seq == 8
    assert settled.events == events


def test_an_answer_to_what_is_known_has_no_events_and_says_where_the_log_stood() -> None:
    known = Refused(RefusalCode.NOTHING_NEW, device="K1", seq=41)

    settled = decode_settled(encode_nothing_new(known))

    assert (settled.seq, settled.events) == (41, ())


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"{}", b'{"seq":1}', b'{"seq":1,"events":[{}]}', b'{"seq":1,"events":["\xff"]}', b"[" * 200_000],
    ids=lambda body: body[:20].decode(errors="replace"),
)
def test_what_is_no_answer_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_settled(body)


@A_FEW
@given(st.binary(max_size=100))
def test_no_bytes_crash_the_reading_of_an_answer_or_a_problem(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_settled(body)
    with pytest.raises(Malformed):
        decode_problem(body)


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_reaches_the_other_side_with_its_words(code: RefusalCode) -> None:
    blanks = {name for _, name, _, _ in string.Formatter().parse(refusals._SENTENCES[code]) if name}
    refused = Refused(code, **dict.fromkeys(blanks, "A017"))

    problem_document = refusal_problem(refused)
    arrived = refusal_of(decode_problem(encode_problem(problem_document)))

    assert arrived is not None
    assert (arrived.code, arrived.sentence, arrived.particulars) == (code, refused.sentence, refused.particulars)
    assert problem_document.status == 409
    assert problem_document.detail == refused.sentence


def test_a_problem_document_has_the_members_of_rfc_9457() -> None:
    document = json.loads(encode_problem(problem("unknown-branch", "No such branch", 404, "There is no branch CN09")))

    assert document == {
        "type": "urn:motcua:problem:unknown-branch",
        "title": "No such branch",
        "status": 404,
        "detail": "There is no branch CN09",
        "code": "unknown-branch",
        "particulars": {},
    }


def test_a_problem_that_is_no_refusal_is_not_taken_for_one() -> None:
    assert refusal_of(problem("counter_busy", "Busy", 503, "Too much to do")) is None


def test_a_refusal_that_this_program_has_no_words_for_yet_is_not_taken_for_one() -> None:
    assert refusal_of(Problem(type="urn:motcua:problem:refused:x", title="", status=409, detail="", code="x")) is None


def test_a_refusal_without_the_particulars_of_its_sentence_is_not_taken_for_one() -> None:
    whole = refusal_problem(Refused(RefusalCode.UNKNOWN_SERVICE, service="X"))

    assert refusal_of(replace(whole, particulars={})) is None


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"<html>", b'{"type":1}', b'{"type":"\xff"}'], ids=lambda body: body.decode(errors="replace")
)
def test_what_is_no_problem_document_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed, match="not a problem document"):
        decode_problem(body)
