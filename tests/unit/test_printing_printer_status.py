"""Epson's real-time status bytes and what they mean."""

import pytest

from kiosk.printing.printer_status import (
    PrinterFault,
    PrinterStatus,
    is_in_order_reply,
    is_status_reply,
    status_of,
    status_query,
)


def test_a_query_is_dle_eot_and_its_number() -> None:
    assert status_query(4) == b"\x10\x04\x04"


@pytest.mark.parametrize(
    ("query", "reply", "faults"),
    [
        (1, 0x12, set()),
        (1, 0x1A, {PrinterFault.OFFLINE}),
        (2, 0x16, {PrinterFault.COVER_OPEN}),
        (2, 0x32, {PrinterFault.PAPER_OUT}),
        (2, 0x52, {PrinterFault.ERROR}),
        (2, 0x1A, set()),  # paper is being fed by the button
        (3, 0x1A, {PrinterFault.CUTTER}),
        (3, 0x32, {PrinterFault.ERROR}),
        (3, 0x52, {PrinterFault.ERROR}),
        (4, 0x1E, {PrinterFault.PAPER_LOW}),
        (4, 0x7E, {PrinterFault.PAPER_LOW, PrinterFault.PAPER_OUT}),
    ],
)
def test_each_bit_has_its_meaning(query: int, reply: int, faults: set[PrinterFault]) -> None:
    assert status_of({query: reply}) == PrinterStatus(faults=frozenset(faults))


def test_the_cause_comes_before_its_effect() -> None:
    status = status_of({1: 0x1A, 2: 0x76, 4: 0x7E})

    assert status.blocking is PrinterFault.COVER_OPEN
    assert status.paper_low


def test_no_answer_tells_nothing() -> None:
    assert status_of({}) == PrinterStatus(told=False)


def test_low_paper_alone_blocks_nothing() -> None:
    assert PrinterStatus(faults=frozenset({PrinterFault.PAPER_LOW})).blocking is None


def test_answers_at_once_and_in_order_are_told_apart() -> None:
    assert not any(is_status_reply(byte) and is_in_order_reply(byte) for byte in range(256))
    assert is_status_reply(0x7E)
    assert is_in_order_reply(0x0F)
    assert not is_status_reply(0x11)  # XON of the serial line
