"""Joins a kiosk with its branch: the line, the numbers, the look-ups, and what each side hears of the other.

What it needs of the client's library is imported only when it runs, for that takes longer than a first frame may.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from assets.engine import ASSETS
from kiosk.branch_clock import BranchClock
from kiosk.branch_outlook import BranchOutlook
from kiosk.disk_check import DiskCheck
from kiosk.faults import Condition, device_faults, hindrances
from kiosk.last_branch import LastBranch
from kiosk.printing.printer import Printer
from kiosk.printing.printer_status import PrinterStatus
from kiosk.readiness import Readiness
from kiosk.screen import Paper, page_address
from kiosk.session import KioskSession
from kiosk.settings import KioskSettings
from kiosk.wellbeing import Wellbeing
from kiosk.working.withdrawing import Withdrawals
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import DayOpened, Event
from server_client.queue_model.ids import CommandId, DeviceId, Token

if TYPE_CHECKING:
    from kiosk.emergency_series import EmergencySeries
    from kiosk.fault_reporting import FaultReporting
    from kiosk.issuing import Issuing
    from kiosk.kept_lines import Lines
    from kiosk.number_desk import NumberDesk
    from kiosk.printing.ticket_press import TicketPress
    from kiosk.retelling import Retelling
    from kiosk.series_right import SeriesRight
    from server_client.client.api import BranchApi
    from server_client.client.epoch_memory import EpochMemory
    from server_client.client.feed import BranchFeed
    from server_client.client.office_api import OfficeApi
    from server_client.wire.forecasts import BoardMessage
    from server_client.wire.views import Holder

log = logging.getLogger("motcua.kiosk")

_LATER = ("server_client.client.api", "kiosk.number_desk", "kiosk.working.errands")
"""What is only needed for what somebody touches, and takes a quarter of a second to import."""


class BranchTies:
    """One kiosk's ties to its branch. `join` names the session that hears of it; `run` belongs into a task group."""

    def __init__(
        self,
        settings: KioskSettings,
        printer: Printer,
        clock: BranchClock,
        *,
        new_id: Callable[[], CommandId],
        new_token: Callable[[], Token],
    ) -> None:
        self._settings = settings
        self._printer = printer
        self._clock = clock
        self._new_id = new_id
        self._new_token = new_token
        self._last_branch = LastBranch(settings.data / "last-branch.json", settings.branch)
        self.outlook = BranchOutlook(self._last_branch.load(), clock, shut_out=self._is_shut_out)
        self.wellbeing = Wellbeing(self._feel, knows_its_branch=self.outlook.branch.configuration is not None)
        self.withdrawals = Withdrawals(self._withdrawal_lines)
        self._session: KioskSession | None = None
        self._feed: BranchFeed | None = None
        self._reporting: FaultReporting | None = None
        self._series: EmergencySeries | None = None
        self._retelling: Retelling | None = None

    def join(self, session: KioskSession) -> None:
        """Tell this session from now on."""
        self._session = session

    async def run(self, ready: Readiness) -> None:
        """Open what needs branch, disk or printer, give each part when it is open, and follow the branch."""
        # In a thread, so that the screen goes on meanwhile.
        for module in _LATER:
            await asyncio.to_thread(import_module, module)
        from kiosk.claimed_branch import ClaimedBranch  # noqa: PLC0415 - as above
        from kiosk.fault_reporting import FaultReporting  # noqa: PLC0415 - as above
        from kiosk.issuing import Means  # noqa: PLC0415 - as above
        from kiosk.machine_marks import machine_marks  # noqa: PLC0415 - as above
        from kiosk.number_desk import DeskSettings, number_desk  # noqa: PLC0415 - as above
        from kiosk.printing.ticket_press import ticket_press  # noqa: PLC0415 - as above
        from server_client.client.feed import BranchFeed  # noqa: PLC0415 - as above

        device, disk = DeviceId(self._settings.device), DiskCheck(self._settings.data)
        async with AsyncExitStack() as parts:
            press = ticket_press(self._printer, ASSETS)
            parts.push_async_callback(press.close)
            ready.give_press(press)
            api, epochs = self._server()
            parts.push_async_callback(api.close)
            desk = await parts.enter_async_context(
                number_desk(
                    DeskSettings(
                        data=self._settings.data,
                        device=device,
                        marks=machine_marks(),
                        outlook=self.outlook,
                        press=press,
                        means=Means(
                            new_id=self._new_id,
                            new_token=self._new_token,
                            pause=asyncio.sleep,
                            disk_failed=disk.suspect,
                            foretold=self.outlook.announced,
                        ),
                        send=api.send,
                        random=random.random,
                        page_of=self.page_of,
                    )
                )
            )
            ready.give_desk(desk)
            await self.withdrawals.open()
            parts.push_async_callback(self.withdrawals.close)
            office = self._office()
            parts.push_async_callback(office.close)
            ready.give_office(office)
            log.info("Numbers can be asked for")
            self._show_right(desk.right)
            feed = self._feed = BranchFeed(
                ClaimedBranch(api, desk.right, lambda answer: self._hear_claim(desk.right, answer)),
                show=self._show_branch,
                connection=self._show_line,
                pause=asyncio.sleep,
                random=random.random,
                server_time=self._hear_time,
                epochs=epochs,
            )
            feed.on_forecast(self._show_forecast)
            reporting = FaultReporting(device, send=api.send, new_id=self._new_id, pause=asyncio.sleep)
            self._reporting, self._series = reporting, desk.series
            retelling = self._retelling = self._retells(desk, api)
            self._feel(self.wellbeing.condition)
            async with asyncio.TaskGroup() as works:
                works.create_task(desk.outbox.run())
                works.create_task(feed.run())
                works.create_task(self.withdrawals.see_to(ready.office, asyncio.sleep))
                works.create_task(reporting.run())
                works.create_task(retelling.run())
                works.create_task(disk.watch(self.wellbeing.show_disk))
                works.create_task(self._look_after(press, desk.issuing))

    def _server(self) -> "tuple[BranchApi, EpochMemory]":
        from server_client.client.api import BranchApi  # noqa: PLC0415 - takes 100 ms, so not before the first frame
        from server_client.client.epoch_memory import EpochMemory  # noqa: PLC0415 - as above

        settings = self._settings
        epochs = EpochMemory(settings.data / f"epoch-{settings.branch}")
        api = BranchApi(
            settings.server, settings.branch, settings.credential, authority=settings.authority, epochs=epochs
        )
        return api, epochs

    def _office(self) -> "OfficeApi":
        from server_client.client.office_api import OfficeApi  # noqa: PLC0415 - as above

        settings = self._settings
        return OfficeApi(settings.server, settings.branch, settings.credential, authority=settings.authority)

    def _retells(self, desk: "NumberDesk", api: "BranchApi") -> "Retelling":
        from kiosk.retelling import Retelling  # noqa: PLC0415 - as above

        return Retelling(
            desk.given.all,
            lambda: desk.outbox.waiting,
            send=api.send,
            new_id=self._new_id,
            pause=asyncio.sleep,
        )

    async def _look_after(self, press: "TicketPress", issuing: "Issuing") -> None:
        await press.warm_up()
        await issuing.prepare()
        await press.watch(self._show_printer)

    def _withdrawal_lines(self) -> "Lines":
        from kiosk.kept_lines import KeptLines  # noqa: PLC0415 - as above

        return KeptLines(self._settings.data / "withdrawals")

    def page_of(self, token: Token) -> str:
        """Return the public address of a ticket's page, or ""."""
        return page_address(self._settings.public_url, token)

    def _show_branch(self, branch: Branch, events: tuple[Event, ...]) -> None:
        if not events:
            log.info("The branch is on the line, at seq %d", branch.seq)
        self.outlook.branch = branch
        if self._series is not None:
            self._series.learn_branch(branch, events)
        if self._reporting is not None:
            self._reporting.hear(branch)
        if self._retelling is not None and (not events or any(isinstance(one.data, DayOpened) for one in events)):
            self._retelling.hear(branch)
        self.wellbeing.show_branch()
        if self._session is not None:
            self._session.show_branch(branch, events)
        self._last_branch.keep(branch)

    def _show_forecast(self, board: "BoardMessage | None") -> None:
        self.outlook.board = board
        if self._session is not None:
            self._session.show_waits(board)

    def _show_line(self, line: ConnectionState) -> None:
        self.outlook.line = line
        if self._reporting is not None:
            self._reporting.show_line(line)
        self.wellbeing.show_line(line, is_shut_out=self._is_shut_out())
        if self._session is not None:
            self._session.show_line(line)

    def _hear_claim(self, right: "SeriesRight", answer: "Holder | None") -> None:
        self._show_right(right)
        if answer is not None and self._session is not None:
            self._session.show_kept_days(answer.kept_days)

    def _show_right(self, right: "SeriesRight") -> None:
        self.wellbeing.show_series(is_ours=right.is_ours, refused=right.refused)

    def _show_printer(self, status: PrinterStatus) -> None:
        self.wellbeing.show_printer(status)
        if self._session is not None:
            self._session.show_paper(paper_of(status))

    def _hear_time(self, at: datetime) -> None:
        self._clock.hear(at)
        self.wellbeing.show_clock(is_wrong=self._clock.is_wrong)

    def _is_shut_out(self) -> bool:
        return self._feed is not None and self._feed.is_shut_out

    def _feel(self, condition: Condition) -> None:
        if self._reporting is not None:
            self._reporting.note(device_faults(condition))
        if self._session is not None:
            self._session.show_hindrances(hindrances(condition))


def paper_of(status: PrinterStatus) -> Paper:
    """Return what a printer's status means to the person before it."""
    if status.blocking is not None:
        return Paper.OUT_OF_ORDER
    return Paper.LOW if status.paper_low else Paper.READY
