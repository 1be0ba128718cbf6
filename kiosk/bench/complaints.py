"""Counts what a program complains of while it is measured: errors, every warning of Qt's, and what rises in a slot."""

import logging
import sys
from types import TracebackType


class Complaints(logging.Handler):
    """Notes each in words. Qt's warnings are logged as errors; what rises in a slot, Qt hands to the hook."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def listen(self) -> None:
        """Begin to note them."""
        logging.getLogger().addHandler(self)
        sys.excepthook = self._note_fault

    def stop(self) -> None:
        """Note no more."""
        logging.getLogger().removeHandler(self)
        sys.excepthook = sys.__excepthook__

    def emit(self, record: logging.LogRecord) -> None:
        """Note what is logged."""
        self.told.append(self.format(record))

    def _note_fault(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger("motcua.screen").error("A slot has a fault", exc_info=(kind, fault, trace))
