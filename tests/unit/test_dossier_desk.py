"""The dossiers at the counter as a clerk works with them, with the real rules behind; no screen and no network."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from counter_display.serving.dossier_picture import (
    Access,
    Ahead,
    DossierPicture,
    DossierSheet,
)
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.ids import VisitId
from tests.fakes.dossier_rig import DossierRig
from tests.fakes.office import CIVIL, MINH, office
from tests.fakes.preregistrations import NAME
from tests.fakes.procedures import MARRIAGE
from tests.unit.dossier_place import PREPARED, WEDDING, a_rig, first, leave, one_loop, one_of, settle


@pytest.fixture(autouse=True)
def runner() -> Iterator[None]:
    """Run all that a test awaits in one loop."""
    with one_loop():
        yield


def test_before_the_call_only_counts_and_the_note_are_told() -> None:
    rig, ticket = a_rig(PREPARED, called=False)
    rig.server.notes[VisitId(ticket)] = VisitNote(text="chờ tờ khai", clerk=MINH, at=rig.place.now)
    rig.place.take(CIVIL)
    assert rig.picture.ahead == Ahead(dossiers=1, gaps=1)
    assert (rig.picture.access, rig.picture.one, rig.picture.tabs) == (Access.NONE, None, ())


def test_a_note_is_read_before_the_call() -> None:
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    rig = DossierRig(place)
    rig.server.notes[VisitId(ticket)] = VisitNote(text="chờ tờ khai", clerk=MINH, at=place.now)
    settle(rig)
    assert rig.picture.ahead == Ahead(note="chờ tờ khai", noted_by=MINH)


def test_on_calling_the_dossiers_are_there_with_the_gaps_in_front() -> None:
    rig, _ = a_rig(PREPARED, WEDDING)
    one = rig.picture.one
    assert one is not None
    assert [tab.title for tab in rig.picture.tabs] == ["Đăng ký khai sinh", "Đăng ký kết hôn"]
    assert (one.applicant.name, one.number, one.born) == (NAME, "001199000001", "1999")
    assert [(paper.name, paper.gap) for paper in one.papers[:2]] == [("Giấy chứng sinh", True), ("Tờ khai", False)]
    assert (one.time, one.fee) == ("Ngay trong ngày", "8.000 đồng")


def test_nothing_of_the_person_is_left_once_the_ticket_has_gone() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.APPLICANT)
    assert rig.picture.words.name == NAME
    leave(rig, ticket)
    assert replace(rig.picture, ahead=None, has_printer=False) == DossierPicture()
    assert rig.desk.book is None


def test_a_picture_says_nothing_of_what_it_holds() -> None:
    rig, _ = a_rig(PREPARED)
    for value in (rig.picture, rig.picture.one, rig.desk.book):
        assert NAME not in repr(value)


def test_ticks_are_sent_once_the_clerk_rests() -> None:
    rig, ticket = a_rig(PREPARED)
    for _ in range(3):
        rig.work.tick(1)
    assert rig.server.kept[first(ticket)].version == 1
    settle(rig)
    assert rig.server.puts == 1
    assert not rig.server.kept[first(ticket)].gaps


def test_papers_stay_in_their_places_while_they_are_ticked() -> None:
    rig, _ = a_rig(PREPARED)
    before = [paper.place for paper in one_of(rig).papers]
    rig.work.tick(1)
    settle(rig)
    assert [paper.place for paper in one_of(rig).papers] == before


def test_counts_make_a_paper_handed_in_or_missing() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.count(1, "certified", 2)
    row = next(paper for paper in one_of(rig).papers if paper.place == 1)
    assert (row.state, row.certified, row.gap) == ("held", 2, False)
    rig.work.count(1, "certified", 0)
    assert one_of(rig).gaps == 1


def test_a_paper_that_this_dossier_does_not_need_is_no_gap() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.need(1)
    assert one_of(rig).gaps == 0
    rig.work.need(1)
    assert one_of(rig).gaps == 1


def test_the_applicant_is_corrected_in_all_their_dossiers() -> None:
    rig, ticket = a_rig(PREPARED, WEDDING)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("name", "Trần Thị  Mới")
    rig.work.write_word("phone", "0987 654 321")
    rig.work.keep_words()
    settle(rig)
    people = [one.applicant for one in rig.server.kept.values()]
    assert [(one.name, one.phone.text) for one in people if one and one.phone] == [("Trần Thị Mới", "0987654321")] * 2
    assert all(one is not None and one.identity_number == "001199000001" for one in people)
    assert first(ticket) in rig.server.kept


def test_a_phone_number_that_is_none_is_not_kept() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("phone", "12")
    rig.work.keep_words()
    assert rig.picture.sheet is DossierSheet.APPLICANT


def test_a_dossier_is_added_by_search_when_nothing_was_prepared() -> None:
    rig, _ = a_rig()
    assert rig.picture.access is Access.EMPTY
    rig.work.lay_out(DossierSheet.ADD)
    rig.work.seek("khai sinh")
    settle(rig)
    assert [row.title for row in rig.picture.found] == ["Đăng ký khai sinh"]
    rig.work.pick("")
    settle(rig)
    assert (rig.picture.access, one_of(rig).name, one_of(rig).gaps) == (Access.OPEN, "Đăng ký khai sinh", 3)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("name", "Lê Văn Mới")
    rig.work.keep_words()
    settle(rig)
    kept = next(iter(rig.server.kept.values()))
    assert kept.applicant is not None
    assert kept.applicant.name == "Lê Văn Mới"


def test_another_procedure_and_its_case_keep_what_was_handed_in() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.PROCEDURE)
    rig.work.seek("kết hôn")
    settle(rig)
    rig.work.pick(MARRIAGE.code)
    assert [case.name for case in one_of(rig).cases] == ["Trong nước", "Có yếu tố nước ngoài"]
    assert one_of(rig).papers == ()
    rig.work.choose_case("Trong nước")
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert (kept.procedure, kept.case) == (MARRIAGE.code, "Trong nước")


def test_a_note_is_left_for_whoever_calls_next() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.NOTE)
    rig.work.write_note("x" * 300)
    rig.work.keep_note()
    settle(rig)
    assert rig.server.notes[VisitId(ticket)].text == "x" * 200
    assert rig.picture.note == "x" * 200


def test_nothing_calls_by_itself_while_a_sheet_is_open() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.NOTE)
    assert rig.counter.occupied
    rig.work.lay_out(None)
    assert not rig.counter.occupied


def test_nobody_sees_a_dossier_while_the_console_is_locked() -> None:
    rig, _ = a_rig(PREPARED)
    rig.desk.look(None, "")
    assert rig.picture.one is None
    rig.look()
    assert one_of(rig).applicant.name == NAME
