"""Checking in for a booking, and asking about a dossier, by finger on the kiosk's real screen."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.scanning.scanner import ScannerState
from kiosk.visiting.step import Step
from server_client.dossier_model.booking import Booking
from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.dossier_status import DossierStatus, NationalStatus
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.queue_model.commands import CloseService
from server_client.queue_model.ids import BookingCode, CommandId, ServiceCode
from tests.fakes.office import EIGHT
from tests.ui.kiosk_screen import UPRIGHT, KioskScreen, starter

PHONE = "0912345678"
HOTICH = ServiceCode("hotich")
NEAR = Booking(code=BookingCode("HN-1"), service=HOTICH, booked_for=EIGHT + timedelta(minutes=30))
LATE = Booking(code=BookingCode("HN-2"), service=ServiceCode("datdai"), booked_for=EIGHT - timedelta(minutes=30))
EARLY = Booking(code=BookingCode("HN-3"), service=HOTICH, booked_for=EIGHT + timedelta(hours=5))
RECEIPT = "H26-260302-0001"

Book = Callable[..., None]


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot, UPRIGHT, starter())
    yield shown
    shown.close()


def book(screen: KioskScreen, *bookings: Booking) -> None:
    screen.hall.records.known_bookings += bookings
    for booking in bookings:
        screen.hall.records.booked_by[booking.code] = PhoneNumber(text=PHONE)


def know(screen: KioskScreen, status: NationalStatus, place: str = "") -> None:
    code = read_dossier_code(RECEIPT)
    assert code is not None
    screen.hall.records.known_dossiers[RECEIPT] = DossierStatus(
        code=code, status=status, updated_at=EIGHT, due_at=EIGHT + timedelta(days=3), place=place
    )


def strike(screen: KioskScreen, text: str) -> None:
    """Touch keys, and then the one that says that it is complete."""
    for sign in text.lower():
        screen.tap(f"key-{sign}")
    screen.tap("key-done")
    screen.work()


def test_a_code_that_is_typed_leads_to_the_number_in_two_touches(screen: KioskScreen) -> None:
    book(screen, NEAR)
    screen.tap("wayBooked")
    strike(screen, NEAR.code)
    assert screen.says("Lịch hẹn 08:30, Hộ tịch. Nhận số?")
    screen.tap("checkIn")
    screen.work()
    assert screen.item("number").property("text") == "A001"


def test_a_trembling_finger_checks_in_once(screen: KioskScreen) -> None:
    book(screen, NEAR)
    screen.tap("wayBooked")
    strike(screen, NEAR.code)
    screen.tap("checkIn", times=3)
    screen.work()
    assert len(screen.hall.server.branch.tickets) == 1


def test_a_phone_number_is_typed_on_a_pad_and_hidden_from_others_afterwards(screen: KioskScreen) -> None:
    book(screen, LATE)
    screen.tap("wayBooked")
    screen.tap("byPhone")
    assert {item.objectName() for item in screen.items()} >= {"key-0", "key-9"}
    assert "key-q" not in {item.objectName() for item in screen.items()}
    strike(screen, "0912345679")
    assert screen.says("Hôm nay không có lịch hẹn nào của số điện thoại này")
    assert screen.item("bookingPhonePlace").property("text") == "•••• ••• 679"


def test_a_mistake_is_told_below_the_field_and_mended_there(screen: KioskScreen) -> None:
    book(screen, LATE)
    screen.tap("wayBooked")
    screen.tap("byPhone")
    strike(screen, PHONE[:-1])
    assert screen.says("Số điện thoại chưa đủ")
    assert "key-0" not in {item.objectName() for item in screen.items()}, "what is wrong is to be read first"
    screen.tap("bookingPhonePlace")
    strike(screen, PHONE[-1])
    assert screen.says("thứ tự tính từ lúc này")


def test_of_several_bookings_one_is_touched_and_the_others_say_why_not(screen: KioskScreen) -> None:
    book(screen, NEAR, LATE, EARLY)
    screen.tap("wayBooked")
    screen.tap("byPhone")
    strike(screen, PHONE)
    assert screen.says("Ông/bà nhận số cho lịch hẹn nào?")
    assert screen.says("Nhận số được từ 12:00.")
    screen.tap("booking-1Touch")
    screen.work()
    assert [visit.booking for visit in screen.hall.server.branch.visits.values()] == [NEAR.code]


def test_without_any_bookings_of_today_the_way_on_is_a_number_without(screen: KioskScreen) -> None:
    screen.tap("wayBooked")
    strike(screen, NEAR.code)
    assert screen.says("Hôm nay máy chưa nhận được danh sách đặt lịch.")
    screen.tap("bookingWithout")
    assert screen.hall.screen.step is Step.SERVICE


def test_who_comes_too_early_hears_when_and_may_go_without(screen: KioskScreen) -> None:
    book(screen, EARLY)
    screen.tap("wayBooked")
    strike(screen, EARLY.code)
    assert screen.says("Chưa đến giờ nhận số")
    screen.tap("bookingsWithout")
    assert (screen.hall.screen.step, screen.hall.session.visit.needs) == (Step.PRIORITY, (HOTICH,))


def test_how_to_present_a_code_is_shown_only_where_there_is_a_scanner(screen: KioskScreen) -> None:
    screen.tap("wayBooked")
    assert not screen.says("Hoặc đưa mã QR")
    screen.tap("bookingBack")
    screen.hall.session.show_scanner(ScannerState.READY)
    screen.tap("wayBooked")
    assert screen.says("Hoặc đưa mã QR")
    assert "key-a" not in {item.objectName() for item in screen.items()}, "the keyboard does not lie over it"


def test_a_look_up_that_takes_its_time_looks_like_work(screen: KioskScreen, qtbot: QtBot) -> None:
    screen.tap("wayBooked")
    for key in ("h", "n", "1"):
        screen.tap(f"key-{key}")
    screen.tap("bookingLookUp")
    qtbot.waitUntil(lambda: bool(screen.item("bookingLookUp").property("busy")))
    screen.work()
    assert not screen.item("bookingWithout").property("busy")


def test_a_result_that_is_ready_leads_to_the_line_of_results(screen: KioskScreen) -> None:
    know(screen, NationalStatus.FINISHED, place="CN01")
    screen.tap("wayCollect")
    strike(screen, RECEIPT)
    assert screen.says("Kết quả đã có")
    screen.tap("statusNumber")
    assert screen.hall.session.visit.needs == (ServiceCode("traketqua"),)


def test_who_has_no_code_takes_a_number_for_results_by_one_touch(screen: KioskScreen) -> None:
    assert not [button for button in screen.buttons() if "traketqua" in button.objectName()], "nobody could choose"
    screen.tap("wayCollect")
    screen.tap("receiptWithout")
    assert screen.hall.session.visit.needs == (ServiceCode("traketqua"),)


def test_a_line_of_results_that_is_closed_says_so_before_and_after_the_look_up(screen: KioskScreen) -> None:
    know(screen, NationalStatus.FINISHED, place="CN01")
    screen.hall.server.do(CloseService(id=CommandId("shut"), service=ServiceCode("traketqua")))
    screen.hall.follow()
    screen.tap("wayCollect")
    assert screen.says("Số nhận kết quả: Tạm ngừng lấy số")
    screen.tap("receiptWithout")
    assert screen.says("Mã hồ sơ trên giấy hẹn là gì?"), "the button does nothing now"
    strike(screen, RECEIPT)
    assert screen.says("Kết quả đã có")
    assert screen.says("Số nhận kết quả: Tạm ngừng lấy số")
    screen.tap("statusNumber")
    screen.tap("statusDone")
    assert screen.hall.screen.step is Step.START


def test_a_dossier_in_work_sends_nobody_into_a_line(screen: KioskScreen) -> None:
    know(screen, NationalStatus.PROCESSING)
    screen.tap("wayAsk")
    strike(screen, RECEIPT)
    assert screen.says("Không cần lấy số.")
    assert screen.says("08:00, Thứ Năm, 12/03/2026")
    assert "statusNumber" not in {button.objectName() for button in screen.buttons()}
    screen.tap("statusDone")
    assert screen.hall.screen.step is Step.START


def test_a_mistyped_code_is_looked_at_again(screen: KioskScreen) -> None:
    know(screen, NationalStatus.PROCESSING)
    screen.tap("wayAsk")
    strike(screen, RECEIPT + "1")
    assert screen.says("Chưa tìm thấy hồ sơ này")
    screen.tap("statusCorrect")
    screen.tap("receiptCodeClear")
    strike(screen, RECEIPT)
    assert screen.says("Hồ sơ đang được giải quyết")


@pytest.mark.parametrize("typed", ["booking", "receipt"])
def test_nothing_that_was_typed_is_left_in_the_window(screen: KioskScreen, typed: str) -> None:
    if typed == "booking":
        book(screen, LATE)
        screen.tap("wayBooked")
        screen.tap("byPhone")
        strike(screen, PHONE)
        screen.tap("bookingsBack")
        screen.tap("bookingBack")
    else:
        know(screen, NationalStatus.PROCESSING)
        screen.tap("wayAsk")
        strike(screen, RECEIPT)
        screen.tap("statusDone")
    assert screen.hall.screen.step is Step.START
    assert not [kept for kept in everything_in(screen) if PHONE in kept or RECEIPT in kept or LATE.code in kept]


def everything_in(screen: KioskScreen) -> Iterator[str]:
    """Every text in every property of everything that belongs to the window, on the screen or not."""
    for child in (*screen.window.findChildren(QObject), screen.view, *screen.view.findChildren(QObject)):
        about = child.metaObject()
        for place in range(about.propertyCount()):
            kept = about.property(place)
            if str(kept.typeName()) == "QString":
                yield str(kept.read(child))
