"""The dossiers' pane by keyboard and mouse, with real rules behind it; what the rules say is tested elsewhere."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_display.console.fee_desk import FeePicture
from counter_display.serving.dossiers import FormFate
from server_client.dossier_model.checklist import new_checklist, ticked
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.reception import ReceptionEnd, ReceptionId, with_applicant
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import TicketId, VisitId
from tests.fakes.office import CIVIL, COUNTER_5, office
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE
from tests.fakes.procedures import BIRTH, MARRIAGE
from tests.fakes.receptions import a_code
from tests.ui.dossier_screen import DossierScreen, Open, dossier_screens

_TICKED = ticked(ticked(new_checklist(BIRTH.cases[0]), 0, is_held=True), 3, is_held=True)
PREPARED = PreparedDossier(procedure=BIRTH.code, papers=_TICKED)
WEDDING = PreparedDossier(procedure=MARRIAGE.code, case="Trong nước", papers=new_checklist(MARRIAGE.cases[0]))
CODE = "H26.001.01-260309-0001"


@pytest.fixture
def screens(qtbot: QtBot) -> Iterator[Open]:
    with dossier_screens(qtbot) as show:
        yield show


def a_screen(
    screens: Open, *dossiers: PreparedDossier, called: bool = True, language: str = "en"
) -> tuple[DossierScreen, TicketId]:
    """Return a console whose next, or whose ticket, has prepared these."""
    place = office()
    ticket = place.take(CIVIL)
    screen = screens(place, language=language)
    if dossiers:
        screen.dossiers.prepare(ticket, *dossiers)
    if called:
        screen.key(Qt.Key.Key_F2)
    return screen, ticket


def sheet(screen: DossierScreen, key: Qt.Key, field: str) -> None:
    """Open a sheet by its key with Alt, and wait until it can be typed into."""
    screen.alt(key)
    screen.wait_until(lambda: any(one.hasActiveFocus() for one in screen.items(field)))


def test_called_dossiers_are_on_the_screen_before_the_person_sits(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED, WEDDING)
    assert screen.text("dossierApplicantText") == NAME
    assert screen.text("dossierApplicantMore") == "001199000001 · born 1999"
    assert screen.text("dossierAddress") == f"{PHONE} · {ADDRESS}"
    assert screen.text("gapCount") == "1 paper is missing"
    assert screen.text("paperWord-1") == "missing"
    assert screen.text("dossierProcedureMore") == "1.001193 · Ngay trong ngày"
    assert screen.text("dossierTermsMore") == "As published: 8.000 đồng"


def test_papers_are_ticked_and_counted_by_keyboard(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    screen.key(Qt.Key.Key_F4)
    screen.alt(Qt.Key.Key_P)
    screen.key(Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_3, Qt.Key.Key_Plus):
        screen.key(key)
    screen.settle()
    kept = screen.dossiers.server.kept[ReceptionId(f"{ticket}.1")].papers[1]
    assert (kept.originals, kept.certified, kept.photocopies) == (1, 4, 2)
    assert screen.rig.server.branch.counter(COUNTER_5).state is CounterState.SERVING


def test_a_dossier_is_received_by_keyboard_with_a_scanned_code(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED)
    screen.alt(Qt.Key.Key_P)
    screen.key(Qt.Key.Key_Space)
    sheet(screen, Qt.Key.Key_1, "endCodeField")
    screen.type(CODE)
    screen.key(Qt.Key.Key_Return)
    assert screen.text("dossierEnd").startswith("Received. Result due at 08:0")
    assert screen.text("dossierForm") == "The form is printed"
    assert [form.name for form in screen.dossiers.printer.printed] == [f"01_{CODE}"]
    screen.alt(Qt.Key.Key_Return)
    assert screen.dossiers.counter.finished == ["accepted"]


def test_half_a_code_is_not_sent(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_1, "endCodeField")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.alt(Qt.Key.Key_M)
    screen.type(CODE[:8])
    screen.settle()
    kept = screen.dossiers.server.kept
    assert kept[ReceptionId(f"{ticket}.1")].code is None
    screen.type(CODE[8:])
    screen.key(Qt.Key.Key_Return)
    screen.settle()
    assert kept[ReceptionId(f"{ticket}.1")].code == a_code()


def test_a_supplement_is_asked_for_by_keyboard(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_2, "endReasonsField")
    screen.click("fault-1")
    screen.click("endReasonsField")
    screen.type("Ghi them")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = screen.dossiers.server.kept[ReceptionId(f"{ticket}.1")]
    assert (kept.ending, kept.reasons) == (
        ReceptionEnd.SUPPLEMENT,
        ("Không hợp lệ: Giấy chứng sinh", "Ghi them"),
    )


def test_a_refusal_cannot_be_given_before_its_reason(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_3, "endReasonsField")
    assert not screen.item("end-confirm").isEnabled()
    screen.type("Sai tham quyen")
    screen.settle()
    assert screen.item("end-confirm").isEnabled()


def test_a_dossier_with_gaps_says_so_before_it_is_received(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_1, "endCodeField")
    assert screen.text("endWarning").startswith("1 paper is missing.")
    screen.key(Qt.Key.Key_Return)
    assert screen.dossiers.picture.sheet is not None
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.text("dossierEnd").startswith("Received")


def test_the_applicant_is_corrected_by_keyboard(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_T, "applicantNameField")
    screen.type("Tran Van B")
    for _ in range(4):
        screen.key(Qt.Key.Key_Return)
    screen.settle()
    person = screen.dossiers.server.kept[ReceptionId(f"{ticket}.1")].applicant
    assert person is not None
    assert (person.name, person.address) == ("Tran Van B", ADDRESS)


def test_a_dossier_is_added_by_keyboard(screens: Open) -> None:
    screen, _ = a_screen(screens)
    assert screen.text("dossierAccess") == "Nothing was prepared for this visit"
    sheet(screen, Qt.Key.Key_N, "procedureSoughtField")
    screen.type("khai sinh")
    screen.settle()
    screen.key(Qt.Key.Key_Return)
    screen.settle()
    assert screen.text("dossierProcedureText") == "Đăng ký khai sinh"
    assert screen.text("dossierApplicantText") == "Nobody is named yet"


def test_the_case_is_changed_by_its_number(screens: Open) -> None:
    screen, _ = a_screen(screens, WEDDING)
    screen.alt(Qt.Key.Key_C)
    screen.wait_until(lambda: bool(screen.items("case-1")))
    screen.key(Qt.Key.Key_2)
    assert screen.text("dossierCaseText") == "Có yếu tố nước ngoài"
    assert screen.text("gapCount") == "2 papers are missing"


def test_tabs_are_changed_by_keyboard_and_mouse(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED, WEDDING)
    screen.alt(Qt.Key.Key_Right)
    assert screen.text("dossierProcedureText") == "Đăng ký kết hôn"
    screen.click("dossierTab-1")
    assert screen.text("dossierProcedureText") == "Đăng ký khai sinh"


def test_before_the_call_the_strip_counts_and_names_nobody(screens: Open) -> None:
    place = office()
    ticket = place.take(CIVIL)
    screen = screens(place, prepared={ticket: (PREPARED, WEDDING)})
    assert screen.text("dossierAhead") == "2 dossiers prepared: 2 papers are missing"
    assert NAME not in everything(screen)


def test_nothing_of_the_person_is_left_on_the_screen_once_the_ticket_has_gone(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED, WEDDING)
    screen.key(Qt.Key.Key_F4)
    sheet(screen, Qt.Key.Key_T, "applicantNameField")
    assert NAME in screen.all_texts()
    screen.rig.desk.work.finish("accepted")
    screen.settle()
    assert screen.rig.server.branch.counter(COUNTER_5).state is CounterState.IDLE
    every = everything(screen)
    for secret in (NAME, ADDRESS, PHONE, "001199000001", "Giấy chứng sinh"):
        assert secret not in every


def everything(screen: DossierScreen) -> str:
    """Return all texts that any thing of the window has, seen or not."""
    found = []
    stack = [screen.window.contentItem()]
    while stack:
        thing = stack.pop()
        stack.extend(thing.childItems())
        found.append(str(thing.property("text") or ""))
    return "\n".join(found)


def test_a_cut_line_is_told_and_nothing_is_lost(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    screen.dossiers.server.is_cut = True
    screen.alt(Qt.Key.Key_P)
    screen.key(Qt.Key.Key_Space)
    screen.settle()
    assert screen.text("dossierTold").startswith("Not at the server yet.")
    screen.key(Qt.Key.Key_F4)
    assert screen.rig.server.branch.counter(COUNTER_5).state is CounterState.SERVING
    screen.dossiers.server.is_cut = False
    screen.alt(Qt.Key.Key_R)
    assert not screen.dossiers.server.kept[ReceptionId(f"{ticket}.1")].gaps


def test_a_clash_is_shown_with_both_sides_and_settled_by_a_key(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_T, "applicantNameField")
    screen.type("Cua toi")
    for _ in range(4):
        QTest.keyClick(screen.window, Qt.Key.Key_Return)
    key = ReceptionId(f"{ticket}.1")
    kept = screen.dossiers.server.kept[key]
    assert kept.applicant is not None
    theirs = replace(kept.applicant, name="Cua ho")
    screen.dossiers.server.change(key, lambda one: with_applicant(one, theirs))
    screen.settle()
    screen.alt(Qt.Key.Key_R)
    assert (screen.text("clashMine"), screen.text("clashTheirs")) == ("Mine: Cua toi", "Theirs: Cua ho")
    screen.alt(Qt.Key.Key_1)
    screen.settle()
    person = screen.dossiers.server.kept[key].applicant
    assert person is not None
    assert person.name == "Cua toi"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_broken_printer_is_told_in_words(screens: Open, language: str, caplog: pytest.LogCaptureFixture) -> None:
    screen, _ = a_screen(screens, PREPARED, language=language)
    screen.dossiers.printer.is_broken = True
    sheet(screen, Qt.Key.Key_1, "endCodeField")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.dossiers.picture.one is not None
    assert screen.dossiers.picture.one.fate is FormFate.FAILED
    assert "lpstat" not in screen.text("dossierForm")
    assert screen.text("end-print") == {"vi": "In", "en": "Print"}[language]
    assert "was not printed" in caplog.text


def test_a_note_is_typed_where_the_ticket_is_sent_on(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    screen.key(Qt.Key.Key_F7)
    screen.wait_until(lambda: any(one.hasActiveFocus() for one in screen.items("option-form")))
    screen.click("noteLineField")
    screen.type("cho to khai")
    screen.key(Qt.Key.Key_Return)
    assert [note.text for note in screen.dossiers.server.notes.values()] == ["cho to khai"]
    assert list(screen.dossiers.server.notes) == [VisitId(ticket)]


def test_a_paper_tells_a_screen_reader_how_it_stands(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED)
    paper = QAccessible.queryAccessibleInterface(screen.item("paper-1"))
    assert paper.role() is QAccessible.Role.CheckBox
    assert paper.text(QAccessible.Text.Name) == "Giấy chứng sinh"
    assert paper.text(QAccessible.Text.Description) == "missing. bản điện tử thay thế"


def test_fee_sets_and_place_are_typed_by_keyboard(screens: Open) -> None:
    screen, ticket = a_screen(screens, PREPARED)
    assert screen.text("dossierTermsText") == "Fee not entered · 1 set"
    sheet(screen, Qt.Key.Key_L, "termsFeeField")
    screen.type("120.000")
    screen.key(Qt.Key.Key_Return)
    screen.type("2")
    screen.key(Qt.Key.Key_Return)
    screen.type("By post")
    screen.key(Qt.Key.Key_Return)
    screen.settle()
    kept = screen.dossiers.server.kept[ReceptionId(f"{ticket}.1")]
    assert (kept.fee, kept.sets, kept.collected_at) == (120_000, 2, "By post")
    assert screen.text("dossierTermsText") == "Fee: 120.000 đ · 2 sets"
    assert screen.text("dossierTermsMore") == "Result at: By post"


def test_a_screen_reader_hears_what_is_wrong_with_a_fee(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED)
    sheet(screen, Qt.Key.Key_L, "termsFeeField")
    screen.type("12x")
    field = QAccessible.queryAccessibleInterface(screen.item("termsFeeField"))
    assert field is not None
    assert field.text(QAccessible.Text.Name).startswith("Fee; empty while it is not known")
    assert field.text(QAccessible.Text.Description).startswith("This is no amount")
    assert not screen.item("terms-keep").isEnabled()


def test_a_fee_is_kept_and_asked_for_at_once(screens: Open) -> None:
    screen, _ = a_screen(screens, PREPARED)
    screen.key(Qt.Key.Key_F4)
    asked: list[str] = []
    screen.view.panel_fee.asked.connect(lambda amount, _: asked.append(amount))
    screen.view.panel_fee.show(FeePicture(number="A001", due="8.000", purpose="A001 le phi"))
    sheet(screen, Qt.Key.Key_L, "termsFeeField")
    screen.type("8000")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.wait_until(lambda: any(one.hasActiveFocus() for one in screen.items("feeAmountField")))
    assert screen.text("feeAmountField") == "8.000"
    screen.key(Qt.Key.Key_Return)
    assert asked == ["8.000"]
