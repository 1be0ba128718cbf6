"""From the touch that takes the number to the first byte at the printer, through a real branch server and its disk.

The kiosk is the real one and its printer a socket on this machine. Nothing is left out: the finger is lifted, the
command goes to this disk and over HTTP to the server's, the number comes back, the ticket is drawn and sent.
"""

import asyncio
import json
import socketserver
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QSize

from assets.process import run_loop, start_application
from kiosk.app import Kiosk
from kiosk.bench.branch_process import DEVICE, RunningBranch, running_branch
from kiosk.bench.clock import ClockAhead
from kiosk.bench.finger import Finger
from kiosk.settings import KioskSettings
from kiosk.visiting.step import Step
from server_client.client.connection import ConnectionState
from server_client.client.connection_options import read_credential
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId

TICKETS = 150
WARM_UP = 15
PATIENCE_S = 20.0
_JOB_BEGINS = b"\x1b@"


class PrinterSocket(socketserver.ThreadingTCPServer):
    """A printer on the network that answers nothing and prints nothing; it notes when each ticket's first byte came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _PrinterLine)
        self.arrivals: SimpleQueue[float] = SimpleQueue()


class _PrinterLine(socketserver.BaseRequestHandler):
    server: PrinterSocket

    def handle(self) -> None:
        while chunk := self.request.recv(1 << 20):
            arrived = perf_counter()
            if _JOB_BEGINS in chunk:
                self.server.arrivals.put(arrived)


@contextmanager
def running_printer() -> Iterator[PrinterSocket]:
    """Run the printer until the block ends."""
    with PrinterSocket() as printer:
        Thread(target=printer.serve_forever, daemon=True, name="printer").start()
        yield printer
        printer.shutdown()


async def take_tickets(kiosk: Kiosk, clock: ClockAhead, printer: PrinterSocket) -> list[float]:
    """Take one ticket after the other; return how many seconds each took to reach the printer."""
    finger = Finger(kiosk.window)
    async with asyncio.timeout(PATIENCE_S):
        await _until(lambda: kiosk.session.screen.line is ConnectionState.ONLINE)
    latencies = []
    for _ in range(WARM_UP + TICKETS):
        for name in ("service-hotich", "notEntitled"):
            await _tap(finger, clock, name)
        await finger.find("takeNumber")
        clock.put_forward()
        await finger.press("takeNumber")
        lifted = perf_counter()
        await finger.release("takeNumber")
        async with asyncio.timeout(PATIENCE_S):
            await _until(lambda: kiosk.session.visit.step is Step.TICKET)
        latencies.append(printer.arrivals.get(timeout=PATIENCE_S) - lifted)
        await _tap(finger, clock, "done")
        # The branch is told of the paper; the next person takes a breath.
        await asyncio.sleep(0.05)
    return latencies[WARM_UP:]


def settings_for(folder: Path, branch: RunningBranch, printer: PrinterSocket) -> KioskSettings:
    """The settings of a kiosk at this branch with this printer."""
    return KioskSettings(
        server=branch.url,
        branch=BranchId("CN01"),
        device=DEVICE,
        credential=read_credential(str(branch.credential_file)),
        data=folder / "kiosk",
        printer=f"tcp:127.0.0.1:{printer.server_address[1]}",
        language=VIETNAMESE,
        public_url=branch.url,
    )


async def measure(kiosk: Kiosk, clock: ClockAhead, printer: PrinterSocket, latencies: list[float]) -> None:
    """Run the kiosk, take tickets at it, and fill the list with seconds from touch to printer."""
    kiosk.window.show()
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(kiosk.serve())
        latencies += await take_tickets(kiosk, clock, printer)
        kiosk.stop()
        await serving


async def _tap(finger: Finger, clock: ClockAhead, name: str) -> None:
    await finger.find(name)
    clock.put_forward()
    await finger.press(name)
    await finger.release(name)


async def _until(reached: Callable[[], bool]) -> None:
    # Looked at, not told of: the kiosk has nobody to tell when it is used by people.
    while not reached():  # noqa: ASYNC110 - as above
        await asyncio.sleep(0.002)


def main() -> int:
    """Print the figures as JSON."""
    application = start_application("motcua-bench")
    clock, found = ClockAhead(), list[float]()
    with (
        TemporaryDirectory(prefix="motcua-bench-") as folder,
        running_printer() as printer,
        running_branch(Path(folder)) as branch,
    ):
        kiosk = Kiosk(settings_for(Path(folder), branch, printer), QSize(1080, 1920), monotonic=clock)
        run_loop(application, measure(kiosk, clock, printer, found))
        kiosk.close()
    figures = {
        "tickets": len(found),
        "touch_print_p50_ms": median(found) * 1000,
        "touch_print_p99_ms": quantiles(found, n=100)[98] * 1000,
    }
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
