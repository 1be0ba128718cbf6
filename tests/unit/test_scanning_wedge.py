"""A scanner's burst of keys, told from a person's typing by its pace alone."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.scanning.scanner import LONGEST_PAYLOAD
from kiosk.scanning.wedge import QUIET_AFTER_END_S, QUIET_S, SURE_KEYS, SURE_WITHOUT_END, KeyKind, Keystroke, Wedge
from tests.unit.identity_papers import CARD, NUMBER, PASSPORT

SCANNER_PACE = 0.004
PERSONS_PACE = 0.09

END = Keystroke(kind=KeyKind.END)
ERASE = Keystroke(kind=KeyKind.ERASE)
CONTROL = Keystroke(kind=KeyKind.CONTROL)
ARROW = Keystroke(kind=KeyKind.OTHER)


def text(char: str) -> Keystroke:
    """The key of a character."""
    return END if char == "\n" else Keystroke(kind=KeyKind.TEXT, text=char)


class Board:
    """A keyboard, the window behind it and a clock; `window` has the keys that came through, `scans` the others."""

    def __init__(self) -> None:
        self.wedge = Wedge()
        self.now = 0.0
        self.window: list[str] = []
        self.scans: list[str] = []
        self.longest_hold = 0.0
        self._held: list[tuple[str, float]] = []

    def strike(self, key: Keystroke, after: float) -> None:
        self.wait(after)
        ruling = self.wedge.struck(key, self.now)
        self._follow(ruling.wedge, ruling.scan, released=ruling.released)
        name = key.text or key.kind.name
        if ruling.kept:
            self._held.append((name, self.now))
        else:
            self.window.append(name)

    def type(self, words: str, pace: float) -> None:
        for char in words:
            self.strike(text(char), pace)

    def wait(self, seconds: float) -> None:
        """Let time pass, with a timer that rings at the right moment."""
        until = self.now + seconds
        while (quiet_at := self.wedge.quiet_at) is not None and quiet_at <= until:
            self.now = quiet_at
            ruling = self.wedge.quiet(self.now)
            self._follow(ruling.wedge, ruling.scan, released=ruling.released)
        self.now = until

    def _follow(self, wedge: Wedge, scan: str | None, *, released: bool) -> None:
        if released:
            self.window += [name for name, _ in self._held]
            self.longest_hold = max(self.longest_hold, *(self.now - at for _, at in self._held))
        if released or scan is not None or not wedge.keys:
            self._held.clear()
        if scan is not None:
            self.scans.append(scan)
        self.wedge = wedge


@pytest.mark.parametrize("words", [CARD, PASSPORT, "https://queue.example/t/aB3dE_fG-hI1jK2lM4nO5p", NUMBER, "BK/7"])
def test_a_burst_that_ends_with_enter_is_a_scan_and_no_key_of_it_reaches_the_window(words: str) -> None:
    board = Board()

    board.type(words + "\n", SCANNER_PACE)
    board.wait(1)

    assert board.scans == [words]
    assert board.window == []


def test_a_scanner_without_a_suffix_is_understood_by_its_silence() -> None:
    board = Board()

    board.type(CARD, SCANNER_PACE)
    board.wait(QUIET_S + 0.001)

    assert board.scans == [CARD]


def test_a_scan_is_known_soon_after_its_enter() -> None:
    board = Board()
    board.type(CARD + "\n", SCANNER_PACE)

    board.wait(QUIET_AFTER_END_S + 0.001)

    assert board.scans == [CARD]


def test_what_a_person_types_reaches_the_window_in_its_order_and_at_once() -> None:
    board = Board()

    board.type("nguyeenx vawn a\n", PERSONS_PACE)

    assert board.window == [*"nguyeenx vawn a", "END"]
    assert board.scans == []
    assert board.longest_hold <= 0.03 + 1e-9


def test_keys_that_navigate_pass_without_any_wait() -> None:
    board = Board()

    for key in (ARROW, END, ERASE, CONTROL, ARROW, ARROW, ARROW, ARROW, END):
        board.strike(key, 0.001)

    assert len(board.window) == 9
    assert board.wedge == Wedge()


def test_a_slip_of_the_hand_is_no_scan() -> None:
    board = Board()

    board.type("abc", 0.005)
    board.strike(END, 0.005)

    assert board.window == ["a", "b", "c", "END"]


def test_a_hand_laid_on_the_keys_is_typing_too() -> None:
    board = Board()

    board.type("asdfgh", 0.001)
    board.wait(1)

    assert board.window == [*"asdfgh"]
    assert board.scans == []


def test_an_arrow_in_a_persons_typing_does_not_overtake_a_letter() -> None:
    board = Board()

    board.strike(text("a"), 1)
    board.strike(ARROW, 0.01)

    assert board.window == ["a", "OTHER"]


def test_an_arrow_in_the_midst_of_a_scan_disturbs_neither() -> None:
    board = Board()

    board.type(CARD[:50], SCANNER_PACE)
    board.strike(ARROW, 0.001)
    board.type(CARD[50:] + "\n", SCANNER_PACE)
    board.wait(1)

    assert board.window == ["OTHER"]
    assert board.scans == [CARD]


def test_an_enter_that_comes_twice_presses_no_button() -> None:
    board = Board()

    board.type(CARD + "\n\n", SCANNER_PACE)
    board.wait(1)

    assert (board.window, board.scans) == ([], [CARD])


def test_an_input_method_that_corrects_by_backspace_is_followed() -> None:
    board = Board()

    board.type("1|Nguyee", SCANNER_PACE)
    for key in (ERASE, ERASE, text("ê"), text("n"), CONTROL, END):
        board.strike(key, SCANNER_PACE)
    board.wait(1)

    assert (board.window, board.scans) == ([], ["1|Nguyên"])


def test_a_short_last_line_is_of_the_same_scan() -> None:
    board = Board()

    board.type("ABCD\nE", SCANNER_PACE)
    board.wait(1)

    assert (board.window, board.scans) == ([], ["ABCD\nE"])


def test_nothing_but_erased_keys_is_no_scan() -> None:
    board = Board()

    board.type("ABCD", SCANNER_PACE)
    for key in (ERASE, ERASE, ERASE, ERASE, END):
        board.strike(key, SCANNER_PACE)
    board.wait(1)

    assert (board.window, board.scans) == ([], [])


def test_a_burst_without_end_is_dropped_and_takes_no_memory() -> None:
    board = Board()

    board.type("x" * (LONGEST_PAYLOAD + 500), SCANNER_PACE)
    assert len(board.wedge.text) == LONGEST_PAYLOAD + 1
    board.wait(1)
    board.type(CARD + "\n", SCANNER_PACE)
    board.wait(1)

    assert (board.window, board.scans) == ([], [CARD])


def test_keys_and_scans_show_nothing_when_they_are_logged() -> None:
    board = Board()
    board.type(CARD, SCANNER_PACE)

    ruling = board.wedge.struck(text("7"), board.now)

    assert NUMBER not in f"{board.wedge!r} {ruling!r} {text('7')!r}"
    assert "7" not in repr(text("7"))


BURSTS = 10_000


def test_ten_thousand_bursts_come_whole_and_no_key_of_them_reaches_the_window() -> None:
    rng = random.Random(20260722)
    signs = "0123456789|,. /ABCxyzNguyễnĐăơ\n"
    board = Board()
    expected = []
    for _ in range(BURSTS):
        words = "".join(rng.choices(signs[:-1], k=rng.randint(SURE_WITHOUT_END, 60)))
        pace = rng.uniform(0, 0.025)
        for char in words:
            board.strike(text(char), pace * rng.uniform(0.2, 1))
        if rng.random() < 0.8:
            board.strike(END, pace)
        board.wait(rng.uniform(QUIET_S, 1))
        expected.append(words)

    assert board.scans == expected
    assert board.window == []


def test_ten_thousand_words_of_people_come_through_whole() -> None:
    rng = random.Random(20260723)
    board = Board()
    struck = []
    for _ in range(BURSTS):
        for char in "".join(rng.choices("abcdeghiklmnopqrstuvxy0123456789 \n", k=rng.randint(1, 12))):
            board.strike(text(char), rng.choice((0.002, 0.045, 0.12)) if rng.random() < 0.3 else rng.uniform(0.04, 0.3))
            struck.append("END" if char == "\n" else char)
            if len(board.wedge.text) == SURE_KEYS - 1:
                board.wait(0.05)  # people slip on two or three keys, no more
    board.wait(1)

    assert board.window == struck
    assert board.scans == []


KEYS = st.sampled_from([END, ERASE, CONTROL, ARROW]) | st.characters(codec="utf-8").map(text)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(KEYS, st.floats(0, 0.2)), max_size=80))
def test_any_keys_at_any_pace_break_nothing_and_none_comes_through_twice(keys: list[tuple[Keystroke, float]]) -> None:
    board = Board()
    for key, after in keys:
        board.strike(key, after)
    board.wait(1)

    assert board.wedge.keys == 0
    typed = [name for name in board.window if len(name) == 1]
    assert len(typed) + sum(len(scan.replace("\n", "")) for scan in board.scans) <= sum(
        len(key.text) for key, _ in keys
    )
    remaining = iter([key.text for key, _ in keys])
    assert all(name in remaining for name in typed), "keys came through in another order"
