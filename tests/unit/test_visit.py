"""One person's way through the kiosk: every step, every way out of it, and what a second tap must not do."""

from dataclasses import replace

import pytest

from kiosk.visiting.flow import DOUBLE_TAP_S, MOVES, advance
from kiosk.visiting.happening import Broke, Happening, LanguageChosen, Left, LineLost, Touched, TriedAgain, WentBack
from kiosk.visiting.moves import destinations
from kiosk.visiting.patience import Patience, pass_time, time_left
from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.taking_number import (
    Confirmed,
    NumberGiven,
    NumberRefused,
    PaperCame,
    PaperFailed,
    PriorityDeclared,
    ReprintAsked,
    ServiceChosen,
)
from kiosk.visiting.visit import Visit, first_visit
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import TicketId, Token, VisitId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketOrigin
from tests.fakes.office import CIVIL, EIGHT, ELDERLY, ENGLISH

PATIENCE = Patience(question=45, ticket=20, paperless=90, fault=30, printing=60)
CHOSEN = ServiceChosen(service=CIVIL)
GIVEN = NumberGiven(
    ticket=TicketIssued(
        visit=VisitId("v1"),
        ticket=TicketId("v1"),
        number="A001",
        series="A",
        ordinal=1,
        token=Token("t1"),
        language=VIETNAMESE,
        needs=(CIVIL,),
        class_code=WALK_IN,
        clock=EIGHT,
        issued_at=EIGHT,
        origin=TicketOrigin.COUNTED,
        ahead=0,
    )
)
TO_TICKET: tuple[Happening, ...] = (CHOSEN, PriorityDeclared(), Confirmed(), GIVEN, PaperCame())

TAPS: tuple[Happening, ...] = (
    CHOSEN,
    PriorityDeclared(),
    WentBack(),
    Confirmed(),
    Left(),
    ReprintAsked(),
    TriedAgain(),
)


def walk(*happenings: Happening) -> Visit:
    """A visit on which these happened, one a second, with nothing else in between."""
    visit = first_visit(VIETNAMESE, 0)
    for second, happening in enumerate(happenings, start=1):
        visit = advance(visit, happening, second)
    return visit


def test_the_way_from_the_start_screen_to_the_paper() -> None:
    steps = [walk(*TO_TICKET[:count]).step for count in range(len(TO_TICKET) + 1)]
    assert steps == [Step.START, Step.PRIORITY, Step.CONFIRM, Step.ISSUING, Step.PRINTING, Step.TICKET]


def test_what_was_chosen_and_declared_is_kept_until_the_number_comes() -> None:
    visit = walk(CHOSEN, PriorityDeclared(class_code=ELDERLY), Confirmed(), GIVEN)
    assert (visit.needs, visit.class_code, visit.ticket) == ((CIVIL,), ELDERLY, GIVEN.ticket)


def test_saying_no_to_priority_takes_back_what_was_declared_before() -> None:
    visit = walk(CHOSEN, PriorityDeclared(class_code=ELDERLY), WentBack(), PriorityDeclared())
    assert visit.class_code == WALK_IN


def test_a_second_confirmation_changes_nothing() -> None:
    once = walk(CHOSEN, PriorityDeclared(), Confirmed())
    assert advance(once, Confirmed(), 60) is once


@pytest.mark.parametrize(
    "tap", [CHOSEN, PriorityDeclared(), WentBack(), Confirmed(), Left(), ReprintAsked(), TriedAgain()]
)
@pytest.mark.parametrize("step", [Step.ISSUING, Step.PRINTING])
def test_nothing_that_is_touched_counts_while_the_number_and_the_paper_are_made(step: Step, tap: Happening) -> None:
    visit = replace(walk(CHOSEN, PriorityDeclared(), Confirmed()), step=step)
    assert advance(visit, tap, 60) is visit


def test_the_second_half_of_a_double_tap_does_not_answer_the_next_question() -> None:
    visit = advance(first_visit(VIETNAMESE, 0), CHOSEN, 1)
    assert advance(visit, PriorityDeclared(), 1 + DOUBLE_TAP_S / 2) is visit
    assert advance(visit, PriorityDeclared(), 1 + DOUBLE_TAP_S).step is Step.CONFIRM


def test_an_answer_of_the_branch_counts_however_soon_it_comes() -> None:
    visit = walk(CHOSEN, PriorityDeclared(), Confirmed())
    assert advance(visit, GIVEN, visit.since).step is Step.PRINTING


def test_a_refusal_keeps_its_reason_for_the_person() -> None:
    visit = walk(CHOSEN, PriorityDeclared(), Confirmed(), NumberRefused(code=RefusalCode.QUOTA_REACHED))
    assert (visit.step, visit.refusal) == (Step.REFUSED, RefusalCode.QUOTA_REACHED)


def test_a_lost_line_leaves_the_person_the_choice_to_try_again() -> None:
    lost = walk(CHOSEN, PriorityDeclared(class_code=ELDERLY), Confirmed(), LineLost())
    again = advance(lost, TriedAgain(), 60)
    assert lost.step is Step.UNREACHABLE
    assert (again.step, again.needs, again.class_code) == (Step.ISSUING, (CIVIL,), ELDERLY)


def test_a_number_that_comes_after_the_person_was_told_there_is_none_is_not_shown() -> None:
    lost = walk(CHOSEN, PriorityDeclared(), Confirmed(), LineLost())
    assert advance(lost, GIVEN, 60) is lost


def test_a_failed_paper_leaves_the_number_and_counts_the_reprints() -> None:
    failed = walk(*TO_TICKET[:-1], PaperFailed())
    again = advance(failed, ReprintAsked(), 60)
    assert (failed.step, failed.ticket, failed.reprints) == (Step.PAPERLESS, GIVEN.ticket, 0)
    assert (again.step, again.reprints) == (Step.PRINTING, 1)
    assert advance(again, PaperCame(), 62).step is Step.TICKET


@pytest.mark.parametrize("step", Step)
def test_the_language_can_be_changed_on_every_page_and_nothing_else_changes(step: Step) -> None:
    visit = replace(walk(*TO_TICKET), step=step)
    changed = advance(visit, LanguageChosen(language=ENGLISH), 7)
    assert changed == replace(visit, language=ENGLISH, touched_at=7)


def test_the_next_person_is_greeted_in_the_language_of_the_house() -> None:
    visit = walk(LanguageChosen(language=ENGLISH), *TO_TICKET, Left())
    assert visit == first_visit(VIETNAMESE, 7)


def test_going_back_to_the_start_keeps_the_language_for_it_is_the_same_person() -> None:
    visit = walk(LanguageChosen(language=ENGLISH), CHOSEN, WentBack())
    assert (visit.step, visit.language) == (Step.START, ENGLISH)


@pytest.mark.parametrize("step", Step)
def test_a_fault_of_the_program_is_told_wherever_the_person_is(step: Step) -> None:
    visit = replace(walk(LanguageChosen(language=ENGLISH), *TO_TICKET), step=step)
    broken = advance(visit, Broke(), 9)
    assert (broken.step, broken.language, broken.ticket) == (Step.BROKEN, ENGLISH, None)


def test_every_step_can_be_reached_and_left() -> None:
    arrivals = {step for target in MOVES.values() for step in destinations(target)} | {Step.BROKEN, Step.HELP}
    departures = {step for step, _ in MOVES}
    assert arrivals == departures == set(Step)


def test_from_every_step_the_start_is_within_reach() -> None:
    home = {Step.START}
    for _ in Step:
        home |= {step for (step, _), after in MOVES.items() if destinations(after) & home}
    assert home == set(Step)


def test_every_page_can_be_left_for_the_start_at_once_unless_something_is_under_way() -> None:
    pages = set(Step) - WORKING - {Step.START}
    assert {step for step, happening in MOVES if happening is Left} >= pages


@pytest.mark.parametrize(
    ("step", "stays"),
    [
        (Step.PRIORITY, 45),
        (Step.CONFIRM, 45),
        (Step.PRINTING, 60),
        (Step.TICKET, 20),
        (Step.PAPERLESS, 90),
        (Step.REFUSED, 30),
        (Step.UNREACHABLE, 30),
        (Step.BROKEN, 30),
    ],
)
def test_an_abandoned_page_gives_way_to_the_start_screen(step: Step, stays: float) -> None:
    visit = replace(walk(*TO_TICKET), step=step, touched_at=100)
    assert time_left(visit, PATIENCE, 100) == stays
    assert pass_time(visit, PATIENCE, 100 + stays - 1) is visit
    assert pass_time(visit, PATIENCE, 100 + stays) == first_visit(VIETNAMESE, 100 + stays)


def test_a_number_under_way_is_not_given_up_for_lack_of_patience() -> None:
    visit = walk(CHOSEN, PriorityDeclared(), Confirmed())
    assert time_left(visit, PATIENCE, 10_000) is None
    assert pass_time(visit, PATIENCE, 10_000) is visit


def test_the_start_screen_stays_as_it_is_in_the_language_of_the_house() -> None:
    visit = first_visit(VIETNAMESE, 0)
    assert time_left(visit, PATIENCE, 10_000) is None


def test_the_start_screen_returns_to_the_language_of_the_house() -> None:
    visit = walk(LanguageChosen(language=ENGLISH))
    assert time_left(visit, PATIENCE, 1) == 45
    assert pass_time(visit, PATIENCE, 46).language == VIETNAMESE


def test_whoever_touches_the_screen_is_still_there() -> None:
    visit = advance(walk(CHOSEN), Touched(), 40)
    assert time_left(visit, PATIENCE, 40) == 45
    assert visit.step is Step.PRIORITY
