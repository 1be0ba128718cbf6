"""Keeps the guide to the procedures up to date beside the screen's thread; damage never replaces what is good.

The catalogue is the one that was last delivered whole, before the first delivery the shipped one. Its source is asked
now and then; a new delivery, or a day on which other procedures are in force, makes a new guide.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.catalogue_source import CatalogueAway, CatalogueSource
from kiosk.guide import Guide
from kiosk.kept_catalogue import Delivery, KeptCatalogue
from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import import_bytes, load_catalogue
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.everyday_words import EverydayWords

log = logging.getLogger("motcua.kiosk")

LOOK_S = 60.0
"""How often the day is looked at."""
ASK_ROUNDS = 30
"""After how many such looks the source is asked again."""
RETRY_ROUNDS = 2
"""The same after it could not be asked."""
QUIET_S = 1.0
"""How often it is looked whether somebody still uses the kiosk."""
_FAULTS_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperMeans:
    """What keeping takes from the process: `starter` is the folder of the shipped procedures and words.

    `today` is the day at the branch, `show` takes a new guide, `pause` waits for seconds. `is_quiet` says whether
    nobody uses the kiosk: the making of a guide of 6,000 procedures takes two seconds of all threads' common time.
    """

    starter: Path
    today: Callable[[], date]
    show: Callable[[Guide], None]
    pause: Callable[[float], Awaitable[None]]
    is_quiet: Callable[[], bool]


class GuideKeeper:
    """One kiosk's guide. Use: `run`, in the process's own loop."""

    def __init__(self, kept: KeptCatalogue, source: CatalogueSource, means: KeeperMeans) -> None:
        self._kept = kept
        self._source = source
        self._means = means
        self._catalogue: Catalogue | None = None
        self._words = EverydayWords()
        self._day = means.today()
        self._mark: str | None = None
        self._refused: str | None = None
        self._told = ""

    async def run(self) -> None:
        """Show the guide that there is, then keep it up to date for ever."""
        await self._use(await asyncio.to_thread(self._at_hand))
        rounds = 0
        while True:
            if rounds <= 0:
                rounds = ASK_ROUNDS if await self._ask() else RETRY_ROUNDS
            await self._means.pause(LOOK_S)
            rounds -= 1
            await self._follow_the_day()

    def _at_hand(self) -> Catalogue | None:
        """Return the procedures that are on this machine; what is wrong with a file is logged."""
        try:
            self._words = load_everyday_words(self._means.starter / "everyday_words.toml")
        except (FileFault, Unavailable) as exc:
            log.error("Everyday words are not understood: %s", exc)
        delivery = self._kept.load()
        catalogue = self._read(delivery) if delivery is not None else None
        if delivery is not None and catalogue is not None:
            self._mark = delivery.mark
            return catalogue
        try:
            return load_catalogue(self._means.starter / "procedures.json")
        except (FileFault, Unavailable) as exc:
            log.error("The shipped procedures are not usable: %s", exc)
            return None

    async def _ask(self) -> bool:
        """Look for a new delivery and use it; False if the source could not be asked."""
        try:
            delivery = await self._source.fetch(self._mark)
        except CatalogueAway as exc:
            self._tell_once(f"The procedures cannot be fetched, those at hand go on: {exc}")
            return False
        self._told = ""
        if delivery is None or delivery.mark == self._refused:
            return True
        await self._until_quiet()
        catalogue = await asyncio.to_thread(self._read, delivery)
        if catalogue is None:
            self._refused = delivery.mark
            return True
        await asyncio.to_thread(self._kept.keep, delivery)
        self._mark, self._refused = delivery.mark, None
        await self._use(catalogue)
        return True

    def _read(self, delivery: Delivery) -> Catalogue | None:
        imported = import_bytes(delivery.data, delivery.suffix)
        if imported.catalogue is None:
            faults = "; ".join(map(str, imported.faults[:_FAULTS_TOLD]))
            log.error("Procedures were delivered that cannot be used; those at hand go on: %s", faults)
        return imported.catalogue

    async def _follow_the_day(self) -> None:
        today, catalogue = self._means.today(), self._catalogue
        if today == self._day or catalogue is None:
            return
        before, self._day = self._day, today
        if await asyncio.to_thread(lambda: catalogue.in_force(before) != catalogue.in_force(today)):
            await self._until_quiet()
            await self._use(catalogue)

    async def _use(self, catalogue: Catalogue | None) -> None:
        if catalogue is None:
            return
        self._catalogue, self._day = catalogue, self._means.today()
        guide = await asyncio.to_thread(Guide, catalogue, self._words, self._day)
        log.info("%d procedures can be looked up", guide.size)
        self._means.show(guide)

    async def _until_quiet(self) -> None:
        while not self._means.is_quiet():
            await self._means.pause(QUIET_S)

    def _tell_once(self, trouble: str) -> None:
        if trouble != self._told:
            self._told = trouble
            log.warning("%s", trouble)
