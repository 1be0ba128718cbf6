"""What the pages of finding a procedure are told: no promise that may not be made, and who receives it here."""

from dataclasses import replace

import pytest

from kiosk.most_found import MOST_FOUND
from kiosk.offering import ServiceOffer
from kiosk.screens.finding import NOT_PROMISED, NOTHING_FOUND, Duration, FindingScreen, finding_screen
from kiosk.visiting.dossiers import DossierOpened
from kiosk.visiting.finding import AllTicked, Finding, PapersAsked, PapersGoneThrough, PaperTicked, ProcedureChosen
from kiosk.visiting.flow import advance
from kiosk.visiting.happening import Happening
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit, first_visit
from server_client.dossier_model.procedure import Confidence, Fee, Procedure, ProcedureCode
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.refusals import RefusalCode
from tests.fakes.office import CIVIL, ENGLISH, LAND
from tests.fakes.procedures import ADVICE, BIRTH, MARRIAGE, NOTICE, PERMIT, RECORD, TITLE, a_guide

OFFERS = (
    ServiceOffer(code=CIVIL, name="Hộ tịch", icon="users-round", waiting=4),
    ServiceOffer(code=LAND, name="Đất đai", icon="house", refusal=RefusalCode.SERVICE_CLOSED),
)


def searched(query: str, *procedures: Procedure) -> FindingScreen:
    visit = replace(first_visit(VIETNAMESE, 0), step=Step.SEARCH, finding=Finding(query=query))
    return finding_screen(visit, a_guide(*procedures), OFFERS)


def looking_at(procedure: Procedure, service: ServiceCode | None = CIVIL) -> Visit:
    visit = replace(first_visit(VIETNAMESE, 0), step=Step.SEARCH)
    return advance(visit, ProcedureChosen(procedure=procedure, service=service), 1)


def shown(visit: Visit, *happenings: Happening) -> FindingScreen:
    for happening in happenings:
        visit = advance(visit, happening, visit.since + 1)
    return finding_screen(visit, a_guide(), OFFERS)


def test_nothing_of_a_search_is_told_to_another_page() -> None:
    visit = replace(first_visit(VIETNAMESE, 0), step=Step.PRIORITY, finding=Finding(query="ly hôn"))
    assert finding_screen(visit, a_guide(), OFFERS) is NOTHING_FOUND


def test_before_the_procedures_are_read_the_page_says_so() -> None:
    screen = finding_screen(replace(first_visit(VIETNAMESE, 0), step=Step.SEARCH), None, OFFERS)
    assert (screen.is_ready, screen.found, screen.notice) == (False, (), "")


def test_the_sample_notice_goes_with_every_search() -> None:
    screen = searched("khai sinh")
    assert (screen.notice, screen.is_sample, screen.is_ready) == (NOTICE, True, True)


@pytest.mark.parametrize("query", ["khai sinh", "khai sinh ", "dang ky khai sinh", "khai sihn"])
def test_a_procedure_is_found_with_marks_without_and_misspelt(query: str) -> None:
    assert searched(query).found[0].code == BIRTH.code


def test_nothing_found_is_an_empty_list() -> None:
    assert searched("xyzzyq").found == ()


def test_before_anything_is_typed_what_is_asked_for_most_is_shown() -> None:
    assert len(searched("").found) == 6


def test_no_more_are_shown_than_there_is_room_for_and_it_is_said() -> None:
    twins = tuple(replace(BIRTH, code=ProcedureCode(f"1.{number:06}")) for number in range(MOST_FOUND + 5))
    screen = searched("khai sinh", *twins)
    assert (len(screen.found), screen.has_more) == (MOST_FOUND, True)
    assert not searched("khai sinh", *twins[:MOST_FOUND]).has_more
    assert [row.place for row in screen.found] == list(range(MOST_FOUND))


@pytest.mark.parametrize(
    ("procedure", "duration"),
    [
        (BIRTH, Duration(value=0, unit="same_day")),
        (MARRIAGE, Duration(value=5, unit="working_day")),
        (TITLE, NOT_PROMISED),
        (PERMIT, NOT_PROMISED),
        (ADVICE, NOT_PROMISED),
    ],
    ids=["same day", "counted", "uncertain", "long-winded", "unknown"],
)
def test_a_row_tells_only_a_time_that_may_be_promised(procedure: Procedure, duration: Duration) -> None:
    (row,) = searched("", procedure).found
    assert row.duration == duration


def test_what_is_done_online_only_is_marked_in_the_list() -> None:
    assert [row.online_only for row in searched("", RECORD, BIRTH).found] == [True, False]


def test_a_page_tells_fees_by_channel_as_published() -> None:
    page = shown(looking_at(BIRTH)).procedure
    assert (page.fee, page.online_fee) == ("8.000 đồng", "Miễn phí")


def test_a_fee_for_all_channels_is_told_once() -> None:
    fee = Fee(channel=None, text="50.000 đồng", amount=50_000, confidence=Confidence.HIGH)
    page = shown(looking_at(replace(BIRTH, fees=(fee,)))).procedure
    assert (page.fee, page.online_fee) == ("50.000 đồng", "")


def test_an_uncertain_time_and_fee_are_not_told() -> None:
    page = shown(looking_at(TITLE, LAND)).procedure
    assert (page.time, page.fee, page.online_fee) == ("", "", "")


def test_a_page_tells_which_line_receives_it_and_that_it_is_closed() -> None:
    page = shown(looking_at(TITLE, LAND)).procedure
    assert page.line == OFFERS[1]
    assert shown(looking_at(PERMIT, None)).procedure.line is None


def test_the_official_name_is_told_where_it_says_more() -> None:
    assert shown(looking_at(BIRTH)).procedure.official_name == ""
    assert shown(looking_at(MARRIAGE)).procedure.official_name == MARRIAGE.official_name


def test_the_english_name_is_shown_to_those_who_read_english() -> None:
    visit = replace(looking_at(BIRTH), language=ENGLISH)
    assert shown(visit).procedure.name == "Birth registration"
    assert shown(replace(looking_at(MARRIAGE), language=ENGLISH)).procedure.name == "Đăng ký kết hôn"


def test_only_several_cases_are_offered_and_none_is_chosen_beforehand() -> None:
    page = shown(looking_at(MARRIAGE)).procedure
    assert (page.cases, page.case) == (("Trong nước", "Có yếu tố nước ngoài"), None)
    assert shown(looking_at(BIRTH)).procedure.cases == ()


def test_papers_and_what_is_missing_of_them() -> None:
    screen = shown(looking_at(BIRTH), PapersAsked(), PaperTicked(place=0, is_held=True))
    assert [row.place for row in screen.papers] == [0, 1, 2, 3, 4]
    assert [row.name for row in screen.missing] == ["Giấy chứng sinh", "Hộ chiếu"]


def test_dossiers_tell_their_line_and_how_much_is_missing() -> None:
    ready = (PapersAsked(), AllTicked(is_held=True), PapersGoneThrough())
    (row,) = shown(looking_at(BIRTH), *ready).dossiers
    assert (row.name, row.missing, row.line) == ("Đăng ký khai sinh", 0, OFFERS[0])


def test_the_dossier_that_is_looked_at_again_is_none_of_the_others() -> None:
    ready = (PapersAsked(), AllTicked(is_held=True), PapersGoneThrough())
    assert shown(looking_at(BIRTH), *ready).others == 1
    assert shown(looking_at(BIRTH), *ready, DossierOpened(place=0)).others == 0


def test_further_lines_of_the_number_are_named_before_it_is_taken() -> None:
    visit = replace(first_visit(VIETNAMESE, 0), step=Step.CONFIRM, needs=(CIVIL, LAND))
    assert finding_screen(visit, a_guide(), OFFERS).further_lines == ("Đất đai",)
