"""Gathers how each part of the kiosk is, and tells whoever is concerned when that changes; it asks no part itself."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.faults import Condition, DiskState, NotOurs
from kiosk.printing.printer_status import PrinterStatus
from kiosk.scanning.scanner import ScannerState
from server_client.client.connection import ConnectionState


class Wellbeing:
    """One kiosk's condition; `tell` gets it at each change, in the event loop."""

    def __init__(self, tell: Callable[[Condition], None], *, knows_its_branch: bool) -> None:
        """Begin with what nobody has looked at yet."""
        self._tell = tell
        self._condition = Condition(knows_its_branch=knows_its_branch)

    @property
    def condition(self) -> Condition:
        """How the kiosk is now."""
        return self._condition

    def show_line(self, line: ConnectionState, *, is_shut_out: bool) -> None:
        """The line to the branch is as given now."""
        self._now(replace(self._condition, line=line, is_shut_out=is_shut_out))

    def show_branch(self) -> None:
        """The branch has been reached."""
        self._now(replace(self._condition, knows_its_branch=True))

    def show_series(self, *, is_ours: bool, refused: NotOurs | None) -> None:
        """Whether the branch has confirmed this machine's name, and why not if it has refused."""
        self._now(replace(self._condition, has_series=is_ours, not_ours=refused))

    def show_printer(self, status: PrinterStatus) -> None:
        """The printer is as given now."""
        self._now(replace(self._condition, printer=status))

    def show_scanner(self, state: ScannerState) -> None:
        """The scanner is as given now."""
        self._now(replace(self._condition, scanner=state))

    def show_sound(self, *, is_mute: bool) -> None:
        """The sound device fails, or plays again."""
        self._now(replace(self._condition, is_mute=is_mute))

    def show_disk(self, state: DiskState) -> None:
        """The disk is as given now."""
        self._now(replace(self._condition, disk=state))

    def show_clock(self, *, is_wrong: bool) -> None:
        """The clock was compared with the branch's."""
        self._now(replace(self._condition, is_clock_wrong=is_wrong))

    def _now(self, condition: Condition) -> None:
        if condition != self._condition:
            self._condition = condition
            self._tell(condition)
