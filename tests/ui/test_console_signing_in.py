"""Signing in at the console's window with name and PIN, by keyboard and by touch; locking, and choosing another PIN."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from server_client.queue_model.counter import CounterState
from tests.fakes.desk import HOA
from tests.fakes.office import CIVIL, COUNTER_5, LAN, MINH, office
from tests.ui.console_screen import Console, Open, assert_whole, consoles

PIN = "480271"
HOAS_PIN = "90417263"
ENTER, ESCAPE, F10, F11 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F10, Qt.Key.Key_F11


@pytest.fixture
def console(qtbot: QtBot) -> Iterator[Open]:
    with consoles(qtbot) as opened:
        yield opened


def signing_in(console: Open, *, language: str = "en", width: int = 1600) -> Console:
    return console(office(), signed_in=False, pins=True, language=language, width=width)


def serving(console: Open) -> Console:
    place = office()
    place.take(CIVIL)
    screen = console(place, pins=True)
    screen.keys(Qt.Key.Key_F2, Qt.Key.Key_F4)
    return screen


def give_pin(screen: Console, pin: str = PIN) -> None:
    screen.type(pin)
    screen.key(ENTER)


def choose(screen: Console, typed: str) -> None:
    """Type who it is, and go on to the PIN."""
    screen.type(typed)
    screen.key(ENTER)


def test_a_clerk_signs_in_by_a_few_letters_the_pin_and_enter(console: Open) -> None:
    screen = signing_in(console)
    choose(screen, "LAN")
    give_pin(screen)
    assert screen.rig.server.branch.counter(COUNTER_5).clerk == LAN
    assert screen.text("state") == "Free"
    assert screen.items("withoutPins") == []


def test_a_clerk_signs_in_by_touch(console: Open) -> None:
    screen = signing_in(console)
    assert screen.shown("clerk-MINH02")
    screen.click("clerk-MINH02")
    for figure in "58399":
        screen.click(f"pad-{figure}")
    screen.click("pad-back")
    screen.click("open")
    assert screen.rig.server.branch.counter(COUNTER_5).clerk == MINH


def test_what_is_still_to_be_chosen_is_said(console: Open) -> None:
    screen = signing_in(console)
    assert screen.text("signInNotice") == "Choose your name from the list, or type it or your staff code."
    assert not screen.item("open").isEnabled()


def test_the_pin_is_neither_shown_nor_told_to_a_screen_reader(console: Open) -> None:
    screen = signing_in(console)
    choose(screen, "LAN")
    screen.type(PIN)
    field = screen.item("pinField")
    assert field.property("displayText") == "●" * len(PIN)
    assert PIN not in QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Value)


def test_a_wrong_pin_is_told_with_what_is_left_and_can_be_typed_anew(console: Open) -> None:
    screen = signing_in(console)
    choose(screen, "LAN")
    give_pin(screen, "118273")
    assert screen.text("signInNotice") == "Name and PIN do not fit. You can try 1 more time."
    assert screen.item("pinField").property("text") == ""
    give_pin(screen)
    assert screen.state is CounterState.IDLE


def test_too_many_wrong_pins_are_told_with_the_time_from_which_to_try_again(console: Open) -> None:
    screen = signing_in(console)
    choose(screen, "LAN")
    for _ in range(3):
        give_pin(screen, "118273")
    assert "None is looked at before 08:01:00" in screen.text("signInNotice")


def test_a_branch_without_pins_says_so_quietly_and_works_by_codes(console: Open) -> None:
    screen = console(office(), signed_in=False)
    assert screen.text("signInNotice").startswith("This branch works without PINs")
    screen.type("LAN01")
    screen.key(ENTER)
    assert screen.text("withoutPins") == "Without PINs"
    assert screen.items("lock") == []


def test_a_locked_screen_shows_no_name_of_the_queue_and_goes_on_with_the_pin(console: Open) -> None:
    screen = serving(console)
    screen.key(Qt.Key.Key_L, ctrl=True)
    assert screen.text("gate") == "The screen is locked"
    assert screen.text("lockedFor") == "Counter 5 · Nguyễn Thị Lan"
    assert screen.items("outcome-accepted") == []
    assert screen.items("waiting-A001") == []
    give_pin(screen)
    assert (screen.state, screen.text("state")) == (CounterState.SERVING, "Serving")


def test_a_supervisor_goes_on_at_a_locked_counter(console: Open) -> None:
    screen = serving(console)
    screen.key(Qt.Key.Key_L, ctrl=True)
    screen.key(F11)
    choose(screen, "HOA")
    give_pin(screen, HOAS_PIN)
    assert screen.text("state") == "Serving"
    screen.rest()
    screen.key(Qt.Key.Key_1)
    assert screen.state is CounterState.IDLE
    assert screen.rig.session == f"session of {HOA}"


def test_another_clerk_is_told_whose_counter_it_is_and_can_go_to_another(console: Open) -> None:
    screen = serving(console)
    screen.key(Qt.Key.Key_L, ctrl=True)
    screen.key(F11)
    choose(screen, "MINH")
    give_pin(screen, "5839")
    assert "Counter 5 is open for Nguyễn Thị Lan" in screen.text("lockNotice")
    screen.key(F10)
    assert screen.shown("counter-c06")
    assert screen.state is CounterState.SERVING


def test_an_initial_pin_is_changed_by_keyboard(console: Open) -> None:
    screen = signing_in(console)
    screen.door.initial = True
    choose(screen, "LAN")
    give_pin(screen)
    screen.wait_until(lambda: screen.item("pinPresentField").hasActiveFocus())
    for pin in (PIN, "593027", "593027"):
        screen.type(pin)
        screen.key(ENTER)
    assert screen.text("notice") == "Your PIN was changed."
    assert screen.door.pins[LAN] == "593027"


def test_a_new_pin_that_is_too_easy_is_told_and_may_be_left_for_later(console: Open) -> None:
    screen = signing_in(console)
    screen.door.initial = True
    choose(screen, "LAN")
    give_pin(screen)
    screen.wait_until(lambda: screen.item("pinPresentField").hasActiveFocus())
    for pin in (PIN, "1234", "1234"):
        screen.type(pin)
        screen.key(ENTER)
    assert "too easy to guess" in screen.text("newPinNotice")
    assert screen.item("pinPresentField").property("text") == ""
    screen.key(ESCAPE)
    screen.wait_until(lambda: not screen.items("pinPresentField"))
    assert screen.door.pins[LAN] == PIN


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1920, 1366])
def test_every_button_of_signing_in_is_named_reachable_and_inside_the_window(
    console: Open, language: str, width: int
) -> None:
    screen = signing_in(console, language=language, width=width)
    assert_whole(screen)
    choose(screen, "LAN")
    give_pin(screen)
    screen.key(Qt.Key.Key_L, ctrl=True)
    assert_whole(screen)
    screen.key(F11)
    assert screen.shown("clerk-LAN01")
    assert_whole(screen)
