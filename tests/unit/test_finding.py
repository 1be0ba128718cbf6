"""The way to a procedure and its papers: what is found, ticked, missing, made ready, and where each step leads."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kiosk.visiting.dossiers import AnotherWanted, DossierDropped, DossierOpened, NumberWanted, PutOff
from kiosk.visiting.finding import (
    LONGEST_QUERY,
    AllTicked,
    CaseChosen,
    FindingBegun,
    ListCame,
    ListWanted,
    PapersAsked,
    PapersGoneThrough,
    PaperTicked,
    ProcedureChosen,
    QueryTyped,
    WentOn,
)
from kiosk.visiting.flow import advance
from kiosk.visiting.happening import Happening, WentBack
from kiosk.visiting.introducing import Introduction
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import ServiceChosen, ServicesWanted
from kiosk.visiting.visit import Visit, first_visit
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.preregistration import MOST_DOSSIERS
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.tax_code import read_tax_code
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ServiceCode
from tests.fakes.office import CIVIL, LAND
from tests.fakes.procedures import ADVICE, BIRTH, MARRIAGE, PERMIT, RECORD, TITLE


def on(visit: Visit, happenings: Iterable[Happening]) -> Visit:
    """The visit after these, one a second."""
    for happening in happenings:
        visit = advance(visit, happening, visit.since + 1)
    return visit


def walk(*happenings: Happening) -> Visit:
    """A new visit after these."""
    return on(first_visit(VIETNAMESE, 0), happenings)


def chosen(procedure: Procedure, service: ServiceCode | None = CIVIL) -> tuple[Happening, ...]:
    """From the start screen, or another dossier's search, to the procedure."""
    return ProcedureChosen(procedure=procedure, service=service), *(() if len(procedure.cases) < 2 else CASE)


CASE = (CaseChosen(place=1),)
ALL = (PapersAsked(), AllTicked(is_held=True), PapersGoneThrough())
NONE = (PapersAsked(), PapersGoneThrough())


def made_ready(procedure: Procedure = BIRTH, service: ServiceCode | None = CIVIL) -> Visit:
    """A visit with one dossier made ready."""
    return walk(FindingBegun(), *chosen(procedure, service), *ALL)


def states(visit: Visit) -> list[PaperState]:
    return [paper.state for paper in visit.finding.papers]


def test_what_is_typed_is_kept_and_too_much_is_cut() -> None:
    visit = walk(FindingBegun(), QueryTyped(text="sổ đỏ"))
    assert (visit.step, visit.finding.query) == (Step.SEARCH, "sổ đỏ")
    assert len(on(visit, [QueryTyped(text="x" * 500)]).finding.query) == LONGEST_QUERY


def test_nothing_is_ticked_beforehand_and_data_replaces_what_it_may() -> None:
    visit = walk(FindingBegun(), *chosen(BIRTH), PapersAsked())
    assert visit.step is Step.PAPERS
    assert states(visit) == [PaperState.MISSING] * 4 + [PaperState.REPLACED]


def test_a_paper_is_ticked_and_unticked_but_not_one_that_data_replaces() -> None:
    visit = walk(FindingBegun(), *chosen(BIRTH), PapersAsked(), PaperTicked(place=1, is_held=True))
    assert states(visit)[1] is PaperState.HELD
    assert states(on(visit, [PaperTicked(place=1, is_held=False)]))[1] is PaperState.MISSING
    assert states(on(visit, [PaperTicked(place=4, is_held=True)]))[4] is PaperState.REPLACED
    assert states(on(visit, [PaperTicked(place=9, is_held=True)])) == states(visit)


def test_one_touch_ticks_all_that_must_be_brought_and_takes_it_back() -> None:
    visit = walk(FindingBegun(), *chosen(BIRTH), PapersAsked(), AllTicked(is_held=True))
    held, missing = PaperState.HELD, PaperState.MISSING
    assert states(visit) == [held, held, missing, held, PaperState.REPLACED]
    assert visit.finding.missing == ()
    assert states(on(visit, [AllTicked(is_held=False)]))[:4] == [missing] * 4


def test_whoever_has_everything_is_ready_and_hears_of_nothing_missing() -> None:
    visit = made_ready()
    assert visit.step is Step.DOSSIERS
    assert [dossier.prepared.missing for dossier in visit.dossiers] == [()]


def test_a_missing_paper_is_told_before_a_number_is_taken() -> None:
    visit = walk(FindingBegun(), *chosen(BIRTH), *NONE)
    assert visit.step is Step.MISSING
    assert [document.name for document in visit.finding.missing] == ["Tờ khai", "Giấy chứng sinh", "Hộ chiếu"]
    assert visit.dossiers == ()


def test_who_goes_on_all_the_same_has_a_dossier_that_says_what_is_missing() -> None:
    visit = walk(FindingBegun(), *chosen(BIRTH), *NONE, WentOn())
    assert visit.step is Step.DOSSIERS
    assert len(visit.dossiers[0].prepared.missing) == 3


def test_the_list_comes_or_does_not_and_nobody_has_a_number_by_it() -> None:
    listing = walk(FindingBegun(), *chosen(BIRTH), *NONE, ListWanted())
    assert listing.step is Step.LISTING
    failed = on(listing, [ListCame(is_printed=False)])
    assert (failed.step, failed.finding.list_failed) == (Step.LISTED, True)
    printed = on(failed, [ListWanted(), ListCame(is_printed=True)])
    assert (printed.step, printed.finding.list_failed, printed.dossiers) == (Step.LISTED, False, ())
    assert on(printed, [WentBack()]).step is Step.MISSING


def test_one_of_several_cases_has_to_be_chosen_before_papers_are_asked() -> None:
    visit = walk(FindingBegun(), ProcedureChosen(procedure=MARRIAGE, service=CIVIL))
    assert visit.finding.awaits_case
    assert visit.finding.chosen_case is None
    asked = on(visit, [PapersAsked()])
    assert (asked.step, asked.dossiers) == (Step.PROCEDURE, ())
    case = on(asked, [CaseChosen(place=1)]).finding.chosen_case
    assert case is not None
    assert case.name == "Có yếu tố nước ngoài"
    assert on(asked, [CaseChosen(place=1), PapersAsked()]).step is Step.PAPERS


def test_the_same_case_touched_again_keeps_the_ticks_another_begins_anew() -> None:
    visit = walk(FindingBegun(), *chosen(MARRIAGE), PapersAsked(), PaperTicked(place=0, is_held=True), WentBack())
    assert states(on(visit, [CaseChosen(place=1)]))[0] is PaperState.HELD
    assert states(on(visit, [CaseChosen(place=0)])) == [PaperState.MISSING]
    assert on(visit, [CaseChosen(place=7)]).finding == visit.finding


def test_what_is_done_online_only_leads_to_no_number() -> None:
    for procedure in (RECORD, replace(RECORD, cases=())):
        visit = walk(FindingBegun(), *chosen(procedure), PapersAsked())
        assert (visit.step, visit.dossiers) == (Step.PROCEDURE, ())


def test_a_procedure_whose_papers_are_not_known_is_ready_at_once() -> None:
    visit = walk(FindingBegun(), *chosen(ADVICE), PapersAsked())
    assert visit.step is Step.DOSSIERS
    assert visit.dossiers[0].prepared.papers == ()
    assert visit.dossiers[0].prepared.case == ""


def test_the_prepared_dossier_names_the_chosen_case() -> None:
    visit = walk(FindingBegun(), *chosen(MARRIAGE), *ALL)
    assert visit.dossiers[0].prepared.case == "Có yếu tố nước ngoài"


def test_dossiers_of_several_lines_make_one_visit_with_all_of_them() -> None:
    visit = on(made_ready(), [AnotherWanted(), *chosen(TITLE, LAND), *ALL])
    visit = on(visit, [AnotherWanted(), *chosen(MARRIAGE), *ALL, NumberWanted()])
    assert visit.needs == (CIVIL, LAND)
    assert visit.step is Step.NOTICE


def test_a_dossier_without_a_line_leads_to_the_choice_of_one() -> None:
    visit = on(made_ready(), [AnotherWanted(), *chosen(PERMIT, None), PapersAsked(), PapersGoneThrough()])
    visit = replace(on(visit, [NumberWanted()]), step=Step.SERVICE)
    assert visit.needs == ()
    chosen_line = on(visit, [ServiceChosen(service=LAND)])
    assert (chosen_line.step, chosen_line.needs) == (Step.PRIORITY, (CIVIL, LAND))
    assert on(chosen_line, [WentBack(), ServiceChosen(service=CIVIL)]).needs == (CIVIL,)


def test_whoever_has_said_who_they_are_is_not_asked_again() -> None:
    paper = read_tax_code("0100109106")
    assert paper is not None
    known = replace(made_ready(), person=Introduction(agreed=True, confirmed=True, paper=paper))
    assert on(known, [NumberWanted()]).step is Step.PRIORITY
    open_line = replace(made_ready(BIRTH, None), person=Introduction(agreed=True, confirmed=True, paper=paper))
    assert on(open_line, [NumberWanted()]).step is Step.SERVICE


def test_a_dossier_is_looked_at_again_and_stays_in_its_place() -> None:
    visit = on(made_ready(), [AnotherWanted(), *chosen(TITLE, LAND), *ALL, DossierOpened(place=0)])
    assert (visit.step, visit.finding.procedure) == (Step.PAPERS, BIRTH)
    visit = on(visit, [PaperTicked(place=0, is_held=False), PapersGoneThrough(), WentOn()])
    assert [dossier.procedure for dossier in visit.dossiers] == [BIRTH, TITLE]
    assert len(visit.dossiers[0].prepared.missing) == 1


def test_looking_at_a_dossier_again_and_going_back_changes_nothing() -> None:
    visit = made_ready()
    back = on(visit, [DossierOpened(place=0), PaperTicked(place=0, is_held=False), WentBack()])
    assert (back.step, back.dossiers) == (Step.DOSSIERS, visit.dossiers)


def test_a_dossier_without_papers_is_looked_at_by_its_procedure() -> None:
    visit = walk(FindingBegun(), *chosen(ADVICE), PapersAsked(), DossierOpened(place=0))
    assert visit.step is Step.PROCEDURE
    assert len(on(visit, [PapersAsked()]).dossiers) == 1


def test_a_place_that_there_is_not_opens_nothing() -> None:
    visit = made_ready()
    assert on(visit, [DossierOpened(place=3)]).step is Step.DOSSIERS


def test_what_was_put_off_is_left_out_and_the_others_stay() -> None:
    visit = on(made_ready(), [AnotherWanted(), *chosen(MARRIAGE), *NONE, ListWanted(), ListCame(is_printed=True)])
    visit = on(visit, [PutOff()])
    assert (visit.step, len(visit.dossiers), visit.finding.procedure) == (Step.DOSSIERS, 1, None)


def test_the_only_dossier_put_off_leads_back_to_the_search() -> None:
    visit = on(made_ready(), [DossierOpened(place=0), AllTicked(is_held=False), PapersGoneThrough()])
    visit = on(visit, [ListWanted(), ListCame(is_printed=True), PutOff()])
    assert (visit.step, visit.dossiers) == (Step.SEARCH, ())


def test_the_last_dossier_dropped_leads_to_the_search_and_back_from_there_to_the_start() -> None:
    visit = on(made_ready(), [DossierDropped(place=0)])
    assert (visit.step, visit.dossiers) == (Step.SEARCH, ())
    assert on(visit, [WentBack()]).step is Step.START


def test_one_of_two_dossiers_dropped_leaves_the_other() -> None:
    visit = on(made_ready(), [AnotherWanted(), *chosen(TITLE, LAND), *ALL, DossierDropped(place=0)])
    assert (visit.step, [dossier.procedure for dossier in visit.dossiers]) == (Step.DOSSIERS, [TITLE])


def test_a_visit_takes_only_so_many_dossiers() -> None:
    visit = made_ready()
    full = replace(visit, dossiers=visit.dossiers * MOST_DOSSIERS)
    assert on(full, [AnotherWanted()]).step is Step.DOSSIERS
    assert on(visit, [AnotherWanted()]).step is Step.SEARCH


def test_back_from_another_search_leads_to_what_is_ready() -> None:
    visit = on(made_ready(), [AnotherWanted(), WentBack()])
    assert (visit.step, len(visit.dossiers)) == (Step.DOSSIERS, 1)


def test_who_finds_nothing_takes_a_number_by_field() -> None:
    visit = walk(FindingBegun(), ServicesWanted(), ServiceChosen(service=LAND))
    assert (visit.step, visit.needs) == (Step.PRIORITY, (LAND,))


@pytest.mark.parametrize("step", [Step.SEARCH, Step.PROCEDURE, Step.PAPERS, Step.MISSING])
def test_each_page_leads_back_by_one_step(step: Step) -> None:
    visit = walk(FindingBegun(), *chosen(BIRTH), *NONE)
    order = [Step.START, Step.SEARCH, Step.PROCEDURE, Step.PAPERS, Step.MISSING]
    while visit.step is not step:
        visit = on(visit, [WentBack()])
    assert on(visit, [WentBack()]).step is order[order.index(step) - 1]
