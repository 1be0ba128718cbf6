"""The whole day of a city's branches, decided before it is played: large ones with many counters, and small points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from server_client.bench.heavy_branch import twelve_counters
from server_client.bench.working_day import DayPlan, WorkingDay
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import AdoptConfiguration
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import AskForHelp, ReportDevice
from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.hosting.round import Round
from server_client.server.store.store import Head
from server_client.wire.chain import Entry, event_of
from server_client.wire.new_ids import ID_BYTES, new_id

# Of so many sites one has people left when the play ends, as if it were still open, and one a kiosk without paper.
_STAYS_OPEN, _KIOSK_DOWN = 10, 25
_OPEN_UNTIL = timedelta(hours=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesPlan:
    """How many large and small sites there are, with how many numbers a day and counters, and of which day."""

    day: date
    large: int
    small: int
    large_tickets: int
    small_tickets: int
    large_counters: int = 12
    small_counters: int = 2
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site's day: its entries, when each comes, in seconds from the opening of the doors, and the state at last."""

    branch: BranchId
    entries: Sequence[Entry]
    due_s: Sequence[float]
    state: Branch


def sites_of(plan: SitesPlan) -> Iterator[Site]:
    """Go through the sites, the large ones first."""
    for number in range(plan.large + plan.small):
        is_large = number < plan.large
        day = DayPlan(
            day=plan.day,
            tickets=plan.large_tickets if is_large else plan.small_tickets,
            counters=plan.large_counters if is_large else plan.small_counters,
            seed=plan.seed * 1_000 + number,
            until=_OPEN_UNTIL if number % _STAYS_OPEN == 1 else None,
        )
        yield _site(BranchId(f"S{number:03d}"), day, is_kiosk_down=number % _KIOSK_DOWN == 2)


def _site(branch: BranchId, plan: DayPlan, *, is_kiosk_down: bool) -> Site:
    settling = Round(Branch(id=branch), Head(), {})
    office = twelve_counters()
    office = replace(office, branch={VIETNAMESE: f"Chi nhánh {branch}"}, counters=office.counters[: plan.counters])
    begins = plan.begins
    settling.settle(AdoptConfiguration(id=_id(begins, 0), configuration=office), begins)
    for _ in WorkingDay(settling, office, plan).moments():
        pass
    if is_kiosk_down:
        at, kiosk = settling.branch.at, office.kiosks[0].id
        settling.settle(ReportDevice(id=_id(at, 1), device=kiosk, faults=(DeviceFault.PAPER_OUT,)), at)
        settling.settle(AskForHelp(id=_id(at, 2), device=kiosk), at)
    due_s = [(event_of(one.body).at - begins).total_seconds() for one in settling.entries]
    return Site(branch=branch, entries=settling.entries, due_s=due_s, state=settling.branch)


def _id(at: datetime, number: int) -> CommandId:
    return new_id(at, number.to_bytes(ID_BYTES))
