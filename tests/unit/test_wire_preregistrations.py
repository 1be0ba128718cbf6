"""Pre-registrations as JSON: what is sent arrives the same, and what does not fit is Malformed."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.applicant import Applicant, ApplicantSource, masked_applicant
from server_client.dossier_model.birth_date import BirthDate
from server_client.dossier_model.checklist import Paper, PaperState
from server_client.dossier_model.identity_number import Sex
from server_client.dossier_model.phone_number import read_phone_number
from server_client.dossier_model.preregistration import (
    PreparedDossier,
    Preregistration,
    PreregistrationState,
    confirmed,
    taken,
    with_applicant,
    with_dossier,
)
from server_client.dossier_model.preregistration_code import new_preregistration_code
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.dossier_model.procedure import Document, ProcedureCode
from server_client.dossier_model.tax_code import read_tax_code
from server_client.queue_model.ids import ClerkId
from server_client.wire.applicants import applicant_form
from server_client.wire.errors import Malformed
from server_client.wire.preregistrations import (
    PreregistrationForm,
    PreregistrationShown,
    applicant_id,
    decode_applicant,
    decode_document,
    decode_kept,
    decode_order,
    decode_taking,
    encode_applicant,
    encode_document,
    encode_kept,
    encode_order,
    encode_taking,
)
from tests.fakes.office import EIGHT
from tests.fakes.preregistrations import NAME, PHONE, applicant, number_of, order

CODE = new_preregistration_code(b"sixteen bytes ok")
TEXTS = st.text(max_size=400)
DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
BIRTHS = DATES.map(lambda day: BirthDate(year=day.year, month=day.month, day=day.day)) | st.builds(
    BirthDate, year=st.integers(1900, 2100), month=st.none() | st.integers(1, 12)
)
PERSONS = st.builds(
    Applicant,
    id=st.just(applicant_id(order().id)),
    source=st.sampled_from(ApplicantSource),
    name=TEXTS,
    identity_number=st.none() | st.from_regex(r"[0-9]{12}", fullmatch=True),
    former_number=st.none() | st.from_regex(r"[0-9]{9}", fullmatch=True),
    issued_on=st.none() | DATES,
    passport_number=st.none() | st.from_regex(r"[A-Z][0-9]{8}", fullmatch=True),
    nationality=st.none() | st.sampled_from(["VNM", "D"]),
    born=st.none() | BIRTHS,
    sex=st.none() | st.sampled_from(Sex),
    address=TEXTS,
    tax_code=st.sampled_from([None, *map(read_tax_code, ("0100109106", "0100109106-001", "001199000001"))]),
    phone=st.sampled_from([None, *map(read_phone_number, (PHONE, "+33 6 12345678", "12345678"))]),
)
PAPERS = st.builds(
    Paper,
    document=st.builds(
        Document,
        name=TEXTS,
        originals=st.integers(0, 9),
        copies=st.integers(0, 9),
        note=TEXTS,
        replaced_by_data=st.booleans(),
        mandatory=st.booleans(),
    ),
    state=st.sampled_from(PaperState),
)
DOSSIERS = st.builds(
    PreparedDossier,
    procedure=st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True).map(ProcedureCode),
    effective_from=st.none() | DATES,
    case=TEXTS,
    papers=st.lists(PAPERS, max_size=3).map(tuple),
)


def document(*, is_taken: bool = False) -> PreregistrationDocument:
    """Return a document with an applicant."""
    wish = order(dossiers=2)
    plan = with_applicant(Preregistration(code=CODE, begun_at=EIGHT), applicant_id(wish.id))
    for dossier in wish.dossiers:
        plan = with_dossier(plan, dossier)
    plan = confirmed(plan, wish.visit, EIGHT)
    whose = replace(applicant(), id=applicant_id(wish.id))
    shown = PreregistrationDocument(id=wish.id, plan=plan, needs=wish.needs, language=wish.language, applicant=whose)
    return replace(shown, plan=taken(plan, ClerkId("lan"), EIGHT)) if is_taken else shown


@given(st.none() | PERSONS, st.lists(DOSSIERS, max_size=3).map(tuple))
def test_an_order_arrives_as_it_was_sent(whose: Applicant | None, dossiers: tuple[PreparedDossier, ...]) -> None:
    wish = replace(order(), dossiers=dossiers)
    sent = replace(wish, applicant=None if whose is None else replace(whose, id=applicant_id(wish.id)))

    assert decode_order(encode_order(sent)) == sent


@given(PERSONS)
def test_an_applicant_is_sealed_as_they_were_given(whose: Applicant) -> None:
    assert decode_applicant(encode_applicant(whose), whose.id) == whose


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_document_arrives_as_it_was_sent(is_taken: bool) -> None:
    shown = document(is_taken=is_taken)
    masked = replace(shown, applicant=None, masked=masked_applicant(applicant()))
    nobody = replace(shown, applicant=None, plan=replace(shown.plan, applicant=None))

    assert [decode_document(encode_document(one)) for one in (shown, masked, nobody)] == [shown, masked, nobody]
    assert shown.plan.state is (PreregistrationState.TAKEN if is_taken else PreregistrationState.CONFIRMED)


def test_a_masked_document_does_not_say_who_it_is() -> None:
    sent = encode_document(replace(document(), applicant=None, masked=masked_applicant(applicant()))).decode()

    assert NAME in sent
    for secret in (number_of(1), PHONE, "0100109106", "03/02"):
        assert secret not in sent


def test_the_other_answers_and_bodies_arrive_as_they_were_sent() -> None:
    assert decode_kept(encode_kept(CODE, 2)) == CODE
    assert decode_taking(encode_taking(ClerkId("lan"))) == "lan"


def test_a_paper_needs_only_its_name_and_state() -> None:
    body = json.loads(encode_order(replace(order(), dossiers=())))
    body["dossiers"] = [{"procedure": "1.001193", "papers": [{"name": "Tờ khai", "state": "missing"}]}]

    (dossier,) = decode_order(json.dumps(body).encode()).dossiers

    assert dossier.missing == (Document(name="Tờ khai", originals=1, copies=0),)


WRONG: list[tuple[list[str | int], Any]] = [
    (["id"], "7"),
    (["visit"], "x\n"),
    (["branch"], "CN 01"),
    (["needs"], []),
    (["language"], "VN"),
    (["citizen"], "Lan"),
    (["dossiers", 0, "papers", 0, "state"], "lost"),
    (["dossiers", 0, "papers", 0, "originals"], -1),
    (["dossiers", 0, "procedure"], ""),
    (["dossiers", 0, "case"], "x" * 401),
    (["applicant", "source"], "rumour"),
    (["applicant", "photo"], "x"),
    (["applicant", "identity_number"], "12"),
    (["applicant", "born"], "30/02/1999"),
    (["applicant", "tax_code"], "12"),
    (["applicant", "phone"], "none"),
    (["applicant", "issued_on"], "15/08/2021"),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[".".join(map(str, path)) for path, _ in WRONG])
def test_an_order_that_does_not_fit_is_malformed(path: list[str | int], value: Any) -> None:
    body = json.loads(encode_order(order()))
    place: Any = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(Malformed, match=str(path[-1])):
        decode_order(json.dumps(body).encode())


def test_what_is_none_of_these_is_malformed() -> None:
    for decode in (decode_order, decode_kept, decode_document, decode_taking):
        with pytest.raises(Malformed):
            decode(b"{}")
    with pytest.raises(Malformed):
        decode_applicant(b"{}", applicant_id(order().id))


def test_no_log_shows_what_is_in_a_form() -> None:
    shown = document()
    whose = applicant_form(applicant())
    sent = PreregistrationForm(id="", branch="", visit="", needs=(), language="", dossiers=(), applicant=whose)
    answered = PreregistrationShown(
        id=shown.id,
        code=CODE,
        state=shown.plan.state,
        needs=(),
        language=shown.language,
        begun_at=EIGHT,
        dossiers=(),
        masked=masked_applicant(applicant()),
    )
    forms = (order(), shown, shown.plan, whose, sent, answered)

    text = " ".join(f"{form} {form!r}" for form in forms)

    for secret in (NAME, number_of(1), PHONE, CODE):
        assert secret not in text
