"""What a clerk sees of the hall's kiosks, less what was put aside; it answers no call for help."""

from datetime import datetime

from counter_display.serving.kiosk_lines import KioskLine, LineKind, kiosk_lines
from counter_display.serving.outlook import Outlook
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import DeviceId


class KioskWatch:
    """Remembers which faults the clerk has seen and put aside."""

    def __init__(self) -> None:
        self._put_aside: dict[DeviceId, datetime | None] = {}

    def put_aside(self, branch: Branch, kiosk: DeviceId) -> None:
        """Show no more what is wrong with the kiosk now; what it reports after that is shown again."""
        self._put_aside[kiosk] = branch.device(kiosk).reported_at

    def lines(self, outlook: Outlook) -> tuple[KioskLine, ...]:
        """Return the lines to show, the most urgent first."""
        return tuple(
            line
            for line in kiosk_lines(outlook.branch, outlook.now, outlook.language)
            if line.kind is not LineKind.FAULT or self._put_aside.get(line.device) != line.since
        )
