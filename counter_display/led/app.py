"""Joins the panels' parts into one process without a screen: follows the branch and keeps the panels on their line."""

import asyncio
import logging
import random
import signal
import time
from functools import partial
from pathlib import Path

from counter_display.led.counter_sign import sign_of
from counter_display.led.led_address import LedPlace, SerialPlace, TcpPlace, VirtualPlace
from counter_display.led.led_protocol import Situation
from counter_display.led.line import LedLine
from counter_display.led.panel_row import PanelRow
from counter_display.led.settings import LedSettings
from counter_display.led.tcp_line import open_tcp
from counter_display.led.virtual_line import VirtualLine, write_face
from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.feed import BranchFeed
from server_client.queue_model.branch import Branch

# After this long without a line what stands on the panels may be wrong.
CUT_S = 60.0
TICK_S = 1.0

log = logging.getLogger("motcua.led")


def run(settings: LedSettings) -> int:
    """Keep the panels until the process is told to end; returns the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # It would log each request.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    asyncio.run(_until_told_to_end(settings))
    return 0


class _Counters:
    """What is known of the branch, and since when nothing new could be."""

    def __init__(self, settings: LedSettings, row: PanelRow) -> None:
        self._settings = settings
        self._row = row
        self._branch: Branch | None = None
        self._cut_since: float | None = time.monotonic()
        self._strange: set[str] = set()

    def know(self, branch: Branch) -> None:
        self._branch = branch
        configuration = branch.configuration
        for _, counter in self._settings.panels:
            if configuration is not None and configuration.counter(counter) is None and counter not in self._strange:
                self._strange.add(counter)
                log.error("The branch has no counter %s: its panel stays empty, see --counter", counter)
        self.show()

    def line(self, state: ConnectionState) -> None:
        if state is ConnectionState.ONLINE:
            self._cut_since = None
        elif self._cut_since is None:
            self._cut_since = time.monotonic()
        self.show()

    def show(self) -> None:
        is_cut = self._cut_since is not None and time.monotonic() - self._cut_since >= CUT_S
        known = None if is_cut else self._branch
        self._row.show({device: sign_of(known, counter) for device, counter in self._settings.panels})


async def _until_told_to_end(settings: LedSettings) -> None:
    end = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end.set)
    async with asyncio.TaskGroup() as group:
        work = group.create_task(_work(settings))
        await end.wait()
        work.cancel()


async def _work(settings: LedSettings) -> None:
    protocol = settings.protocol
    row = PanelRow(
        protocol,
        partial(_open, settings.place, protocol.answer),
        elapsed=time.monotonic,
        repeat_s=settings.repeat_s,
        shown=partial(_mirror, settings.place),
    )
    counters = _Counters(settings, row)
    counters.show()
    api = BranchApi(settings.server, settings.branch, settings.credential, authority=settings.authority)

    def line(state: ConnectionState) -> None:
        if state is ConnectionState.OFFLINE and feed.trouble:
            log.warning("The branch is not followed: %s", feed.trouble)
        counters.line(state)

    feed = BranchFeed(
        api,
        show=lambda branch, _: counters.know(branch),
        connection=line,
        pause=asyncio.sleep,
        random=random.random,
    )
    try:
        async with asyncio.TaskGroup() as group:
            for work in (feed.run(), row.run(), _tick(counters)):
                group.create_task(work)
    finally:
        await api.close()


async def _tick(counters: _Counters) -> None:
    while True:
        await asyncio.sleep(TICK_S)
        counters.show()


async def _open(place: LedPlace, answer: bytes) -> LedLine:
    match place:
        case SerialPlace():
            # pyserial is loaded only where there is a serial line.
            from counter_display.led.serial_line import open_serial  # noqa: PLC0415

            return await open_serial(place)
        case TcpPlace():
            return await open_tcp(place)
        case VirtualPlace(folder):
            return VirtualLine(folder, answer)


def _mirror(place: LedPlace, device: int, text: str, situation: Situation) -> None:
    if isinstance(place, VirtualPlace):
        write_face(Path(place.folder), device, text, situation)
