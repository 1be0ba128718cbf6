"""Where one scan ends in what comes over a serial line, at any pace and in any pieces."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scanner import LONGEST_PAYLOAD, Scanned
from kiosk.scanning.scanner_addresses import SerialPlace
from kiosk.scanning.serial_framing import QUIET_AFTER_END_S, QUIET_S
from kiosk.scanning.serial_scanner import SerialScanner
from server_client.dossier_model.scanned_text import scanned_lines
from tests.unit.identity_papers import CARD, PASSPORT

PLACE = SerialPlace("/dev/ttyACM0", 9600)
Piece = tuple[float, bytes]
"""Seconds after the piece before, and its bytes."""


class Line:
    """A line on which pieces arrive at their times; waiting moves its clock. `late` delays its reader."""

    def __init__(self, pieces: Sequence[Piece], late: float = 0) -> None:
        self.now = 0.0
        self.opened = 0
        self._late = late
        self._pieces: list[Piece] = []
        at = 0.0
        for pause, data in pieces:
            at += pause
            self._pieces.append((at, data))

    def open(self, _address: str, _place: SerialPlace) -> "Line":
        self.opened += 1
        return self

    def time(self) -> float:
        return self.now

    def receive(self, seconds: float) -> bytes:
        assert seconds < 60
        until = self.now + max(seconds, 0)
        if not self._pieces or self._pieces[0][0] > until:
            self.now = until
            return b""
        self.now = max(self.now, self._pieces[0][0]) + self._late
        arrived = b""
        while self._pieces and self._pieces[0][0] <= self.now:
            arrived += self._pieces.pop(0)[1]
        return arrived

    def close(self) -> None:
        """Stays as it is."""


def scans(line: Line, reads: int = 40) -> list[bytes]:
    """All that is scanned, read again and again for a moment."""
    scanner = SerialScanner("serial:/dev/ttyACM0", PLACE, line.open, line.time)
    found = [scanner.read(0.25) for _ in range(reads)]
    return [payload_of(scan) for scan in found if scan is not None]


def payload_of(scan: Scanned) -> bytes:
    assert isinstance(scan.payload, bytes)
    return scan.payload


def pieces_of(data: bytes, cuts: Sequence[int], pause: float) -> list[Piece]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [(pause, data[begin:end]) for begin, end in pairwise(places)]


BURSTS = st.lists(st.binary(max_size=60) | st.sampled_from([CARD.encode(), CARD.encode("utf-16")]), max_size=6)
CUTS = st.lists(st.integers(0, 400), max_size=12)


@settings(derandomize=True, deadline=None)
@given(BURSTS, CUTS, st.floats(0, QUIET_AFTER_END_S * 0.9))
def test_any_bytes_in_any_pieces_give_the_same_scans(bursts: list[bytes], cuts: list[int], pause: float) -> None:
    pieces: list[Piece] = []
    for burst in bursts:
        first, *others = pieces_of(burst, cuts, pause) or [(0.0, b"")]
        pieces += [(first[0] + QUIET_S * 1.1, first[1]), *others] if first[1] else []

    found = scans(Line(pieces))

    assert found == [burst for burst in bursts if burst.strip(b"\r\n\x02\x03\x04\0")]


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.5), st.binary(max_size=3000)), max_size=20), st.floats(0, 0.3))
def test_no_bytes_at_any_pace_break_the_reading_or_appear_twice(pieces: list[Piece], late: float) -> None:
    found = scans(Line(pieces, late), reads=80)

    assert all(len(payload) <= LONGEST_PAYLOAD for payload in found)
    rest = b"".join(data for _, data in pieces)
    for payload in found:
        assert payload in rest
        rest = rest.partition(payload)[2]


@pytest.mark.parametrize("suffix", [b"\r", b"\n", b"\r\n", b"\x03", b""])
def test_a_scan_ends_with_a_silence_whatever_its_suffix(suffix: bytes) -> None:
    card = b"\x02" + CARD.encode() + suffix

    found = scans(Line([(0, card), (QUIET_S + 0.01, card)]))

    assert found == [card, card]


def test_a_suffix_makes_the_silence_short() -> None:
    line = Line([(0, CARD.encode() + b"\r")])
    scanner = SerialScanner("serial:/dev/ttyACM0", PLACE, line.open, line.time)

    assert scanner.read(5) is not None
    assert line.now == pytest.approx(QUIET_AFTER_END_S)


def test_the_lines_of_a_passport_stay_together() -> None:
    first, second = PASSPORT.encode().split(b"\n")

    found = scans(Line([(0, first + b"\r\n"), (0.02, second + b"\r\n")]))

    assert [scanned_lines(payload) for payload in found] == [tuple(PASSPORT.split("\n"))]


def test_a_machine_that_stalls_in_the_midst_cuts_nothing() -> None:
    card = CARD.encode() + b"\r"

    found = scans(Line(pieces_of(card, range(0, len(card), 8), 0.01), late=0.3))

    assert found == [card]


def test_what_a_short_wait_began_the_next_goes_on_with() -> None:
    line = Line(pieces_of(CARD.encode(), range(0, 100, 10), 0.02))
    scanner = SerialScanner("serial:/dev/ttyACM0", PLACE, line.open, line.time)

    found = [scan for scan in (scanner.read(0.01) for _ in range(100)) if scan is not None]

    assert [payload_of(scan) for scan in found] == [CARD.encode()]
    assert line.opened == 1


def test_more_than_any_code_holds_is_dropped_as_a_whole() -> None:
    noise = b"x" * (LONGEST_PAYLOAD + 1)

    found = scans(Line([(0, noise), (QUIET_S + 0.01, b"A" * LONGEST_PAYLOAD), (QUIET_S + 0.01, CARD.encode())]))

    assert found == [b"A" * LONGEST_PAYLOAD, CARD.encode()]


def test_endless_noise_takes_no_memory_and_is_told() -> None:
    line = Line([(0.001, b"\xff" * 1000)] * 1000)
    scanner = SerialScanner("serial:/dev/ttyACM0", PLACE, line.open, line.time)

    with pytest.raises(ScannerUnavailable, match="check its baud rate") as failure:
        scanner.read(50)

    assert failure.value.trouble is ScannerTrouble.NOISE
    assert line.now < 1


def test_after_noise_it_is_opened_anew_and_reads() -> None:
    line = Line([*([(0.001, b"\xff" * 4000)] * 33), (1, CARD.encode() + b"\r")])
    scanner = SerialScanner("serial:/dev/ttyACM0", PLACE, line.open, line.time)
    with pytest.raises(ScannerUnavailable):
        scanner.read(5)

    scan = scanner.read(5)

    assert scan is not None
    assert scan.payload == CARD.encode() + b"\r"
    assert line.opened == 2
