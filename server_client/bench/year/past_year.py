"""Writes a branch's folder as a year leaves it: the log with real chains, and the vault filled and purged day by day.

Everything is decided by the queue's rules and kept by the product's own stores; only time is given. The announced waits
are reckoned from how many are ahead, not by the forecast, whose process would take longer than the year may.
"""

import asyncio
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from server_client.bench.heavy_branch import twelve_counters
from server_client.bench.working_day import AtCounter, Came, DayPlan, WorkingDay, working_days
from server_client.bench.year.vault_life import VaultLife
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import AdoptConfiguration
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import VIETNAM
from server_client.server.hosting.round import Round
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Head, Snapshot
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.key_set import new_key_set
from server_client.wire.documents import encode_branch
from server_client.wire.messages import encode_configuration
from server_client.wire.new_ids import ID_BYTES, new_id

BRANCH = BranchId("CN01")
_ISSUED = (b'"type":"TicketIssued"', b'"type":"NeedQueued"')


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """How many days, numbers a day and counters; the `last` day is broken off `until` after its beginning.

    A share of those who come has pre-registered; half of them have their dossier received.
    """

    days: int
    tickets: int
    counters: int
    last: date
    until: timedelta
    preregistered: float
    seed: int = 1


@dataclass(slots=True)
class Written:
    """What was written, and how long the purges of each night took, in seconds.

    `issued` counts as statistics do, each need of a visit for one.
    """

    entries: int = 0
    issued: int = 0
    purge_s: list[float] = field(default_factory=list)
    idle_purge_s: list[float] = field(default_factory=list)
    filed: int = 0
    vault_bytes: list[int] = field(default_factory=list)


def write_year(folder: Path, plan: YearPlan, tell: Callable[[str], None]) -> Written:
    """Write log, vault and key of the year into an empty folder."""
    office = twelve_counters()
    (folder / "office.json").write_bytes(encode_configuration(office))
    first = datetime.combine(working_days(plan.last, plan.days)[0], time(), VIETNAM)
    key = KeyFile(folder / "vault.key")
    key.make(new_key_set(secrets.token_bytes, first))
    return asyncio.run(_Year(folder, plan, office, key).write(tell))


class _Year:
    def __init__(self, folder: Path, plan: YearPlan, office: Configuration, key: KeyFile) -> None:
        self._folder = folder
        self._plan = plan
        self._office = office
        self._dice = random.Random(plan.seed)
        self._vault = VaultLife(folder / "vault.sqlite", key, plan.seed)
        self._written = Written()

    async def write(self, tell: Callable[[str], None]) -> Written:
        store, branch, head = SqliteStore(self._folder / f"{BRANCH}.sqlite"), Branch(id=BRANCH), Head()
        days = working_days(self._plan.last, self._plan.days)
        try:
            for number, day in enumerate(days):
                is_last = number == len(days) - 1
                round_ = Round(branch, head, {})
                if number == 0:
                    at = datetime.combine(day, time(7), VIETNAM)
                    adopt = AdoptConfiguration(
                        id=new_id(at, self._dice.randbytes(ID_BYTES)), configuration=self._office
                    )
                    round_.settle(adopt, at)
                await self._day(round_, day, until=self._plan.until if is_last else None)
                self._written.issued += sum(any(mark in one.body for mark in _ISSUED) for one in round_.entries)
                store.append(Group(entries=round_.entries, refusals=round_.refusals))
                branch, head = round_.branch, round_.head
                if not is_last:
                    # As the writer does it in the quiet after the day.
                    store.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))
                    await self._night(day)
                if number % 25 == 24:
                    tell(f"{number + 1} of {len(days)} days, {head.seq:,} entries")
        finally:
            store.close()
            self._vault.close()
        self._written.entries, self._written.filed = head.seq, self._vault.filed
        return self._written

    async def _day(self, round_: Round, day: date, *, until: timedelta | None) -> None:
        plan = DayPlan(
            day=day,
            tickets=max(1, round(self._plan.tickets * self._dice.gauss(1, 0.08))),
            counters=self._plan.counters,
            seed=self._plan.seed,
            until=until,
        )
        for moment in WorkingDay(round_, self._office, plan).moments():
            if isinstance(moment, Came) and self._dice.random() < self._plan.preregistered:
                await self._vault.come(moment, round_.branch)
            elif isinstance(moment, AtCounter):
                await self._vault.at_counter(moment, round_.branch)

    async def _night(self, day: date) -> None:
        midnight = datetime.combine(day + timedelta(days=1), time(), VIETNAM)
        self._written.purge_s.append(await self._vault.purge(midnight))
        # What is done every twenty seconds when nothing is due.
        self._written.idle_purge_s.append(await self._vault.purge(midnight + timedelta(seconds=20)))
        self._written.vault_bytes.append((self._folder / "vault.sqlite").stat().st_size)
