"""Whether the procedures that the kiosk shows are there, how many and how old; it changes none."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import BRANCH, CA, CATALOGUE, CREDENTIAL, SERVER
from server_client.catalogue_files.errors import FileFault
from server_client.catalogue_files.errors import Unavailable as FileUnavailable
from server_client.catalogue_files.importing import Imported, import_bytes, load_catalogue
from server_client.client.errors import OfficeRefused, Rejected, Unavailable
from server_client.dossier_model.catalogue import Catalogue
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day

NAME = "catalogue"
CODES: Codes = {
    "ready": Level.OK,
    "sample": Level.WARNING,
    "old": Level.WARNING,
    "none_in_force": Level.FAULT,
    "missing": Level.WARNING,
    "broken": Level.FAULT,
    "unset": Level.WARNING,
}
OLD_DAYS = 180
"""Procedures change several times a year; a file that has not changed for so long has most likely been forgotten."""


def check(subject: Subject) -> Findings:
    """Read the file that the settings name, or the node's catalogue."""
    today = local_day(datetime.now(UTC))  # noqa: TID251 - an engineer's program, not a rule
    # Of a path that cannot be read as one, the check of the settings tells.
    file = subject.setting(CATALOGUE)
    return of_file(file, today) if file else of_node(subject, today)


def of_file(file: Path, today: date) -> Findings:
    """Look at a catalogue in a file."""
    try:
        found = verdict(load_catalogue(file), today, source=str(file))
        changed = local_day(datetime.fromtimestamp(file.stat().st_mtime, UTC))
    except (FileFault, FileUnavailable) as fault:
        return (Finding(check=NAME, code="broken", particulars={"source": str(file), "why": str(fault)}),)
    days = (today - changed).days
    if days <= OLD_DAYS:
        return found
    return (*found, Finding(check=NAME, code="old", particulars={"source": str(file), "days": str(days)}))


def of_node(subject: Subject, today: date) -> Findings:
    """Look at the node's catalogue."""
    server, branch, credential = (subject.setting(key) for key in (SERVER, BRANCH, CREDENTIAL))
    if server is None or branch is None or credential is None:
        return (Finding(check=NAME, code="unset"),)
    particulars = {"source": server}
    try:
        imported = asyncio.run(_fetched(server, BranchId(branch), credential, subject.setting(CA)))
    except (Unavailable, Rejected, OfficeRefused) as error:
        return (Finding(check=NAME, code="missing", particulars={**particulars, "why": str(error)}),)
    if imported.catalogue is None:
        why = "; ".join(map(str, imported.faults[:3]))
        return (Finding(check=NAME, code="broken", particulars={**particulars, "why": why}),)
    return verdict(imported.catalogue, today, source=server)


async def _fetched(server: str, branch: BranchId, credential: str, authority: Path | None) -> Imported:
    # httpx takes 80 ms to import; a kiosk with a file does without.
    from server_client.client.office_api import OfficeApi  # noqa: PLC0415

    api = OfficeApi(server, branch, credential, authority=authority)
    try:
        fetched = await api.catalogue(None)
    finally:
        await api.close()
    return import_bytes(fetched[1] if fetched else b"", ".json")


def verdict(catalogue: Catalogue, today: date, *, source: str) -> Findings:
    """Say what a catalogue is good for today."""
    in_force = catalogue.in_force(today)
    newest = max((one.effective_from for one in in_force if one.effective_from), default=None)
    particulars = {"source": source, "count": str(len(in_force)), "newest": f"{newest:%d/%m/%Y}" if newest else "–"}
    code = "none_in_force" if not in_force else "sample" if catalogue.is_sample else "ready"
    return (Finding(check=NAME, code=code, particulars=particulars),)
