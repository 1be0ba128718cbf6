"""Receptions and notes as JSON and back."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from server_client.dossier_model.reception import CityNews, Ending, Reception, ReceptionEnd, ReceptionId, ended
from server_client.dossier_model.visit_note import VisitNote
from server_client.wire.errors import Malformed
from server_client.wire.receptions import (
    Choice,
    EndingForm,
    EndWish,
    NoteForm,
    NoteText,
    ReceptionForm,
    decode_ending,
    decode_note,
    decode_note_shown,
    decode_opening,
    decode_reception,
    decode_receptions,
    encode_ending,
    encode_note,
    encode_note_shown,
    encode_opening,
    encode_reception,
    encode_receptions,
)
from tests.fakes.log_entries import an_id
from tests.fakes.office import EIGHT, LAN
from tests.fakes.preregistrations import NAME
from tests.fakes.receptions import AT, PROCEDURE, a_code, reception


def whole() -> Reception:
    """Return a reception of which everything is known."""
    done = ended(
        replace(
            reception(),
            effective_from=date(2025, 7, 1),
            email="thu@example.vn",
            collected_at="Quầy 9",
            sets=2,
            fee=8000,
            supplements=1,
        ),
        Ending(
            ending=ReceptionEnd.RECEIVED,
            at=AT,
            reasons=("một", "hai"),
            due_at=AT + timedelta(days=2),
            code=a_code(),
            despite_gaps=True,
            form_set="TT03-2025",
        ),
    )
    return replace(done, city=CityNews.TOLD)


@pytest.mark.parametrize("one", [reception(), whole(), replace(reception(), applicant=None, place=None)])
def test_a_reception_comes_back_as_it_went(one: Reception) -> None:
    assert decode_reception(encode_reception(one)) == one
    assert decode_receptions(encode_receptions([one, one])) == (one, one)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", 0),
        ("sets", 0),
        ("fee", -1),
        ("code", "x" * 101),
        ("code", "H" * 70),
        ("opened_at", "2026-03-09T09:30:00"),
        ("ending", "eaten"),
        ("reasons", ["x" * 1001]),
        ("id", "../etc"),
        ("unheard", 1),
    ],
)
def test_what_does_not_fit_is_refused_without_a_word_of_the_person(field: str, value: object) -> None:
    body = {**json.loads(encode_reception(whole())), field: value}

    with pytest.raises(Malformed) as wrong:
        decode_reception(json.dumps(body).encode())

    assert NAME not in str(wrong.value)


def test_a_blank_code_is_none() -> None:
    assert decode_reception(encode_reception(whole()).replace(b"H26.001.01-260309-0001", b"  ")).code is None


def test_what_is_opened_is_a_choice_with_an_id_or_all_that_is_prepared() -> None:
    choice = Choice(id=ReceptionId(an_id()), procedure=PROCEDURE.code, case="Đúng hạn")

    assert decode_opening(encode_opening(choice)) == choice
    assert decode_opening(encode_opening(None)) is None
    for half in (b'{"procedure":"1.001193"}', b'{"case":"x"}', b'{"id":"%s"}' % an_id().encode()):
        with pytest.raises(Malformed, match="`id` and `procedure`"):
            decode_opening(half)


def test_an_end_comes_back_as_it_went() -> None:
    for wish in (
        EndWish(version=3, ending=ReceptionEnd.ADVISED),
        EndWish(version=1, ending=ReceptionEnd.RECEIVED, reasons=("x",), code=a_code(), despite_gaps=True),
    ):
        assert decode_ending(encode_ending(wish)) == wish


def test_a_note_comes_back_as_it_went_and_is_short() -> None:
    note = VisitNote(text="Cần phiên dịch ký hiệu", clerk=LAN, at=EIGHT)

    assert decode_note_shown(encode_note_shown(note)) == note
    assert decode_note_shown(encode_note_shown(None)) is None
    assert decode_note(encode_note("  quay lại sau 10 giờ ")) == "quay lại sau 10 giờ"
    with pytest.raises(Malformed):
        decode_note(encode_note("x" * 201))


def test_no_form_shows_what_it_holds() -> None:
    shown: list[Callable[[], str]] = [
        NoteForm(text=NAME).__repr__,
        NoteText(text=NAME, clerk=LAN, at=EIGHT).__repr__,
        ReceptionForm(
            id="a",
            visit="v",
            ticket="t",
            counter="c",
            clerk="l",
            procedure="p",
            name=NAME,
            opened_at=EIGHT,
            version=1,
        ).__repr__,
        VisitNote(text=NAME, clerk=LAN, at=EIGHT).__repr__,
    ]

    assert not any(NAME in show() for show in shown)
    assert EndingForm(version=1, ending=ReceptionEnd.ADVISED).reasons == ()
