"""Sample bookings and dossiers for a demonstration, moved to the present; brought in as an engineer brings in files."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from server_client.demo.branch_office import MOTCUA, BranchOffice
from server_client.demo.processes import output_of
from server_client.queue_model.local_time import VIETNAM

STARTER = Path(str(files("assets"))) / "starter"
# The moment that the times in the samples are reckoned from.
AS_OF = datetime(2026, 3, 9, 9, 0, tzinfo=VIETNAM)
_TIME = re.compile(r"2026-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}\+07:00")
_STEP = timedelta(minutes=5)

WHAT_TO_TRY = """Sample bookings and dossiers, to type at the kiosk or to look up:
  HN-1001 is a quarter of an hour late, HN-1002 is soon, HN-1004 is for later, HN-1005 for tomorrow.
  0912 345 678 has booked twice.
  H26.001.01-260302-0001 is ready here, …-0002 elsewhere, …-0003 is being processed, …-0004 is overdue,
  …-0005 lacks a paper, …-0006 is to be paid, and 000.00.01.H26-260302-0010 was not heard of for four days."""


def bookings_at(now: datetime) -> str:
    """Return the sample bookings as if the present were their moment; none is before today."""
    local = now.astimezone(VIETNAM)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    shift = midnight + (local - midnight) // _STEP * _STEP - AS_OF
    return _moved("bookings", lambda at: max(at + shift, midnight))


def dossiers_at(now: datetime) -> str:
    """Return the sample dossiers with their days moved to the present, their hours left as they are."""
    shift = timedelta(days=(now.astimezone(VIETNAM).date() - AS_OF.date()).days)
    return _moved("dossiers", lambda at: at + shift)


async def bring_in(office: BranchOffice, now: datetime) -> None:
    """Deliver both to the branch; raises ProgramEnded if it does not take them."""
    credential = await office.credential("administrator", "administrator")
    for name, text in (("bookings", bookings_at(now)), ("dossiers", dossiers_at(now))):
        file = office.devices / f"{name}.json"
        file.write_text(text, encoding="utf-8")
        connection = ("--server", office.url, "--credential-file", credential)
        await output_of(MOTCUA, name, "import", file, *connection)


def _moved(name: str, move: Callable[[datetime], datetime]) -> str:
    text = (STARTER / f"{name}.json").read_text(encoding="utf-8")
    return _TIME.sub(lambda found: move(datetime.fromisoformat(found[0])).isoformat(timespec="minutes"), text)
