"""Lets each fault of a plan happen, and puts it right as a service manager or an engineer does; it checks nothing.

A fault that strikes or is healed otherwise than the product promises is told in `odd`.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from server_client.chaos.branch_site import BranchSite
from server_client.chaos.city import City
from server_client.chaos.kept_commands import kept_numbers
from server_client.chaos.keying_in import key_in
from server_client.chaos.line import Line, Way
from server_client.chaos.machine import Machine
from server_client.chaos.plan import Fault, Kind, Part
from server_client.chaos.takeovers import Takeovers
from server_client.chaos.trouble import Disk, State

_DISKS = {Kind.DISK_FULL: Disk.FULL, Kind.READ_ONLY_DISK: Disk.READ_ONLY, Kind.FAILING_SYNC: Disk.NO_SYNC}
_WAYS = {Kind.CUT_LINE: Way.CUT, Kind.DUMB_LINE: Way.DUMB, Kind.SLOW_LINE: Way.SLOW}
_PRINTER = {Kind.NO_PAPER: "paper_out", Kind.UNPLUGGED: "unreachable midway"}
_CLOCKS = frozenset({Kind.CLOCK_AHEAD, Kind.CLOCK_BEHIND})


@dataclass(slots=True, kw_only=True)
class Mishaps:
    """What happens in one city."""

    city: City
    odd: list[str] = field(default_factory=list)
    takeovers: Takeovers = field(init=False)

    def __post_init__(self) -> None:
        self.takeovers = Takeovers(city=self.city, odd=self.odd)

    async def strike(self, fault: Fault) -> None:
        """Let it happen."""
        site = self.city.sites[fault.branch]
        special = self._special(fault)
        if special is not None:
            await special[0](site)
        elif fault.kind in _WAYS:
            self._line(fault).set(_WAYS[fault.kind], slow_s=fault.amount)
        elif fault.kind in _PRINTER:
            folder = site.papers(fault.name)
            folder.mkdir(exist_ok=True)
            (folder / "fault").write_text(f"{_PRINTER[fault.kind]}\n", encoding="utf-8")
        elif (machine := self._machine(fault)) is not None:
            await _hit(machine, fault)

    async def heal(self, fault: Fault) -> None:
        """Put it right."""
        site = self.city.sites[fault.branch]
        special = self._special(fault)
        if special is not None:
            await special[1](site)
        elif fault.kind in _WAYS:
            self._line(fault).set(Way.OPEN)
        elif fault.kind in _PRINTER:
            (site.papers(fault.name) / "fault").unlink(missing_ok=True)
        elif (machine := self._machine(fault)) is not None:
            await self._mended(machine, fault)

    def _special(self, fault: Fault) -> "tuple[_Deed, _Deed] | None":
        acts: dict[Kind, tuple[_Deed, _Deed]] = {
            Kind.OLD_BACKUP: (self.takeovers.put_back, self.takeovers.restore),
            Kind.TWO_NODES: (self.takeovers.promote, self.takeovers.reunite),
            Kind.LOST_NODE: (self.takeovers.lose, self.takeovers.replace),
            Kind.LOST_JOURNAL: (
                lambda site: self._lose_journal(site, fault.name),
                lambda site: self._without_journal(site, fault.name),
            ),
        }
        return acts.get(fault.kind)

    def _line(self, fault: Fault) -> Line:
        site = self.city.sites[fault.branch]
        return site.to_center if fault.part is Part.CENTRE_LINE else site.to_node

    def _machine(self, fault: Fault) -> Machine | None:
        site = self.city.sites[fault.branch]
        match fault.part:
            case Part.CENTRE:
                return self.city.center.processes[int(fault.name) % len(self.city.center.processes)]
            case Part.NODE:
                return site.node
            case Part.STANDBY:
                return site.standby
            case Part.KIOSK:
                return site.kiosks[fault.name]
            case Part.COUNTER:
                return site.counters[fault.name]
            case _:
                return site.lobby

    async def _mended(self, machine: Machine, fault: Fault) -> None:
        machine.suffer(State())
        if fault.kind is Kind.FREEZE:
            machine.thaw()
        if fault.kind is Kind.FAILING_SYNC and fault.part is Part.NODE:
            # What could not be synced may be on the disk or not: the server says so, and asks to be started anew.
            await machine.kill()
        await machine.start()

    async def _lose_journal(self, site: BranchSite, kiosk: str) -> None:
        # While it has something to lose: what it gives out now, only its journal knows.
        site.to_node.set(Way.CUT)
        site.aside.set(Way.CUT)
        await asyncio.sleep(2.0)
        await site.kiosks[kiosk].kill()
        outbox = site.devices[kiosk] / "outbox"
        lost = outbox.with_name(f"lost-outbox-{len(site.lost)}")
        numbers, _ = kept_numbers(outbox)
        site.lost.extend(numbers)
        if outbox.exists():
            shutil.move(outbox, lost)
        site.to_node.set(Way.OPEN)
        site.aside.set(Way.OPEN)

    async def _without_journal(self, site: BranchSite, kiosk: str) -> None:
        await site.kiosks[kiosk].start()
        if (refused := await key_in(self.city, site)) is not None:
            self.odd.append(refused)


_Deed = Callable[[BranchSite], Awaitable[None]]


async def _hit(machine: Machine, fault: Fault) -> None:
    if fault.kind is Kind.KILL:
        await machine.kill()
    elif fault.kind is Kind.FREEZE:
        machine.freeze()
    elif fault.kind in _CLOCKS:
        machine.suffer(State(ahead_s=int(fault.amount)))
    else:
        machine.suffer(State(disk=_DISKS[fault.kind]))
