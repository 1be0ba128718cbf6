"""The kiosk's real window with the staff's pages on it, on a kiosk and a staff desk in memory."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.closing import ClosedBy, Closing, ClosingWords
from kiosk.faults import Condition, DiskState
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.scanner import ScannerState
from kiosk.staff.page import StaffPage
from kiosk.staff.parts import part_states
from kiosk.staff.screen import CopyRow, StaffScreen
from kiosk.staff.staff_visit import Progress
from kiosk.ui.staff_look import StaffLook
from server_client.client.connection import ConnectionState
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import VisitId
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import EIGHT, OFFICE
from tests.fakes.staff_parts import HERE, FakeHouse, StaffRoom
from tests.ui.kiosk_screen import UPRIGHT, KioskScreen

_WELL = Condition(line=ConnectionState.ONLINE, scanner=ScannerState.READY)
_ILL = Condition(
    line=ConnectionState.OFFLINE,
    printer=PrinterStatus(faults=frozenset({PrinterFault.CUTTER, PrinterFault.PAPER_OUT})),
    scanner=ScannerState.GONE,
    is_mute=True,
    disk=DiskState.FULL,
    is_clock_wrong=True,
    knows_its_branch=False,
)


class HallHouse(FakeHouse):
    """A house that ends and closes in earnest."""

    def __init__(self, hall: KioskHall) -> None:
        super().__init__()
        self._hall = hall

    def forget_visit(self) -> None:
        super().forget_visit()
        self._hall.session.forget_visit()

    def close(self, words: ClosingWords) -> None:
        super().close(words)
        self._hall.session.show_closing(self.closing)

    def open(self) -> None:
        super().open()
        self._hall.session.show_closing(self.closing)


class StaffWindow(KioskScreen):
    """A kiosk whose staff desk is a `StaffRoom`."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = UPRIGHT, configuration: Configuration = OFFICE) -> None:
        super().__init__(qtbot, size, configuration)
        self.room = StaffRoom(house=HallHouse(self.hall))
        self.room.view.window = StaffLook(self.view.of_staff, self.engine, self.look)
        self.view.of_staff.touched.connect(self.room.desk.happen)

    def show_staff(self, screen: StaffScreen, language: str = "vi") -> None:
        """Show this staff page in a language."""
        self.engine.set_language(language)
        window = self.room.view.window
        assert window is not None
        window.show(screen)
        # Two frames: what scrolls finds its height in the first.
        self.window.grabWindow()
        QTest.qWait(1)
        self.window.grabWindow()

    def type_keys(self, keys: str) -> None:
        """Type on a keyboard."""
        for key in keys:
            QTest.keyClick(self.window, Qt.Key(ord(key.upper())))

    def press_key(self, key: Qt.Key) -> None:
        """Press one key of a keyboard."""
        QTest.keyClick(self.window, key)

    def do(self) -> None:
        """Let the staff's desk do what it was asked for."""
        asyncio.run(self.room.work())

    def open_menu(self) -> None:
        """Give the PIN, whichever way."""
        asyncio.run(self.room.enter())
        self.window.grabWindow()


def staff_pages() -> Iterator[tuple[str, StaffScreen]]:
    """One screen of each kind, with the longest things that there are."""
    menu = StaffScreen(
        page=StaffPage.MENU,
        installation=replace(HERE, has_own_words=True),
        has_pin=True,
        is_known=True,
        volume=100,
        can_turn=True,
    )
    pin = replace(menu, page=StaffPage.PIN, is_known=False)
    shut = Closing(source=ClosedBy.STAFF, words=ClosingWords.DESK, since=EIGHT)
    yield "pin", replace(pin, figures=12)
    yield "pin looked at", replace(pin, is_checking=True)
    yield "pin wrong", replace(pin, was_wrong=True)
    yield "pin pause", replace(pin, was_wrong=True, pause_s=899)
    yield "menu", menu
    yield "menu of a closed kiosk", replace(menu, closing=shut)
    yield "menu by the centre", replace(menu, closing=replace(shut, source=ClosedBy.CENTRE))
    yield "menu without a pin", replace(menu, has_pin=False, is_known=False)
    yield "menu unsupervised", replace(menu, installation=replace(HERE, is_supervised=False))
    for name, condition in (("well", _WELL), ("ill", _ILL)):
        yield f"state {name}", replace(menu, page=StaffPage.STATE, parts=part_states(condition, has_sound=True))
    copies = replace(menu, page=StaffPage.COPIES, copies=_copies())
    yield "copies", copies
    yield "copies under way", replace(copies, copy="v1", paper=Progress.UNDER_WAY)
    yield "copies done", replace(copies, copy="v1", paper=Progress.DONE)
    yield "copies failed", replace(copies, copy="v1", paper=Progress.FAILED, fault="not_known")
    yield "no copies", replace(copies, copies=())
    trials = replace(menu, page=StaffPage.TRIALS)
    yield "trials", trials
    yield "trials done", replace(trials, paper=Progress.DONE, scanned="spoilt", scans=128)
    yield "trials failed", replace(trials, paper=Progress.FAILED, fault="error", scanned="preregistration", scans=1)
    volume = replace(menu, page=StaffPage.VOLUME)
    yield "volume", volume
    yield "volume failed", replace(volume, sound=Progress.FAILED)
    yield "no volume", replace(volume, can_turn=False)
    closing = replace(menu, page=StaffPage.CLOSING)
    yield "closing", closing
    yield "closing closed", replace(closing, closing=shut)
    yield "closing by the centre", replace(closing, closing=replace(shut, source=ClosedBy.CENTRE))
    ending = replace(menu, page=StaffPage.ENDING)
    yield "ending", ending
    yield "ending unsupervised", replace(ending, installation=replace(HERE, is_supervised=False))


def _copies() -> tuple[CopyRow, ...]:
    line = "Đăng ký hộ kinh doanh, Đăng ký, quản lý cư trú, Cấp, quản lý căn cước"
    return tuple(
        CopyRow(
            visit=VisitId(f"v{place}"),
            number=number,
            line=line,
            issued_at=EIGHT + timedelta(minutes=place),
            prints=prints,
            fault=fault,
        )
        for place, (number, prints, fault) in enumerate(
            (("K1-128", 0, "cover_open"), ("A001", 1, ""), ("H128", 12, ""), ("L003", 0, ""))
        )
    )
