"""Gathers what the checks need: logs from their files, diaries, papers from printers' bytes, the centre's copy."""

import json
import sys
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path

from server_client.chaos.branch_site import BranchSite
from server_client.chaos.checks.log_audit import LogAudit
from server_client.chaos.checks.papers import Paper
from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note, notes_in
from server_client.client.log_api import LogApi
from server_client.demo.processes import output_of
from server_client.server.errors import LogDamaged, StoreBroken
from server_client.server.store.sqlite_store import SqliteReader
from server_client.wire.chain import Entry

_PORTION = 5_000


@dataclass(slots=True)
class Gathered:
    """What is known of one branch's papers and diaries so far; papers are read once."""

    site: BranchSite
    papers: list[Paper] = field(default_factory=list)
    torn: int = 0
    copied: int = 0
    _read_up_to: dict[str, int] = field(default_factory=dict)
    _diaries: dict[str, list[Note]] = field(default_factory=dict)
    _diary_up_to: dict[str, int] = field(default_factory=dict)

    def diaries(self) -> dict[str, list[Note]]:
        """Return the diaries of all devices, by name; what was read before is not read again."""
        for name in self.site.devices:
            notes = self._diaries.setdefault(name, [])
            path, begin = self.site.diary(name), self._diary_up_to.get(name, 0)
            if path.exists():
                with path.open("rb") as file:
                    file.seek(begin)
                    whole, end, _rest = file.read().rpartition(b"\n")
                notes += notes_in(whole)
                self._diary_up_to[name] = begin + len(whole) + len(end)
        return self._diaries

    def last_papers(self) -> dict[str, int]:
        """Return the number of each kiosk's last paper."""
        return {kiosk: _last(self.site.papers(kiosk)) for kiosk in self.site.place.kiosks}

    async def read_papers(self, last: dict[str, int], claimed: dict[str, str]) -> None:
        """Read the papers that have come out since, up to the `last`; `claimed` are the numbers of their tokens."""
        said = "".join(f"{token} {number}\n" for token, number in claimed.items())
        words: list[str | Path] = [sys.executable, "-P", "-m", "kiosk.bench.paper_reading"]
        for kiosk, up_to in last.items():
            words += [self.site.papers(kiosk), str(self._read_up_to.get(kiosk, 0)), str(up_to)]
        for line in (await output_of(*words, given=said)).splitlines():
            self._take(json.loads(line))

    def _take(self, told: dict[str, str | int]) -> None:
        path = Path(str(told["file"]))
        kiosk = path.parent.stem
        self._read_up_to[kiosk] = int(told["order"])
        self.torn += not told["whole"]
        self.papers.append(
            Paper(
                kiosk=f"{self.site.code} {kiosk}",
                path=str(path),
                token=str(told["token"]),
                number=str(told["number"]),
                is_copy=bool(told["copy"]),
                is_whole=bool(told["whole"]),
            )
        )


def _last(folder: Path) -> int:
    return max((int(path.stem.rpartition("-")[2]) for path in folder.glob("*.bin")), default=0)


def take_log(audit: LogAudit, file: Path) -> tuple[Violation, ...]:
    """Go on with a log's audit from its file, which somebody may be writing; a file that cannot be read is told."""
    try:
        reader = SqliteReader(file)
        try:
            entries = reader.read(audit.seq, 1_000_000)
            before = reader.read(audit.seq - 1, 1) if audit.seq else []
        finally:
            reader.close()
    except (LogDamaged, StoreBroken) as damaged:
        return (Violation(check="log", where=audit.name, what=str(damaged), look=audit.look),)
    if audit.seq and [entry.hash for entry in before] != [audit.head]:
        what = f"entry {audit.seq} was read before and is another now, or is gone"
        return (Violation(check="log", where=audit.name, seq=audit.seq, what=what, look=audit.look),)
    return audit.take(entries)


def entries_in(file: Path, after: int = 0) -> list[Entry]:
    """Return the entries of a log's file behind that one; LogDamaged."""
    reader = SqliteReader(file)
    try:
        return reader.read(after, 1_000_000)
    finally:
        reader.close()


async def entries_at(api: LogApi, after: int = 0) -> list[Entry]:
    """Return the entries behind that one that a server tells now; errors as of `LogApi`."""
    end, _ = await api.end()
    found: list[Entry] = []
    if end > after:
        async with aclosing(api.entries(after)) as entries:
            async for entry in entries:
                found.append(entry)
                if entry.seq >= end:
                    break
    return found
