"""Papers that a citizen has or lacks."""

import pytest

from server_client.dossier_model.checklist import PaperState, missing_mandatory, new_checklist, ticked
from server_client.dossier_model.procedure import Case, Document

FORM = Document(name="Tờ khai", originals=1, copies=0)
PROOF = Document(name="Giấy chứng sinh", originals=1, copies=0)
CARD = Document(name="Căn cước", originals=0, copies=0, replaced_by_data=True)
PROXY = Document(name="Văn bản ủy quyền", originals=1, copies=0, mandatory=False)
CASE = Case(name="", documents=(FORM, PROOF, CARD, PROXY))


def test_nothing_is_ticked_for_the_citizen_and_data_replace_what_they_can() -> None:
    papers = new_checklist(CASE)
    assert [paper.state for paper in papers] == [
        PaperState.MISSING,
        PaperState.MISSING,
        PaperState.REPLACED,
        PaperState.MISSING,
    ]
    assert missing_mandatory(papers) == (FORM, PROOF)


def test_what_is_ticked_is_no_longer_missing_and_can_be_unticked() -> None:
    papers = ticked(new_checklist(CASE), 1, is_held=True)
    assert (papers[1].state, missing_mandatory(papers)) == (PaperState.HELD, (FORM,))
    assert ticked(papers, 1, is_held=False) == new_checklist(CASE)


def test_a_paper_that_data_replace_stays_so() -> None:
    papers = new_checklist(CASE)
    assert ticked(papers, 2, is_held=True) is papers


@pytest.mark.parametrize("place", [-1, 4])
def test_a_place_that_the_list_has_not_is_a_mistake_of_the_program(place: int) -> None:
    with pytest.raises(IndexError, match=f"4 papers, none at place {place}"):
        ticked(new_checklist(CASE), place, is_held=True)


def test_a_case_without_papers_lacks_none() -> None:
    assert missing_mandatory(new_checklist(Case(name="", documents=()))) == ()
