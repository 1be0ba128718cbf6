"""Two clerks and one dossier: what only one of them changed is kept, what both did is told."""

from dataclasses import replace

from counter_display.serving.dossier_merge import Clash, Part, merged
from counter_display.serving.dossiers import CountOf, answered, edited, met, opened, settled, with_count, with_tick
from server_client.dossier_model.reception import Ending, Reception, ReceptionEnd, ended, with_procedure
from tests.fakes.receptions import AT, LATE_CASE, PROCEDURE, a_code, reception


def of_late_case(one: Reception) -> Reception:
    return with_procedure(one, PROCEDURE, LATE_CASE)


def parts(*clashes: Clash) -> list[Part]:
    return [one.part for one in clashes]


def test_each_sides_own_changes_are_joined() -> None:
    base = reception()
    both = merged(base, replace(base, email="a@example.vn"), replace(with_tick(base, 0), code=a_code()))
    assert both.clashes == ()
    assert (both.with_mine.email, both.with_mine.code, len(both.with_mine.gaps)) == ("a@example.vn", a_code(), 1)
    assert both.with_mine == both.with_theirs


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    base = reception()
    assert merged(base, with_tick(base, 1), with_tick(base, 1)).clashes == ()


def test_a_paper_counted_differently_is_told_with_both_counts() -> None:
    base = reception()
    mine, theirs = (with_count(base, 1, CountOf.ORIGINALS, count) for count in (1, 2))
    both = merged(base, mine, theirs)
    assert both.clashes == (Clash(part=Part.PAPER, mine="held:1+0+0", theirs="held:2+0+0", paper="Giấy chứng sinh"),)
    assert (both.with_mine.papers[1].originals, both.with_theirs.papers[1].originals) == (1, 2)


def test_another_case_clashes_with_ticks_on_the_old_list() -> None:
    base = reception()
    both = merged(base, with_tick(base, 0), of_late_case(base))
    assert parts(*both.clashes) == [Part.PROCEDURE]
    assert (both.with_mine.case, both.with_theirs.case) == ("Đúng hạn", "Quá hạn")


def test_everything_that_a_person_is_told_apart_by_clashes_by_itself() -> None:
    base = reception()
    assert base.applicant is not None
    mine = replace(base, applicant=replace(base.applicant, name="A", address="B", phone=None), email="c", code=a_code())
    theirs = replace(
        base, applicant=replace(base.applicant, name="X", address="Y"), email="z", code=a_code("H26.001.01-260309-0002")
    )
    both = merged(base, mine, theirs)
    assert parts(*both.clashes) == [Part.NAME, Part.ADDRESS, Part.EMAIL, Part.CODE]
    assert both.with_theirs.applicant == replace(theirs.applicant or base.applicant, phone=None)


def test_an_end_elsewhere_cannot_be_overwritten() -> None:
    base = reception()
    theirs = ended(base, Ending(ending=ReceptionEnd.ADVISED, at=AT))
    dossier = met(edited(opened(base), lambda one: with_tick(one, 0)), theirs)
    assert parts(*dossier.clashes) == [Part.ENDED]
    done = settled(dossier, mine=True)
    assert (done.kept, done.draft, done.theirs) == (theirs, theirs, None)


def test_what_is_typed_while_an_answer_is_awaited_stays() -> None:
    dossier = edited(opened(reception()), lambda one: with_tick(one, 0))
    sent = dossier.draft
    dossier = edited(dossier, lambda one: with_tick(one, 1))
    after = answered(dossier, sent, replace(sent, version=2))
    assert (after.kept.version, len(after.kept.gaps), len(after.draft.gaps)) == (2, 1, 0)


def test_a_count_never_leaves_its_bounds() -> None:
    base = reception()
    assert with_count(base, 0, CountOf.ORIGINALS, 500).papers[0].originals == 99
    assert with_count(base, 0, CountOf.ORIGINALS, -1).papers[0].originals == 0
