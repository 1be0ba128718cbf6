"""The start screen's ways in, help, what is presented, and that nothing of one person is left for the next."""

import asyncio
import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMetaType, QObject
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kiosk.accessibility import PRESETS, Preset
from kiosk.faults import Hindrance
from kiosk.scanning.scanner import ScannerState
from kiosk.visiting.happening import AidsChosen, LanguageChosen
from kiosk.visiting.helping import HelpCall
from kiosk.visiting.introducing import Entry, EntryTyped, WayChosen
from kiosk.visiting.introducing import Way as PersonWay
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import Step
from server_client.dossier_model.scanned_payload import OwnTicket, read_scan
from server_client.queue_model.device_commands import AnswerHelp
from tests.fakes.kiosk_parts import KIOSK
from tests.fakes.office import COUNTER_5, ENGLISH
from tests.ui.kiosk_screen import KioskScreen, described
from tests.unit.identity_papers import ADDRESS, CARD, NAME, NUMBER, TODAY


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot)
    yield shown
    shown.close()


@pytest.mark.parametrize(
    ("way", "step"),
    [("wayFind", Step.SEARCH), ("wayBooked", Step.BOOKING), ("wayCollect", Step.RECEIPT), ("wayAsk", Step.RECEIPT)],
)
def test_every_way_in_is_one_touch_away(screen: KioskScreen, way: str, step: Step) -> None:
    screen.tap(way)
    assert screen.hall.screen.step is step


def test_help_is_called_from_the_head_of_every_page_and_back_is_where_one_was(screen: KioskScreen) -> None:
    screen.tap("service-civil")
    screen.tap("help")
    assert screen.says("Đang gọi cán bộ…")
    screen.work()
    assert screen.says("Đã gọi cán bộ hỗ trợ")
    events = screen.hall.server.do(AnswerHelp(id=screen.hall.office.new_id(), device=KIOSK, counter=COUNTER_5)).events
    screen.hall.session.show_branch(screen.hall.server.branch, events)
    assert screen.says("Cán bộ đang đến với ông/bà")
    screen.tap("helpBack")
    assert screen.hall.screen.step is Step.PRIORITY
    assert screen.says("Cán bộ đang đến")


def test_a_call_that_nobody_hears_sends_the_person_to_the_desk(
    screen: KioskScreen, caplog: pytest.LogCaptureFixture
) -> None:
    screen.hall.post.disk_is_full = True
    screen.tap("help")
    screen.work()
    assert screen.says("Mời ông/bà đến bàn hướng dẫn")
    screen.hall.post.disk_is_full = False
    screen.tap("callAgain")
    screen.work()
    assert screen.hall.screen.help is HelpCall.HEARD


def test_the_hint_to_the_scanner_is_there_only_while_there_is_one(screen: KioskScreen) -> None:
    session = screen.hall.session
    shown = []
    for state in (ScannerState.ABSENT, ScannerState.READY, ScannerState.GONE):
        session.show_scanner(state)
        shown.append(screen.says("xin đưa mã vào khe quét"))
    assert shown == [False, True, False]


def test_what_was_presented_in_vain_is_told_in_the_place_of_the_question(screen: KioskScreen) -> None:
    screen.hall.touch(Scanned(scan=read_scan("https://example.com/", TODAY)))
    assert screen.says("Đây là mã của một trang web")
    assert not screen.says("Chạm vào việc cần làm")
    screen.hall.wait(8)
    screen.hall.session.pass_time()
    assert screen.says("Chạm vào việc cần làm")


def test_a_kiosk_that_gives_no_numbers_says_so_and_still_finds_procedures(screen: KioskScreen) -> None:
    screen.hall.session.show_hindrances((Hindrance.NO_DISK,))
    assert screen.says("Máy này tạm thời không phát số")
    assert not [item for item in screen.buttons() if item.objectName().startswith("service-")]
    screen.tap("wayFind")
    assert screen.hall.screen.step is Step.SEARCH


def test_a_ticket_presented_again_shows_its_place_in_the_line(screen: KioskScreen) -> None:
    for name in ("service-civil", "notEntitled", "takeNumber"):
        screen.tap(name)
    screen.work()
    ticket = screen.hall.session.visit.ticket
    assert ticket is not None
    screen.tap("done")
    screen.hall.follow()
    assert ticket.token is not None
    screen.hall.touch(Scanned(scan=OwnTicket(token=ticket.token)))
    screen.work()
    assert screen.says("A001")
    assert screen.says("Ông/bà là người tiếp theo")
    screen.tap("ticketSeen")
    assert screen.hall.screen.step is Step.START


def test_the_next_person_finds_the_house_s_language_and_no_aid(screen: KioskScreen) -> None:
    theme = screen.engine.singletonInstance("MotCua", "Theme")
    assert isinstance(theme, QObject)
    screen.hall.touch(LanguageChosen(language=ENGLISH), AidsChosen(accessibility=PRESETS[Preset.SEEING]))
    assert (screen.engine.language, theme.property("largeType"), theme.property("highContrast")) == ("en", True, True)
    screen.hall.wait(3 * 45)
    screen.hall.session.pass_time()
    assert (screen.engine.language, theme.property("largeType"), theme.property("highContrast")) == ("vi", False, False)


@pytest.mark.parametrize("ending", ["time-out", "leaving"])
def test_nothing_of_a_person_is_left_in_anything_on_the_screen(screen: KioskScreen, ending: str) -> None:
    secrets = (NAME, NUMBER, ADDRESS, "0912345678", "Trần Thị Bí Mật")
    hall = screen.hall
    hall.touch(
        Scanned(scan=read_scan(CARD, TODAY)),
        WayChosen(way=PersonWay.TYPED),
        EntryTyped(entry=Entry.NAME, text="Trần Thị Bí Mật"),
        EntryTyped(entry=Entry.PHONE, text="0912345678"),
    )
    screen.window.grabWindow()
    assert {"session", "IntroductionView", "TelexComposer"} <= set(held(screen, secrets)), "what is there is found"
    if ending == "time-out":
        hall.wait(3600)
        hall.session.pass_time()
    else:
        hall.wait(1)
        screen.view.leave()
    asyncio.run(hall.work())
    screen.window.grabWindow()
    gc.collect()
    hall.view.shown.clear()
    assert held(screen, secrets) == []


def held(screen: KioskScreen, secrets: tuple[str, ...]) -> list[str]:
    """Where any of these texts stands."""
    return [where for where, text in everything_told(screen) if any(secret in text for secret in secrets)]


def everything_told(screen: KioskScreen) -> Iterator[tuple[str, str]]:
    """Every text in the session, the objects of our own and the items of the window, shown or not."""
    yield "session", told(screen.hall.session.visit)
    for thing in (screen.view, *screen.view.findChildren(QObject), *screen.window.findChildren(QObject)):
        facts = thing.metaObject()
        yield facts.className(), thing.objectName()
        for place in range(facts.propertyCount()):
            if facts.property(place).metaType().id() == QMetaType.Type.QString.value:
                yield facts.className(), str(facts.property(place).read(thing))
        if type(thing).__module__.startswith("kiosk."):
            yield facts.className(), told(vars(thing))


def told(thing: object, depth: int = 0) -> str:
    """All that an object of ours holds, however its own text hides it."""
    if isinstance(thing, str):
        return thing
    if depth > 8 or isinstance(thing, QObject):
        return ""
    if isinstance(thing, dict):
        return " ".join(told(value, depth + 1) for pair in thing.items() for value in pair)
    if isinstance(thing, (list, tuple, set, frozenset)):
        return " ".join(told(value, depth + 1) for value in thing)
    names = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    return " ".join(told(getattr(thing, name, None), depth + 1) for name in names)


def test_a_help_button_tells_assistive_technology_how_far_the_call_is(screen: KioskScreen) -> None:
    screen.tap("help")
    screen.work()
    screen.tap("helpBack")
    help_button = described(screen.item("help"))
    assert help_button.text(QAccessible.Text.Name) == "Tôi cần trợ giúp"
    assert help_button.text(QAccessible.Text.Description) == "Đã gọi trợ giúp"
