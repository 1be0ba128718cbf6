"""Calls into Qt keep the reference counts of None and True: a PySide6 that loses them kills a kiosk in hours."""

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 5_000
# What other code may hold or drop meanwhile; a faulty release loses one for each call.
SLACK = 50


class Bell(QObject):
    """Rings when told to."""

    rang = Signal(bool)


def test_a_qt_call_that_returns_nothing_keeps_the_count_of_none() -> None:
    bell = Bell()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        bell.setObjectName("bell")
    assert abs(sys.getrefcount(None) - before) < SLACK


def test_emitting_a_signal_keeps_the_count_of_true() -> None:
    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        bell.rang.emit(True)
    assert abs(sys.getrefcount(True) - before) < SLACK
