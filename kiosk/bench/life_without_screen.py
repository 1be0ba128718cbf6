"""The parts of a kiosk joined as its app joins them, but for the screen; after a fault it begins anew, as that does."""

import argparse
import asyncio
import logging
import secrets
import signal
import time
from pathlib import Path
from random import Random

from kiosk.bench.people_of_chaos import House, people_come
from kiosk.branch_clock import BranchClock
from kiosk.branch_ties import BranchTies
from kiosk.printing.printers import printer_from
from kiosk.readiness import Readiness
from kiosk.settings import KioskSettings
from server_client.chaos.diary import Diary
from server_client.chaos.trouble import Trouble
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, CommandId, DeviceId, Token
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

log = logging.getLogger("motcua.kiosk")
_ANEW_AFTER_S = 1.0


class _Stopped(Exception):
    """The process is to end."""


def live(trouble: Trouble, arguments: list[str]) -> None:
    """Run until SIGTERM."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    asyncio.run(_live(trouble, _options(arguments)))


async def _live(trouble: Trouble, given: argparse.Namespace) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    settings = _settings(given)

    def fresh_id() -> CommandId:
        return new_id(trouble.now(), secrets.token_bytes(ID_BYTES))

    def fresh_token() -> Token:
        return new_token(secrets.token_bytes(TOKEN_BYTES))

    ready = Readiness()
    ties = BranchTies(
        settings,
        printer_from(settings.printer),
        BranchClock(trouble.now, time.monotonic),
        new_id=fresh_id,
        new_token=fresh_token,
    )
    house = House(
        outlook=ties.outlook,
        public_url=settings.public_url,
        diary=Diary(given.diary),
        papers_each=given.papers_each,
    )
    loop.add_signal_handler(signal.SIGUSR1, house.shut)
    dice = Random(given.seed)
    while not stopping.is_set():
        ready.begin()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(ties.run(ready))
                tasks.create_task(people_come(house, ready.issuing, pause_s=given.pause, dice=dice))
                await stopping.wait()
                raise _Stopped
        except* _Stopped:
            log.info("The kiosk stops")
        except* Exception:
            log.exception("The kiosk has met a fault and begins anew")
            await asyncio.sleep(_ANEW_AFTER_S)


def _settings(given: argparse.Namespace) -> KioskSettings:
    return KioskSettings(
        server=given.server,
        branch=given.branch,
        credential=given.credential.read_text(encoding="ascii"),
        data=given.data,
        printer=f"virtual:{given.paper}",
        language=VIETNAMESE,
        public_url=given.public_url,
        device=given.device,
    )


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--server", "--public-url"):
        parser.add_argument(name, required=True)
    for name in ("--credential", "--data", "--paper", "--diary"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--branch", type=BranchId, required=True)
    parser.add_argument("--device", type=DeviceId, required=True)
    parser.add_argument("--pause", type=float, default=0.7)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--papers-each", type=int, default=1)
    return parser.parse_args(arguments)
