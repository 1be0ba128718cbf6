"""Opens what giving out numbers needs on the kiosk's disk, each part before those that need it; it draws nothing.

In the kiosk's folder: `outbox` (what the branch has not answered), `machine` (whether the own numbers are this
machine's to give), `series` (how far they have come) and `given` (the last tickets, for reprints). They belong
together: an engineer who changes the disk takes all along.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.emergency_series import EmergencySeries
from kiosk.given_tickets import GivenTickets
from kiosk.issuing import Emergency, Issuing, Means, Outlook, Press
from kiosk.kept_lines import KeptLines
from kiosk.machine_marks import MachineMarks
from kiosk.series_right import SeriesRight
from server_client.client.outbox import Outbox
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import DeviceId, Token
from server_client.wire.answers import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """What the desk stands on: `send` is `BranchApi.send`, `random` returns a float from 0 up to 1."""

    data: Path
    device: DeviceId
    marks: MachineMarks
    outlook: Outlook
    press: Press
    means: Means
    send: Callable[[Command], Awaitable[Settled]]
    random: Callable[[], float]
    page_of: Callable[[Token], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberDesk:
    """Ready for orders as soon as it is open; `outbox.run` is for the application's task group."""

    issuing: Issuing
    outbox: Outbox
    right: SeriesRight
    series: EmergencySeries
    given: GivenTickets


@asynccontextmanager
async def number_desk(around: DeskSettings) -> AsyncIterator[NumberDesk]:
    """Open the desk, having taken up what an earlier run left; OutboxUnavailable if the disk does not allow it."""
    async with AsyncExitStack() as parts:
        outbox = Outbox(around.data / "outbox", send=around.send, pause=around.means.pause, random=around.random)
        await outbox.open()
        parts.push_async_callback(outbox.close)
        right = SeriesRight(
            around.device,
            KeptLines(around.data / "machine"),
            marks=around.marks,
            new_machine=around.means.new_id,
        )
        await right.open()
        parts.push_async_callback(right.close)
        series = EmergencySeries(around.device, KeptLines(around.data / "series"))
        await series.open()
        parts.push_async_callback(series.close)
        given = GivenTickets(KeptLines(around.data / "given"))
        await given.open()
        parts.push_async_callback(given.close)
        emergency = Emergency(series=series, outlook=around.outlook, right=right)
        issuing = Issuing(outbox, around.press, around.means, page_of=around.page_of, emergency=emergency, given=given)
        await issuing.recover()
        yield NumberDesk(issuing=issuing, outbox=outbox, right=right, series=series, given=given)
