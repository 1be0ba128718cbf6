"""Joins a campaign: its database, its folder, its clock; it decides nothing about faults or checks."""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from server_client.chaos.branch_site import Pace, StandIns
from server_client.chaos.campaign import Campaign, CampaignSettings
from server_client.chaos.city import CitySettings
from server_client.chaos.plan import Place, plan_of
from server_client.chaos.report import Report, as_json, as_text
from server_client.server.errors import StoreUnavailable
from server_client.server.sql.local_cluster import local_cluster

OWN, SQLITE = "own", "sqlite"

CITY = (
    Place(branch="CN01", kiosks=("K1", "K2"), counters=("q01", "q02"), standby=True),
    Place(branch="CN02", kiosks=("K1",), counters=("q01", "q02")),
    Place(branch="PT01", kiosks=("P1",), counters=("q01",), node=False),
)
SMALL = (Place(branch="CN01", kiosks=("K1",), counters=("q01", "q02")),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaosSettings:
    """What the command line says; `out` is None if no file is wanted, `keep` if the city's folder is not."""

    seed: int
    minutes: float
    database: str
    small: bool
    patience_s: float
    as_json: bool
    out: Path | None
    keep: Path | None
    stand_ins: StandIns
    pace: Pace


def run(settings: ChaosSettings) -> int:
    """Run a campaign and print its report; 1 if there was a violation, 2 if it was told to end."""
    try:
        report = campaign(settings)
    except (asyncio.CancelledError, KeyboardInterrupt):
        _tell("The campaign was ended before its end: there is no report")
        return 2
    print(as_json(report) if settings.as_json else as_text(report))
    if settings.out is not None:
        settings.out.write_text(as_json(report) + "\n", encoding="utf-8")
    return 1 if report.violations else 0


def campaign(settings: ChaosSettings) -> Report:
    """Run a campaign and return its report."""
    places = SMALL if settings.small else CITY
    with _folder(settings.keep) as folder, _database(settings.database, folder) as (address, said):
        city = CitySettings(
            folder=folder,
            database=address,
            processes=1 if address.startswith("sqlite:") else 2,
            places=places,
            seed=settings.seed,
            patience_s=settings.patience_s,
            pace=settings.pace,
            stand_ins=settings.stand_ins,
        )
        about = CampaignSettings(
            city=city, plan=plan_of(settings.seed, settings.minutes, places), minutes=settings.minutes, database=said
        )
        report = asyncio.run(_played(Campaign(settings=about, tell=_tell, clock=monotonic)))
        return replace(report, folder=str(folder) if settings.keep is not None else "")


async def _played(played: Campaign) -> Report:
    """Run it; one that is told to end takes all its processes with it."""
    running = asyncio.current_task()
    if running is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    return await played.run()


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="motcua-chaos-") as folder:
        yield Path(folder)


@contextmanager
def _database(wanted: str, folder: Path) -> Iterator[tuple[str, str]]:
    sqlite = f"sqlite:{folder / 'center.sqlite'}"
    if wanted == SQLITE:
        yield sqlite, "centre: one process on SQLite"
    elif wanted != OWN:
        yield wanted, "centre: two processes on the PostgreSQL that was given"
    else:
        try:
            cluster = local_cluster()
            with cluster as running:
                yield running.address(), "centre: two processes on a PostgreSQL of its own"
        except StoreUnavailable as none:
            _tell(f"{none}; the centre takes SQLite")
            yield sqlite, "centre: one process on SQLite"


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
