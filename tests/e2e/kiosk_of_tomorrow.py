"""A kiosk without a branch whose clocks leap a day ahead once it was seen: run with FOLDER and systemd's line.

It ends by itself if it starts afresh each day.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from PySide6.QtCore import QSize, QTimer

from assets.process import run_loop, start_application, start_log
from assets.watchdog import ServiceNotices
from kiosk.app import Kiosk
from kiosk.settings import KioskSettings
from kiosk.setup.sound_place import SoundPlace
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId

SEEN_MS = 1500


class Leap:
    """Clocks that go on as they do, and a day ahead when they are told to."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def wall(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead.total_seconds()

    def leap(self) -> None:
        self.ahead = timedelta(days=1)


def main(folder: Path, line: str) -> int:
    start_log()
    application = start_application("kiosk-of-tomorrow")
    settings = KioskSettings(
        server="http://127.0.0.1:9",
        branch=BranchId("CN01"),
        credential="secret",
        data=folder / "data",
        printer=f"virtual:{folder / 'paper'}",
        language=VIETNAMESE,
        sound=SoundPlace(kind="off"),
        daily_restart=time_of_day(3, 30),
    )
    clocks = Leap()
    kiosk = Kiosk(
        settings, QSize(1080, 1920), monotonic=clocks.monotonic, wall=clocks.wall, notices=ServiceNotices(line)
    )
    kiosk.window.show()
    QTimer.singleShot(SEEN_MS, clocks.leap)
    run_loop(application, kiosk.serve())
    kiosk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
