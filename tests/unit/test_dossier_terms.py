"""Sets, fee and place of collection of a dossier at the counter; no screen and no network."""

from collections.abc import Iterator

import pytest

from counter_display.serving.dossier_picture import (
    DossierSheet,
)
from counter_display.serving.dossier_terms import TermsWords
from server_client.dossier_model.reception import ReceptionEnd
from tests.fakes.dossier_rig import DossierRig
from tests.unit.dossier_place import PREPARED, WEDDING, a_rig, end, first, one_loop, settle


@pytest.fixture(autouse=True)
def runner() -> Iterator[None]:
    """Run all that a test awaits in one loop."""
    with one_loop():
        yield


def terms(rig: DossierRig, **words: str) -> None:
    """Type sets, fee and place of the dossier in front, and keep them."""
    rig.desk.work.lay_out(DossierSheet.TERMS)
    for what, text in words.items():
        rig.desk.work.write_word(what, text)
    rig.desk.work.keep_terms()
    settle(rig)


def test_fee_sets_and_place_are_kept_with_the_dossier() -> None:
    rig, ticket = a_rig(PREPARED)
    terms(rig, sets="2", fee="1.500.000 đ", collected_at="  Bưu điện   Hà Nội ")
    kept = rig.server.kept[first(ticket)]
    assert (kept.sets, kept.fee, kept.collected_at) == (2, 1_500_000, "Bưu điện Hà Nội")
    assert (rig.picture.sheet, rig.picture.fee_due) == (None, 1_500_000)
    rig.desk.work.lay_out(DossierSheet.TERMS)
    assert rig.picture.terms == TermsWords(sets="2", fee="1.500.000", collected_at="Bưu điện Hà Nội")


def test_no_fee_and_a_fee_that_is_not_known_are_told_apart() -> None:
    rig, ticket = a_rig(PREPARED)
    terms(rig, fee="0")
    assert rig.server.kept[first(ticket)].fee == 0
    terms(rig, fee="")
    assert rig.server.kept[first(ticket)].fee is None


@pytest.mark.parametrize("odd", [{"fee": "viele"}, {"fee": "9" * 14}, {"sets": "0"}, {"sets": "x"}, {"sets": "100"}])
def test_odd_figures_keep_the_sheet_open(odd: dict[str, str]) -> None:
    rig, ticket = a_rig(PREPARED)
    terms(rig, **odd)
    assert rig.picture.sheet is DossierSheet.TERMS
    assert rig.server.kept[first(ticket)].version == 1


def test_the_fees_of_all_dossiers_of_a_visit_come_together() -> None:
    rig, _ = a_rig(PREPARED, WEDDING)
    terms(rig, fee="8.000")
    rig.desk.work.go_to(1)
    terms(rig, fee="30000")
    assert rig.picture.fee_due == 38_000
    end(rig, ReceptionEnd.REFUSED, words="Sai thẩm quyền")
    assert rig.picture.fee_due == 8_000
