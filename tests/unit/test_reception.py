"""A dossier in a clerk's hands, from the papers to its end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_client.dossier_model.checklist import Paper, PaperState
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.procedure import Document
from server_client.dossier_model.reception import (
    CityNews,
    Ending,
    Hands,
    PaperAtDesk,
    Reception,
    ReceptionEnd,
    ReceptionId,
    ReceptionRefusal,
    ReceptionRefused,
    asked_before,
    corrected,
    ended,
    handed_over,
    is_ended_so,
    papers_of,
    prepared_gaps,
    ticked,
    unchanged_since,
    with_applicant,
    with_news,
    with_paper,
    with_procedure,
)
from server_client.dossier_model.reception_opening import Opening, from_choice, from_prepared, prepared_id
from server_client.queue_model.ids import CounterId, TicketId, VisitId
from tests.fakes.office import COUNTER_6, LAN, MINH
from tests.fakes.preregistrations import applicant
from tests.fakes.receptions import AT, BIRTH_CASE, CARD, FORM, LATE_CASE, PROCEDURE, PROOF, a_code, reception

OPENING = Opening(visit=VisitId("visit-9"), hands=Hands(ticket=TicketId("t-9"), counter=COUNTER_6, clerk=MINH), at=AT)


def complete() -> Reception:
    """Return a reception that lacks nothing."""
    return ticked(ticked(reception(), 0, is_held=True), 1, is_held=True)


def end(ending: ReceptionEnd, *reasons: str, despite_gaps: bool = False) -> Ending:
    """Return an end an hour after the opening."""
    return Ending(
        ending=ending,
        at=AT + timedelta(hours=1),
        reasons=reasons,
        due_at=AT + timedelta(days=3),
        form_set="TT03-2025",
        despite_gaps=despite_gaps,
    )


def refusal(work: Callable[[], object]) -> ReceptionRefusal:
    """Return the rule that says no."""
    with pytest.raises(ReceptionRefused) as refused:
        work()
    assert str(refused.value)
    return refused.value.code


def test_what_lacks_comes_first_and_what_data_replace_never_lacks() -> None:
    half = ticked(reception(), 0, is_held=True)

    assert [paper.document for paper in reception().gaps] == [FORM, PROOF]
    assert half.gaps_first == (1, 0, 2)
    assert complete().gaps == ()


def test_a_tick_counts_as_many_sheets_as_the_list_asks_for_and_its_withdrawal_none() -> None:
    held = ticked(reception(), 1, is_held=True).papers[1]
    back = ticked(ticked(reception(), 1, is_held=True), 1, is_held=False).papers[1]

    assert (held.state, held.originals, held.certified, held.photocopies) == (PaperState.HELD, 1, 0, 2)
    assert back == reception().papers[1]
    assert ticked(ticked(reception(), 2, is_held=True), 2, is_held=False).papers[2].state is PaperState.REPLACED


def test_what_the_citizen_ticked_comes_to_the_desk_as_they_said() -> None:
    papers = papers_of((Paper(document=PROOF, state=PaperState.HELD), Paper(document=FORM, state=PaperState.MISSING)))

    assert [(paper.originals, paper.photocopies) for paper in papers] == [(1, 2), (0, 0)]
    dossier = PreparedDossier(
        procedure=PROCEDURE.code, papers=tuple(Paper(document=one.document, state=one.state) for one in papers)
    )
    assert prepared_gaps(dossier) == (FORM,)


@pytest.mark.parametrize("place", [-1, 3])
def test_a_paper_that_the_list_has_not_is_refused(place: int) -> None:
    paper = PaperAtDesk(document=CARD, state=PaperState.HELD)

    assert refusal(lambda: ticked(reception(), place, is_held=True)) is ReceptionRefusal.NO_PAPER
    assert refusal(lambda: with_paper(reception(), place, paper)) is ReceptionRefusal.NO_PAPER


def test_another_procedure_or_case_begins_its_papers_anew() -> None:
    late = with_procedure(complete(), PROCEDURE, LATE_CASE)
    none = with_procedure(complete(), PROCEDURE, None)

    assert (late.case, [paper.state for paper in late.papers]) == (LATE_CASE.name, [PaperState.MISSING])
    assert (none.case, none.papers) == ("", ())
    assert with_applicant(none, None).applicant is None


def test_it_is_not_received_while_a_paper_lacks_unless_the_clerk_says_so_twice() -> None:
    half = ticked(reception(), 0, is_held=True)

    assert refusal(lambda: ended(half, end(ReceptionEnd.RECEIVED))) is ReceptionRefusal.PAPERS_MISSING
    received = ended(half, end(ReceptionEnd.RECEIVED, despite_gaps=True))
    assert (received.ending, received.due_at) == (ReceptionEnd.RECEIVED, AT + timedelta(days=3))
    assert received.form_set == "TT03-2025"


def test_only_what_was_received_is_due() -> None:
    for ending in (ReceptionEnd.SUPPLEMENT, ReceptionEnd.REFUSED, ReceptionEnd.ADVISED):
        assert ended(reception(), end(ending, "Thiếu giấy tờ")).due_at is None


def test_a_refusal_needs_its_reason_and_a_supplement_one_or_a_gap() -> None:
    assert refusal(lambda: ended(reception(), end(ReceptionEnd.REFUSED, " "))) is ReceptionRefusal.REASON_MISSING
    assert refusal(lambda: ended(complete(), end(ReceptionEnd.SUPPLEMENT))) is ReceptionRefusal.REASON_MISSING
    assert ended(reception(), end(ReceptionEnd.SUPPLEMENT)).supplements == 1
    assert ended(complete(), end(ReceptionEnd.SUPPLEMENT, " Ảnh mờ ")).reasons == ("Ảnh mờ",)
    assert ended(reception(), end(ReceptionEnd.ADVISED)).ending is ReceptionEnd.ADVISED
    assert {ending for ending in ReceptionEnd if ending.needs_reasons} == {
        ReceptionEnd.SUPPLEMENT,
        ReceptionEnd.REFUSED,
    }


def test_a_second_request_for_papers_of_one_dossier_counts_late() -> None:
    first = ended(reception(), end(ReceptionEnd.SUPPLEMENT))
    again = replace(reception(), supplements=asked_before([first], PROCEDURE.code))

    assert not reception().counts_late
    assert again.counts_late
    assert asked_before([], PROCEDURE.code) == 0
    assert ended(again, end(ReceptionEnd.SUPPLEMENT)).supplements == 2


@given(st.sampled_from(ReceptionEnd), st.sampled_from(ReceptionEnd))
def test_it_ends_once(first: ReceptionEnd, second: ReceptionEnd) -> None:
    over = ended(complete(), end(first, "Lý do"))
    other = replace(over, sets=over.sets + 1)

    for change in (
        lambda: ended(over, end(second, "Lý do")),
        lambda: ticked(over, 0, is_held=False),
        lambda: with_procedure(over, PROCEDURE, None),
        lambda: with_applicant(over, None),
        lambda: corrected(over, other),
        lambda: corrected(over, replace(other, code=a_code())),
    ):
        assert refusal(change) is ReceptionRefusal.ENDED


def test_after_the_end_a_code_may_come_and_be_put_right() -> None:
    over = ended(complete(), end(ReceptionEnd.RECEIVED))
    coded = corrected(over, replace(over, code=a_code()))

    assert coded.code == a_code()
    assert corrected(coded, replace(coded, code=a_code("H26-260309-0002"))).code == a_code("H26-260309-0002")
    assert refusal(lambda: corrected(coded, replace(coded, code=None))) is ReceptionRefusal.ENDED


def test_what_somebody_else_changed_meanwhile_is_not_lost() -> None:
    kept = corrected(reception(), ticked(reception(), 0, is_held=True))
    stale = replace(reception(), email="ai.do@example.vn")

    assert refusal(lambda: corrected(kept, stale)) is ReceptionRefusal.CHANGED
    assert refusal(lambda: unchanged_since(kept, 1)) is ReceptionRefusal.CHANGED
    assert unchanged_since(kept, 2) is kept


def test_the_same_correction_again_is_as_once() -> None:
    sent = ticked(reception(), 0, is_held=True)
    kept = corrected(reception(), sent)

    assert (sent.version, kept.version) == (1, 2)
    assert corrected(kept, sent) is kept


@given(
    st.builds(
        lambda email, sets, fee, at: replace(
            complete(),
            email=email,
            sets=sets,
            fee=fee,
            collected_at=at,
            clerk=MINH,
            counter=CounterId("c99"),
            ending=ReceptionEnd.REFUSED,
            city=CityNews.TOLD,
            visit=VisitId("another"),
        ),
        st.text(max_size=20),
        st.integers(1, 9),
        st.none() | st.integers(0, 10**6),
        st.text(max_size=20),
    )
)
def test_a_clerk_writes_the_dossier_and_not_whose_it_is_or_how_it_ended(sent: Reception) -> None:
    kept = corrected(reception(), sent)

    assert (kept.email, kept.sets, kept.fee, kept.collected_at) == (sent.email, sent.sets, sent.fee, sent.collected_at)
    assert kept.papers == sent.papers
    assert (kept.visit, kept.clerk, kept.counter) == (reception().visit, LAN, reception().counter)
    assert (kept.ending, kept.city, kept.version) == (None, CityNews.NOTHING, 2)


def test_the_same_end_again_is_known_and_another_is_not() -> None:
    wish = end(ReceptionEnd.REFUSED, "Không thuộc thẩm quyền ")
    over = ended(reception(), wish)

    assert is_ended_so(over, wish)
    assert not is_ended_so(reception(), wish)
    assert not is_ended_so(over, end(ReceptionEnd.REFUSED, "Khác"))
    assert not is_ended_so(over, replace(wish, code=a_code()))


def test_an_open_dossier_goes_with_its_person_and_an_ended_one_stays_whose_it_was() -> None:
    hands = Hands(ticket=TicketId("t-2"), counter=COUNTER_6, clerk=MINH)
    moved, over = handed_over(reception(), hands), ended(complete(), end(ReceptionEnd.RECEIVED))

    assert (moved.ticket, moved.counter, moved.clerk, moved.version) == ("t-2", COUNTER_6, MINH, 2)
    assert handed_over(moved, hands) is moved
    assert handed_over(over, hands) is over


def test_news_of_the_city_bring_the_code_and_a_new_version_once() -> None:
    over = replace(ended(complete(), end(ReceptionEnd.RECEIVED)), city=CityNews.WAITING)
    told = with_news(over, CityNews.TOLD, a_code())

    assert (told.city, told.code, told.version) == (CityNews.TOLD, a_code(), over.version + 1)
    assert with_news(told, CityNews.TOLD) is told


def test_a_prepared_dossier_is_opened_as_it_was_prepared() -> None:
    dossier = PreparedDossier(
        procedure=PROCEDURE.code,
        case=BIRTH_CASE.name,
        papers=(Paper(document=FORM, state=PaperState.HELD), Paper(document=PROOF, state=PaperState.MISSING)),
    )

    opened = from_prepared(OPENING, 1, dossier, PROCEDURE)

    assert (opened.id, opened.place) == (prepared_id(OPENING.visit, 1), 1)
    assert (opened.name, opened.case) == (PROCEDURE.short_name, BIRTH_CASE.name)
    assert (opened.counter, opened.clerk, opened.opened_at) == (COUNTER_6, MINH, AT)
    assert [paper.document for paper in opened.gaps] == [PROOF]
    assert from_prepared(OPENING, 0, dossier, None).name == PROCEDURE.code


def test_a_chosen_procedure_is_opened_with_its_case() -> None:
    new = ReceptionId("new")
    only = replace(PROCEDURE, cases=(LATE_CASE,), short_name="")

    assert from_choice(OPENING, new, PROCEDURE, "Quá hạn").papers[0].document == FORM
    assert from_choice(OPENING, new, PROCEDURE, "").papers == ()
    assert from_choice(OPENING, new, only, "").case == "Quá hạn"
    assert from_choice(OPENING, new, only, "").name == PROCEDURE.official_name
    assert refusal(lambda: from_choice(OPENING, new, PROCEDURE, "Khác")) is ReceptionRefusal.UNKNOWN_CASE


def test_nothing_of_a_person_is_in_what_it_says_of_itself() -> None:
    paper = PaperAtDesk(document=Document(name="Căn cước của bà Thử", originals=1, copies=0), state=PaperState.HELD)

    assert applicant().name not in repr(reception()) + str(reception())
    assert "Thử" not in repr(paper)
