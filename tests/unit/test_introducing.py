"""Saying who one is, or leaving it out: what leads where, what is kept of it, and that any scan anywhere is safe."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.introducing import NOBODY, Question, introduction_screen
from kiosk.visiting.dossiers import NumberWanted
from kiosk.visiting.flow import advance
from kiosk.visiting.happening import Happening, WentBack
from kiosk.visiting.introducing import (
    EntriesDone,
    Entry,
    EntryTyped,
    Introduction,
    IntroductionDeclined,
    PaperAccepted,
    PhoneDeclined,
    ReviewConfirmed,
    ReviewRejected,
    Way,
    WayChosen,
    applicant_of,
)
from kiosk.visiting.presenting import TAKE_SCANS, Scanned
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit, first_visit
from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.scanned_payload import Mangled, MangledReason, read_scan
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ServiceCode
from tests.fakes.office import CIVIL
from tests.unit.identity_papers import CARD, NAME, NUMBER, PASSPORT, PASSPORT_IN_FORCE, TODAY, card

WANTS_CIVIL = replace(first_visit(VIETNAMESE, 0), step=Step.NOTICE, needs=(CIVIL,), trail=(Step.START, Step.DOSSIERS))
DONE = EntriesDone(today=TODAY)
CUT = Scanned(scan=Mangled(reason=MangledReason.CUT_SHORT))


def scanned(payload: str | bytes) -> Scanned:
    return Scanned(scan=read_scan(payload, TODAY))


def typed(**texts: str) -> tuple[EntryTyped, ...]:
    return tuple(EntryTyped(entry=Entry[name.upper()], text=text) for name, text in texts.items())


def after(*happenings: Happening, visit: Visit = WANTS_CIVIL) -> Visit:
    """Return the visit after these, a second apart, from the notice of someone who wants the civil line."""
    for second, happening in enumerate(happenings, start=round(visit.touched_at) + 1):
        visit = advance(visit, happening, second)
    return visit


def known(visit: Visit) -> Applicant:
    """Return the person as the clerk would see them."""
    applicant = applicant_of(visit.person, ApplicantId("a"))
    assert applicant is not None
    return applicant


BY_CARD = (WayChosen(way=Way.CARD), scanned(CARD))
BY_HAND = (WayChosen(way=Way.TYPED), *typed(name="Nguyễn Thị Thử"), DONE)


def test_nobody_is_asked_before_the_notice_and_a_card_presented_before_it_waits_for_an_answer() -> None:
    visit = after(scanned(CARD), visit=first_visit(VIETNAMESE, 0))
    assert visit.step is Step.NOTICE
    assert introduction_screen(visit) == replace(NOBODY, presented=True), "nothing of it is shown yet"
    used = after(PaperAccepted(), visit=visit)
    assert used.step is Step.REVIEW
    assert introduction_screen(used).person is not None


@pytest.mark.parametrize("way_out", [IntroductionDeclined(), WentBack()])
def test_a_card_that_is_not_to_be_used_is_gone(way_out: Happening) -> None:
    visit = after(scanned(CARD), visit=first_visit(VIETNAMESE, 0))
    assert after(way_out, visit=visit).person == Introduction()


@pytest.mark.parametrize("needs", [(CIVIL,), ()])
@pytest.mark.parametrize(
    "way",
    [(), (WayChosen(way=Way.CARD),), (WayChosen(way=Way.TYPED), *typed(name="Ai")), BY_CARD, BY_HAND],
    ids=["notice", "card", "typing", "card read", "typed"],
)
def test_whoever_leaves_themselves_out_goes_on_to_the_number_from_every_page(
    way: tuple[Happening, ...], needs: tuple[ServiceCode, ...]
) -> None:
    visit = after(*way, IntroductionDeclined(), visit=replace(WANTS_CIVIL, needs=needs))
    assert visit.step is (Step.PRIORITY if needs else Step.SERVICE)
    assert visit.person == Introduction()


def test_a_card_that_came_through_is_looked_at_and_then_a_telephone_number_may_be_left() -> None:
    visit = after(*BY_CARD, ReviewConfirmed(), *typed(phone="0912345678"), DONE)
    assert visit.step is Step.PRIORITY
    applicant = known(visit)
    assert (applicant.name, applicant.identity_number, applicant.source) == (NAME, NUMBER, ApplicantSource.CARD)
    assert applicant.phone is not None
    assert applicant.phone.text == "0912345678"


def test_without_a_line_for_the_matter_the_way_leads_to_the_services() -> None:
    visit = after(*BY_CARD, ReviewConfirmed(), PhoneDeclined(), visit=replace(WANTS_CIVIL, needs=()))
    assert visit.step is Step.SERVICE
    assert visit.person.confirmed


def test_half_a_telephone_number_is_told_and_no_number_is_as_good() -> None:
    wrong = after(*BY_CARD, ReviewConfirmed(), *typed(phone="09"), DONE)
    assert (wrong.step, wrong.person.wrong, wrong.person.phone) == (Step.PHONE, Entry.PHONE, None)
    without = after(PhoneDeclined(), visit=wrong)
    assert (without.step, without.person.entry(Entry.PHONE), without.person.confirmed) == (Step.PRIORITY, "", True)


def test_a_spoilt_scan_leads_nowhere_even_where_a_card_had_been_read_before() -> None:
    back = after(*BY_CARD, WentBack())
    assert back.step is Step.CARD
    assert after(CUT, visit=back).step is Step.CARD
    assert after(CUT, scanned(CARD), visit=back).step is Step.REVIEW


def test_another_card_is_another_person_of_whom_nothing_is_known_yet() -> None:
    visit = after(*BY_CARD, ReviewConfirmed(), *typed(phone="0912345678"), DONE, WentBack(), WentBack(), WentBack())
    other = after(scanned(card(f1="001099099999")), visit=visit)
    assert (other.step, other.person.confirmed, other.person.phone, other.person.entries) == (
        Step.REVIEW,
        False,
        None,
        {},
    )


@pytest.mark.parametrize(
    ("way", "step"),
    [(BY_CARD, Step.CARD), (BY_HAND, Step.PERSON), ((scanned(CARD), PaperAccepted()), Step.NOTICE)],
)
def test_what_is_wrong_is_done_again_where_it_was_done(way: tuple[Happening, ...], step: Step) -> None:
    visit = after(*way, ReviewRejected())
    assert (visit.step, visit.person.paper, visit.person.confirmed) == (step, None, False)


def test_what_was_typed_is_there_to_be_corrected() -> None:
    visit = after(*BY_HAND, ReviewRejected())
    assert introduction_screen(visit).entries == {Entry.NAME: "Nguyễn Thị Thử"}
    assert known(after(*typed(name="Nguyễn Thị Thử Nghiệm"), DONE, visit=visit)).name == "Nguyễn Thị Thử Nghiệm"


def test_only_the_name_is_needed_of_what_is_typed() -> None:
    alone = known(after(*BY_HAND))
    assert (alone.name, alone.identity_number, alone.born, alone.counted_as) == ("Nguyễn Thị Thử", None, None, None)
    whole = known(
        after(WayChosen(way=Way.TYPED), *typed(name="  Nguyễn  Thị Thử ", number=NUMBER, born="01021999"), DONE)
    )
    assert (whole.name, whole.identity_number, whole.born and whole.born.written) == (
        "Nguyễn Thị Thử",
        NUMBER,
        "01/02/1999",
    )
    assert whole.source is ApplicantSource.TYPED


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"name": "  "}, Entry.NAME),
        ({"name": "Ai", "number": "12345"}, Entry.NUMBER),
        ({"name": "Ai", "born": "31022000"}, Entry.BORN),
        ({"name": "Ai", "born": "2127"}, Entry.BORN),
    ],
)
def test_what_cannot_be_is_told_at_its_field_until_it_is_changed(texts: dict[str, str], wrong: Entry) -> None:
    visit = after(WayChosen(way=Way.TYPED), *typed(**texts), DONE)
    assert (visit.step, visit.person.wrong, visit.person.paper) == (Step.PERSON, wrong, None)
    assert after(EntryTyped(entry=wrong, text="x"), visit=visit).person.wrong is None


def zone(passport: str) -> tuple[EntryTyped, ...]:
    upper, lower = passport.split("\n")
    return typed(mrz_upper=upper, mrz_lower=lower)


def test_the_lines_of_a_passport_may_be_typed_and_then_deserve_a_look_at_it() -> None:
    visit = after(WayChosen(way=Way.PASSPORT), *zone(PASSPORT_IN_FORCE), DONE)
    assert visit.step is Step.REVIEW
    applicant = known(visit)
    assert (applicant.name, applicant.source) == ("ERIKSSON ANNA MARIA", ApplicantSource.TYPED)
    assert not introduction_screen(after(WentBack(), WentBack(), visit=visit)).presented, "it was typed, not presented"
    held = after(WayChosen(way=Way.PASSPORT), scanned(PASSPORT_IN_FORCE))
    assert known(held).source is ApplicantSource.PASSPORT


@pytest.mark.parametrize(
    ("upper", "lower", "wrong"),
    [
        ("", "", Entry.MRZ_UPPER),
        (PASSPORT.split("\n")[0][:-1], PASSPORT.split("\n")[1], Entry.MRZ_UPPER),
        (PASSPORT.split("\n")[1], PASSPORT.split("\n")[1], Entry.MRZ_UPPER),
        (PASSPORT.split("\n")[0], PASSPORT.split("\n")[1][:-1], Entry.MRZ_LOWER),
    ],
)
def test_the_line_that_is_not_whole_is_named(upper: str, lower: str, wrong: Entry) -> None:
    visit = after(WayChosen(way=Way.PASSPORT), *typed(mrz_upper=upper, mrz_lower=lower), DONE)
    assert (visit.step, visit.person.wrong) == (Step.PASSPORT, wrong)


@pytest.mark.parametrize(("text", "shown"), [("0100109106", "01*****106"), ("0100109106001", "010*******-001")])
def test_a_tax_code_is_read_and_shown_masked(text: str, shown: str) -> None:
    visit = after(WayChosen(way=Way.TAX_CODE), *typed(tax_code=text), DONE)
    person = introduction_screen(visit).person
    assert (visit.step, person is not None and person.tax_code) == (Step.REVIEW, shown)
    assert known(visit).counted_as == f"tax {text}" if len(text) == 10 else True


def test_half_a_tax_code_is_told() -> None:
    visit = after(WayChosen(way=Way.TAX_CODE), *typed(tax_code="0100"), DONE)
    assert (visit.step, visit.person.wrong) == (Step.TAX_CODE, Entry.TAX_CODE)


@pytest.mark.parametrize(
    ("way", "questions"),
    [
        (BY_CARD, ()),
        ((WayChosen(way=Way.CARD), scanned(card(f4="01021988"))), (Question.YEAR,)),
        ((WayChosen(way=Way.CARD), scanned(card(f5="Nữ", f4="00001999"))), (Question.SEX,)),
        ((WayChosen(way=Way.PASSPORT), scanned(PASSPORT)), (Question.EXPIRED,)),
        ((WayChosen(way=Way.PASSPORT), *zone(PASSPORT_IN_FORCE.replace("L89", "L88")), DONE), (Question.MISREAD,)),
        ((WayChosen(way=Way.TAX_CODE), *typed(tax_code="0100109107"), DONE), (Question.TAX_CODE,)),
        (BY_HAND, ()),
        (
            (WayChosen(way=Way.TYPED), *typed(name="Ai", number="003099012345", born="1948"), DONE),
            (Question.PROVINCE, Question.YEAR),
        ),
    ],
)
def test_what_seems_odd_is_asked_once_and_stops_nothing(
    way: tuple[Happening, ...], questions: tuple[Question, ...]
) -> None:
    visit = after(*way)
    assert introduction_screen(visit).questions == questions
    assert after(ReviewConfirmed(), visit=visit).step is Step.PHONE


def test_what_others_may_see_is_masked() -> None:
    person = introduction_screen(after(*BY_CARD)).person
    assert person is not None
    assert (person.name, person.number, person.birth_year) == (NAME, "001*****2345", "1999")
    assert NUMBER not in repr(after(*BY_CARD))
    assert introduction_screen(after(*BY_CARD, IntroductionDeclined())) == NOBODY


def test_who_has_not_confirmed_who_they_are_is_asked_again_on_the_way_to_the_number() -> None:
    visit = after(*BY_CARD, WentBack(), WentBack(), WentBack())
    assert visit.step is Step.DOSSIERS
    assert after(NumberWanted(), visit=visit).step is Step.NOTICE


@given(
    payload=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200),
        st.sampled_from([CARD, PASSPORT, CARD[:40], f"{CARD}\n{CARD}", "K7MA-4TXC-9HE2", "LH-1", "H26.1-260101-1"]),
        st.text("0123456789|Nguyễn ", max_size=120),
    ),
    step=st.sampled_from(Step),
    twice=st.booleans(),
)
def test_any_scan_at_any_step_is_safe(payload: bytes | str, step: Step, twice: bool) -> None:
    visit = replace(WANTS_CIVIL, step=step, since=0)
    scan = scanned(payload)
    later = advance(visit, scan, 1)
    later = advance(later, scan, 2) if twice else later
    assert later.ticket is None
    assert not later.person.confirmed, "nobody is told of a person who was not asked"
    if step not in TAKE_SCANS:
        assert later == visit
    if step in {Step.NOTICE, Step.CARD, Step.PASSPORT}:
        assert later.step in {step, Step.REVIEW}
    introduction_screen(later)
