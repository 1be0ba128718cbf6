"""Visits from the search to the number, with the branch, the printer and the catalogue in memory."""

import asyncio

import pytest

from kiosk.printing.paper_list_face import ListedPaper
from kiosk.printing.printer_status import PrinterFault
from kiosk.visiting.dossiers import AnotherWanted, NumberWanted
from kiosk.visiting.finding import (
    AllTicked,
    CaseChosen,
    FindingBegun,
    ListWanted,
    PapersAsked,
    PapersGoneThrough,
    PaperTicked,
    ProcedureTouched,
    QueryTyped,
)
from kiosk.visiting.happening import Happening, LanguageChosen, Left
from kiosk.visiting.introducing import IntroductionDeclined
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen
from server_client.dossier_model.procedure import Procedure
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import CIVIL, ENGLISH, LAND
from tests.fakes.procedures import ADVICE, BIRTH, HOUSE, MARRIAGE, NOTICE, PERMIT, TITLE, a_guide

READY = (PapersAsked(), AllTicked(is_held=True), PapersGoneThrough())
TO_NUMBER = (NumberWanted(), IntroductionDeclined(), PriorityDeclared(), Confirmed())


@pytest.fixture
def hall() -> KioskHall:
    hall = KioskHall(HOUSE)
    hall.session.show_guide(a_guide())
    return hall


def touched(procedure: Procedure) -> Happening:
    return ProcedureTouched(code=procedure.code)


def to_list(hall: KioskHall) -> None:
    hall.touch(FindingBegun(), touched(BIRTH), PapersAsked(), PaperTicked(place=0, is_held=True))
    hall.touch(PapersGoneThrough(), ListWanted())


def test_a_procedure_that_was_touched_comes_with_the_line_of_its_field(hall: KioskHall) -> None:
    hall.touch(FindingBegun(), QueryTyped(text="khai sinh"), touched(BIRTH))
    assert hall.screen.step is Step.PROCEDURE
    line = hall.screen.finding.procedure.line
    assert line is not None
    assert (line.code, line.waiting) == (CIVIL, 0)


def test_a_code_that_is_in_no_catalogue_and_a_guide_that_is_not_there_lead_nowhere(hall: KioskHall) -> None:
    stranger = Procedure(code=ADVICE.code, official_name="", short_name="")
    hall.session.show_guide(a_guide(BIRTH))
    hall.touch(FindingBegun(), touched(stranger))
    assert hall.screen.step is Step.SEARCH
    other = KioskHall(HOUSE)
    other.touch(FindingBegun(), touched(BIRTH))
    assert other.screen.step is Step.SEARCH


def test_one_number_serves_dossiers_of_several_lines_and_the_paper_names_them(hall: KioskHall) -> None:
    hall.touch(FindingBegun(), touched(BIRTH), *READY, AnotherWanted(), touched(TITLE), *READY, *TO_NUMBER)
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.number) == (Step.TICKET, "A001")
    (visit,) = hall.server.branch.visits.values()
    assert [need.service for need in visit.needs] == [CIVIL, LAND]
    (face,) = hall.press.faces
    assert (face.service, face.further_needs) == ("Hộ tịch", ("Đất đai",))


def test_a_field_that_no_line_receives_lets_the_person_choose_one(hall: KioskHall) -> None:
    hall.touch(FindingBegun(), touched(PERMIT), PapersAsked(), PapersGoneThrough())
    hall.touch(NumberWanted(), IntroductionDeclined())
    assert hall.screen.step is Step.SERVICE
    hall.touch(ServiceChosen(service=LAND), PriorityDeclared(), Confirmed())
    asyncio.run(hall.work())
    assert hall.screen.number == "H001"


def test_the_list_of_missing_papers_is_printed_and_is_no_ticket(hall: KioskHall) -> None:
    to_list(hall)
    assert hall.screen.step is Step.LISTING
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.finding.list_failed) == (Step.LISTED, False)
    (face,) = hall.press.lists
    assert (face.procedure, face.office, face.branch) == (
        "Đăng ký khai sinh",
        "Trung tâm Phục vụ hành chính công",
        "Chi nhánh số 1",
    )
    assert face.papers == (
        ListedPaper(name="Giấy chứng sinh", originals=1, copies=2, note="bản điện tử thay thế"),
        ListedPaper(name="Hộ chiếu"),
    )
    assert [paper.name for paper in face.further] == ["Văn bản ủy quyền (nếu ủy quyền)"]
    assert (face.case, face.notice, face.printed_at) == ("", NOTICE, hall.office.clock())
    assert hall.press.faces == []
    assert not hall.server.branch.tickets


def test_the_list_names_the_case_and_speaks_the_person_s_language(hall: KioskHall) -> None:
    hall.touch(LanguageChosen(language=ENGLISH), FindingBegun(), touched(MARRIAGE), CaseChosen(place=1))
    hall.touch(PapersAsked(), PapersGoneThrough(), ListWanted())
    asyncio.run(hall.work())
    (face,) = hall.press.lists
    assert (face.language, face.branch, face.case) == ("en", "Branch No. 1", "Có yếu tố nước ngoài")


def test_a_list_that_does_not_come_out_stays_on_the_screen_and_can_be_printed_again(
    hall: KioskHall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.press.fault = PrinterFault.PAPER_OUT
    to_list(hall)
    asyncio.run(hall.work())
    assert "A list of papers did not come out" in caplog.text
    assert (hall.screen.step, hall.screen.finding.list_failed) == (Step.LISTED, True)
    assert [row.name for row in hall.screen.finding.missing] == ["Giấy chứng sinh", "Hộ chiếu"]
    hall.press.fault = None
    hall.touch(ListWanted())
    asyncio.run(hall.work())
    assert not hall.screen.finding.list_failed


def test_a_failed_list_stays_long_enough_to_be_photographed(hall: KioskHall) -> None:
    to_list(hall)
    asyncio.run(hall.work())
    assert hall.screen.seconds_left == 90


def test_nothing_of_what_was_looked_for_outlives_the_visit(hall: KioskHall) -> None:
    hall.touch(FindingBegun(), QueryTyped(text="ly hôn"), touched(BIRTH), *READY, Left())
    hall.touch(FindingBegun())
    assert (hall.screen.finding.query, hall.screen.finding.dossiers) == ("", ())
