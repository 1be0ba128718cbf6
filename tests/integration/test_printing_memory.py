"""A kiosk prints for months: what only one minute's tickets have is not kept for all that come after."""

import json
import os
import subprocess
import sys

from assets.memory_growth import EXACT

_MINUTES = 80
_PROCESS = f"""
import json
from datetime import timedelta
from assets.engine import ASSETS
from assets.memory_growth import reading
from kiosk.printing.ticket_artist import TicketArtist
from kiosk.printing.ticket_face import TicketFace
from tests.fakes.office import EIGHT

artist = TicketArtist(ASSETS, 384)

def draw(number, minute):
    at = EIGHT + timedelta(minutes=minute)
    artist.draw(TicketFace(office="Trung tâm", branch="Chi nhánh số 1", number=f"A{{number:03}}", service="Hộ tịch",
                           issued_at=at, valid_on=at.date(), language="vi", tracking_url="https://hcc.vn/t/abc"))

# What is kept of drawn lines is full after so many.
for number in range(300):
    draw(number, number // 5)
before = reading(0)
for minute in range({_MINUTES}):
    draw(minute, 60 + minute)
print(json.dumps(reading(0).used - before.used))
"""


def test_the_time_on_the_tickets_of_each_minute_is_not_kept() -> None:
    environment = {**os.environ, **EXACT}  # noqa: TID251 - a process of its own, with what it needs besides
    words = (sys.executable, "-c", _PROCESS)
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, check=True, timeout=60)
    # With all drawn words kept it was 218,640 bytes.
    assert json.loads(done.stdout) < 50_000
