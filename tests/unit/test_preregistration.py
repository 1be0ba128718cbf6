"""Several dossiers prepared in one visit, from the draft to the day nothing of it is left."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from server_client.dossier_model.applicant import ApplicantId
from server_client.dossier_model.checklist import new_checklist, ticked
from server_client.dossier_model.preregistration import (
    MOST_DOSSIERS,
    PreparedDossier,
    Preregistration,
    PreregistrationRefusal,
    PreregistrationRefused,
    PreregistrationState,
    Retention,
    confirmed,
    purge_due_at,
    purged,
    taken,
    with_applicant,
    with_dossier,
    with_papers,
    withdrawn,
    without_dossier,
)
from server_client.dossier_model.preregistration_code import new_preregistration_code
from server_client.dossier_model.procedure import Case, Document, ProcedureCode
from server_client.queue_model.ids import ClerkId, VisitId

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 9:00 in Hanoi
LATER = NOW + timedelta(hours=1)
MIDNIGHT = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
CODE = new_preregistration_code(b"sixteen bytes ok")
FORM = Document(name="Tờ khai", originals=1, copies=0)
BIRTH = PreparedDossier(
    procedure=ProcedureCode("1.001193"), papers=new_checklist(Case(name="", documents=(FORM,))), case="trong hạn"
)
COPY = PreparedDossier(procedure=ProcedureCode("2.000815"))
APPLICANT = ApplicantId("applicant-1")
VISIT = VisitId("visit-1")
CLERK = ClerkId("clerk-1")


def draft(*dossiers: PreparedDossier) -> Preregistration:
    """Return a draft with these dossiers and an applicant."""
    plan = with_applicant(Preregistration(code=CODE, begun_at=NOW), APPLICANT)
    for dossier in dossiers:
        plan = with_dossier(plan, dossier)
    return plan


def done(*, is_taken: bool = False) -> Preregistration:
    """Return a confirmed one with two dossiers, taken at the counter if so wished."""
    plan = confirmed(draft(BIRTH, COPY), VISIT, NOW)
    return taken(plan, CLERK, LATER) if is_taken else plan


def refusal(step: Callable[[], Preregistration]) -> PreregistrationRefused:
    """Return the refusal that the step must meet."""
    with pytest.raises(PreregistrationRefused) as refused:
        step()
    return refused.value


def test_one_visit_prepares_several_dossiers_even_of_one_procedure() -> None:
    plan = draft(COPY, BIRTH, COPY)
    assert [dossier.procedure for dossier in plan.dossiers] == ["2.000815", "1.001193", "2.000815"]
    assert without_dossier(plan, 1).dossiers == (COPY, COPY)


def test_missing_papers_are_listed_and_stop_nobody() -> None:
    plan = draft(COPY, BIRTH)
    assert [dossier.missing for dossier in plan.dossiers] == [(), (FORM,)]
    assert not plan.is_ready
    assert confirmed(plan, VISIT, NOW).state is PreregistrationState.CONFIRMED
    assert with_papers(plan, 1, ticked(BIRTH.papers, 0, is_held=True)).is_ready
    assert not Preregistration(code=CODE, begun_at=NOW).is_ready


def test_it_goes_from_draft_to_the_counter_and_is_forgotten() -> None:
    plan = done()
    assert (plan.state, plan.visit, plan.confirmed_at) == (PreregistrationState.CONFIRMED, VISIT, NOW)
    plan = taken(plan, CLERK, LATER)
    assert (plan.state, plan.taken_by, plan.taken_at) == (PreregistrationState.TAKEN, CLERK, LATER)
    gone = purged(plan, MIDNIGHT)
    assert (gone.state, gone.purged_at) == (PreregistrationState.PURGED, MIDNIGHT)


@pytest.mark.parametrize("plan", [draft(BIRTH), done(), done(is_taken=True)])
def test_what_is_purged_leads_to_nobody_and_stays_purged(plan: Preregistration) -> None:
    gone = purged(plan, MIDNIGHT)
    assert (gone.applicant, gone.visit, gone.taken_by) == (None, None, None)
    assert (gone.dossiers[0].procedure, gone.dossiers[0].papers) == ("1.001193", ())
    assert purged(gone, MIDNIGHT + timedelta(days=1)) is gone


STEPS: dict[str, Callable[[Preregistration], Preregistration]] = {
    "add": lambda plan: with_dossier(plan, COPY),
    "remove": lambda plan: without_dossier(plan, 0),
    "tick": lambda plan: with_papers(plan, 0, ()),
    "name": lambda plan: with_applicant(plan, None),
    "confirm": lambda plan: confirmed(plan, VISIT, NOW),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
@pytest.mark.parametrize("plan", [done(), done(is_taken=True), purged(done(), MIDNIGHT)], ids=lambda plan: plan.state)
def test_only_a_draft_changes(plan: Preregistration, step: Callable[[Preregistration], Preregistration]) -> None:
    refused = refusal(lambda: step(plan))
    assert refused.code is PreregistrationRefusal.WRONG_STATE
    assert str(refused) == f"The pre-registration is {plan.state}; it must be draft for this"
    assert refused.particulars == {"state": plan.state, "needed": "draft"}


@pytest.mark.parametrize("plan", [draft(BIRTH), done(is_taken=True), purged(done(), MIDNIGHT)])
def test_only_a_confirmed_one_is_taken_and_only_once(plan: Preregistration) -> None:
    assert refusal(lambda: taken(plan, CLERK, LATER)).code is PreregistrationRefusal.WRONG_STATE


def test_what_is_withdrawn_goes_at_once_and_stays_withdrawn() -> None:
    gone = withdrawn(done(), LATER)
    assert (gone.state, purge_due_at(gone, Retention(days_confirmed=5))) == (PreregistrationState.WITHDRAWN, LATER)
    assert withdrawn(gone, MIDNIGHT) is gone
    assert refusal(lambda: withdrawn(done(is_taken=True), LATER)).code is PreregistrationRefusal.WRONG_STATE
    assert refusal(lambda: taken(gone, CLERK, LATER)).code is PreregistrationRefusal.WRONG_STATE
    assert purged(gone, MIDNIGHT).state is PreregistrationState.PURGED


def test_nothing_is_confirmed_that_names_neither_a_dossier_nor_a_person() -> None:
    nobody = with_applicant(draft(), None)
    assert refusal(lambda: confirmed(nobody, VISIT, NOW)).code is PreregistrationRefusal.NO_DOSSIER


def test_whoever_only_says_who_they_are_is_kept_without_a_dossier() -> None:
    plan = confirmed(draft(), VISIT, NOW)
    assert (plan.state, plan.dossiers) == (PreregistrationState.CONFIRMED, ())


@pytest.mark.parametrize("place", [-1, 1])
def test_a_dossier_that_is_not_there_is_refused(place: int) -> None:
    assert refusal(lambda: without_dossier(draft(COPY), place)).code is PreregistrationRefusal.UNKNOWN_DOSSIER
    assert refusal(lambda: with_papers(draft(COPY), place, ())).code is PreregistrationRefusal.UNKNOWN_DOSSIER


def test_a_heap_of_dossiers_goes_to_the_line_for_bulk_filing() -> None:
    plan = draft(*[COPY] * MOST_DOSSIERS)
    assert refusal(lambda: with_dossier(plan, COPY)).code is PreregistrationRefusal.DOSSIER_LIMIT
    assert len(with_dossier(plan, COPY, limit=11).dossiers) == 11


def test_what_was_not_taken_goes_at_the_end_of_the_local_day() -> None:
    assert purge_due_at(done(), Retention()) == MIDNIGHT
    assert purge_due_at(done(is_taken=True), Retention(days_taken=2)) == MIDNIGHT + timedelta(days=2)
    late = confirmed(draft(COPY), VISIT, MIDNIGHT)
    assert purge_due_at(late, Retention()) == MIDNIGHT + timedelta(days=1)


def test_a_forgotten_draft_goes_soon_and_what_is_purged_is_not_due_again() -> None:
    assert purge_due_at(draft(COPY), Retention()) == NOW + timedelta(minutes=10)
    assert purge_due_at(purged(done(), MIDNIGHT), Retention()) is None
    assert Retention(days_confirmed=2, days_taken=5).longest_days == 7


def test_a_log_shows_neither_the_code_nor_the_applicant() -> None:
    assert f"{done()}" == repr(done()) == "<Preregistration: confirmed, 2 dossiers>"


def test_no_field_could_hold_a_national_dossier_code() -> None:
    names = {field.name for field in (*fields(PreparedDossier), *fields(Preregistration))}
    assert not [name for name in names if "dossier_code" in name or "number" in name]
