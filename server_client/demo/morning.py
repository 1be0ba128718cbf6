"""A believable morning at a branch, made of ordinary commands: numbers taken, counters at work, people waiting."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.client.api import BranchApi
from server_client.queue_model.commands import (
    AdoptPaperTickets,
    CallNext,
    Command,
    FinishTicket,
    OpenCounter,
    PaperTicket,
    PauseCounter,
    StartServing,
)
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import (
    ClassCode,
    ClerkId,
    CommandId,
    CounterId,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
)
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.queue_model.numbering import number_text
from server_client.wire.new_ids import ID_BYTES, new_id

# Of each service of the starter configuration: its prefix, and how many minutes ago its numbers were taken.
TAKEN: dict[ServiceCode, tuple[str, tuple[int, ...]]] = {
    ServiceCode("hotich"): ("A", (34, 27, 19, 12, 7, 2)),
    ServiceCode("chungthuc"): ("C", (31, 28, 23, 18, 14, 9, 5, 1)),
    ServiceCode("datdai"): ("H", (33, 21, 11)),
    ServiceCode("kinhdoanh"): ("K", (25, 9)),
    ServiceCode("cutru"): ("L", (29, 16, 3)),
    ServiceCode("xahoi"): ("M", (24, 13)),
    ServiceCode("xaydung"): ("U", (17,)),
    ServiceCode("traketqua"): ("T", (26, 12, 4)),
}
PRIORITY = {"A004": ClassCode("cao_tuoi"), "C006": ClassCode("mang_thai"), "M002": ClassCode("nguoi_co_cong")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one counter has done this morning: how many it has finished, and what it does now."""

    counter: CounterId
    clerk: ClerkId
    profile: ProfileCode
    finished: int
    now: str


DESKS = (
    Desk(counter=CounterId("q03"), clerk=ClerkId("HOA03"), profile=ProfileCode("tuphap"), finished=4, now="serves"),
    Desk(counter=CounterId("q04"), clerk=ClerkId("MINH04"), profile=ProfileCode("datxay"), finished=1, now="serves"),
    Desk(counter=CounterId("q05"), clerk=ClerkId("THU05"), profile=ProfileCode("kinhtexahoi"), finished=2, now="calls"),
    Desk(counter=CounterId("q06"), clerk=ClerkId("SON06"), profile=ProfileCode("traketqua"), finished=1, now="rests"),
    Desk(counter=CounterId("q07"), clerk=ClerkId("LINH07"), profile=ProfileCode("congan"), finished=1, now="serves"),
)


async def live_through(api: BranchApi, now: Callable[[], datetime]) -> None:
    """Give the branch its morning; its day must be open and still without a number.

    The numbers are taken over as paper tickets, which is how a branch enters what was given out before it had a
    server: so they carry the times at which they were taken. Needs a supervisor's credential.
    """
    morning = _Morning(api, now)
    await morning.send(AdoptPaperTickets(id=morning.id(), papers=_papers(now(), morning.id)))
    for desk in DESKS:
        await morning.work(desk)


class _Morning:
    """Sends commands of one morning."""

    def __init__(self, api: BranchApi, now: Callable[[], datetime]) -> None:
        self._api = api
        self._now = now

    def id(self) -> CommandId:
        return new_id(self._now(), secrets.token_bytes(ID_BYTES))

    async def send(self, command: Command) -> TicketId | None:
        """Send it; return the ticket that it called, if it called one."""
        settled = await self._api.send(command)
        return next((event.data.ticket for event in settled.events if isinstance(event.data, TicketCalled)), None)

    async def work(self, desk: Desk) -> None:
        """Let a clerk do what the counter has done."""
        at = desk.counter
        await self.send(OpenCounter(id=self.id(), counter=at, clerk=desk.clerk, profile=desk.profile))
        for _ in range(desk.finished):
            ticket = await self._serve_next(at)
            await self.send(FinishTicket(id=self.id(), counter=at, ticket=ticket, outcome=OutcomeCode("accepted")))
        match desk.now:
            case "serves":
                await self._serve_next(at)
            case "calls":
                await self.send(CallNext(id=self.id(), counter=at))
            case _:
                await self.send(PauseCounter(id=self.id(), counter=at, reason=ReasonCode("break")))

    async def _serve_next(self, counter: CounterId) -> TicketId:
        ticket = await self.send(CallNext(id=self.id(), counter=counter))
        if ticket is None:
            raise LookupError(f"Nobody waits for {counter}: the morning's numbers and counters do not fit together")
        await self.send(StartServing(id=self.id(), counter=counter, ticket=ticket))
        return ticket


def _papers(now: datetime, new_name: Callable[[], CommandId]) -> tuple[PaperTicket, ...]:
    midnight = datetime.combine(local_day(now), datetime.min.time(), VIETNAM)
    return tuple(
        PaperTicket(
            ticket=TicketId(new_name()),
            number=(number := number_text(prefix, ordinal)),
            service=service,
            taken_at=max(now - timedelta(minutes=ago), midnight),
            class_code=PRIORITY.get(number, WALK_IN),
        )
        for service, (prefix, minutes) in TAKEN.items()
        for ordinal, ago in enumerate(minutes, 1)
    )
