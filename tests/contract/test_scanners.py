"""One suite for every scanner: the virtual one, and the real drivers at a pseudo-terminal and at a window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.serial_scanner import SerialScanner
from kiosk.scanning.virtual_scanner import VirtualScanner
from server_client.dossier_model.scanned_payload import Mangled, read_scan
from server_client.dossier_model.scanned_text import scanned_lines
from tests.contract.hand_scanner import Hand, KeyboardHand, SerialHand, VirtualHand, made
from tests.unit.identity_papers import CARD, NAME, NUMBER, PASSPORT, TODAY

TICKET = "https://queue.example/t/aB3dE_fG-hI1jK2lM4nO5p"
RECEIPT = "Mã hồ sơ: H26.001.01-260609-100001\nNgày hẹn trả: 12/06/2026"

HANDS: dict[str, Callable[[Path], Hand]] = {
    "virtual": VirtualHand,
    "serial": SerialHand,
    "serial without suffix": lambda folder: SerialHand(folder, suffix=b""),
    "keyboard": KeyboardHand,
}
NOTICES_UNPLUGGING = [name for name in HANDS if name != "keyboard"]


@pytest.fixture(params=HANDS)
def hand(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(HANDS[request.param](tmp_path))


@pytest.fixture(params=NOTICES_UNPLUGGING)
def plugged_hand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(HANDS[request.param](tmp_path))


def opened(hand: Hand) -> Iterator[Hand]:
    """The hand, once its scanner is open."""
    assert hand.scanner.read(0) is None
    yield hand
    hand.clear_away()


def lines(hand: Hand) -> tuple[str, ...]:
    """What the next scan says."""
    scanned = hand.scanner.read(5)
    assert scanned is not None, "nothing was read"
    return scanned_lines(scanned.payload) or ()


@pytest.mark.parametrize("text", [CARD, PASSPORT, TICKET, RECEIPT, "BK/7"])
def test_what_is_presented_is_read_once_and_whole(hand: Hand, text: str) -> None:
    hand.present(text)

    assert lines(hand) == tuple(text.split("\n"))
    assert hand.scanner.read(0) is None


def test_one_code_after_the_other_is_read_in_their_order(hand: Hand) -> None:
    for text in (CARD, TICKET, CARD):
        hand.present(text)

        assert lines(hand) == (text,)


def test_without_a_code_the_wait_ends(hand: Hand) -> None:
    assert hand.scanner.read(0.01) is None


def test_a_scan_is_stamped_with_its_time(hand: Hand) -> None:
    hand.present(CARD)
    first = hand.scanner.read(5)
    hand.present(CARD)
    second = hand.scanner.read(5)

    assert first is not None
    assert second is not None
    assert 0 < second.at - first.at < 10


def test_a_card_that_went_through_telex_is_told_from_a_good_one(hand: Hand) -> None:
    hand.present(f"{NUMBER}||Nguyeenx Vawn DDuwcs|01021999|Nam|Soos 1, Phuwowngf Taay Hoof|15082021")

    scanned = hand.scanner.read(5)

    assert scanned is not None
    assert isinstance(read_scan(scanned.payload, TODAY), Mangled)


def test_a_scan_shows_nothing_of_itself_when_it_is_logged(hand: Hand) -> None:
    hand.present(CARD)

    shown = f"{hand.scanner.read(5)!r} {hand.scanner!r}"

    assert NUMBER not in shown
    assert NAME not in shown
    assert "hidden" in shown


def test_what_is_presented_while_it_is_closed_is_lost(hand: Hand) -> None:
    hand.scanner.close()
    hand.present(CARD)

    assert hand.scanner.read(0.2) is None

    hand.present(TICKET)
    assert lines(hand) == (TICKET,)


def test_an_unplugged_scanner_says_so_and_what_to_do(plugged_hand: Hand) -> None:
    plugged_hand.unplug()

    with pytest.raises(ScannerUnavailable, match="check its cable") as failure:
        plugged_hand.scanner.read(5)

    assert failure.value.trouble is ScannerTrouble.NOT_CONNECTED
    assert plugged_hand.scanner.address in str(failure.value)


def test_a_scanner_that_stays_away_says_so_each_time(plugged_hand: Hand) -> None:
    plugged_hand.unplug()

    for _ in range(3):
        with pytest.raises(ScannerUnavailable):
            plugged_hand.scanner.read(5)


def test_a_scanner_that_is_plugged_in_again_reads_again(plugged_hand: Hand) -> None:
    plugged_hand.unplug()
    with pytest.raises(ScannerUnavailable):
        plugged_hand.scanner.read(5)
    plugged_hand.plug_in()
    assert plugged_hand.scanner.read(0) is None

    plugged_hand.present(CARD)

    assert lines(plugged_hand) == (CARD,)


def test_unplugged_in_the_midst_of_a_code_only_that_one_is_lost(plugged_hand: Hand) -> None:
    plugged_hand.present(TICKET)
    assert lines(plugged_hand) == (TICKET,)
    plugged_hand.present_half(CARD)
    plugged_hand.scanner.read(0)
    plugged_hand.unplug()
    with pytest.raises(ScannerUnavailable):
        plugged_hand.scanner.read(5)
    plugged_hand.plug_in()
    plugged_hand.scanner.read(0)

    plugged_hand.present(TICKET)

    assert lines(plugged_hand) == (TICKET,)


def test_the_hands_use_the_driver_that_the_setting_names(tmp_path: Path) -> None:
    assert isinstance(made(f"virtual:{tmp_path}"), VirtualScanner)
    assert isinstance(made("serial:/dev/ttyACM0"), SerialScanner)
