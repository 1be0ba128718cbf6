"""Looks at a whole city: gathers logs, diaries, papers and copies, and lets the checks say what is wrong."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server_client.chaos.branch_site import BranchSite
from server_client.chaos.checks.answers import check_answers, check_followers
from server_client.chaos.checks.copies import Copy, check_copy
from server_client.chaos.checks.log_audit import LogAudit, numbers_of_all
from server_client.chaos.checks.papers import Known, check_papers
from server_client.chaos.checks.service import KioskService
from server_client.chaos.checks.violation import Violation
from server_client.chaos.city import City, until
from server_client.chaos.diary import Note
from server_client.chaos.gathering import Gathered, entries_at, entries_in, take_log
from server_client.chaos.kept_commands import given_tokens, kept_numbers
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.server.errors import LogDamaged


@dataclass(slots=True)
class _Branch:
    gathered: Gathered
    present: LogAudit
    former: dict[Path, LogAudit] = field(default_factory=dict)
    untold: list[Violation] = field(default_factory=list)
    service: dict[str, KioskService] = field(default_factory=dict)


@dataclass(slots=True)
class Inspection:
    """One city's; what was found once is not told again. `checks` counts how often each was made."""

    city: City
    found: list[Violation] = field(default_factory=list)
    checks: int = 0
    _branches: dict[str, _Branch] = field(default_factory=dict)

    async def look(self, *, is_at_rest: bool = False) -> tuple[Violation, ...]:
        """Look at everything, and return what is new; `is_at_rest` says that all have told each other everything."""
        new: list[Violation] = []
        for site in self.city.sites.values():
            for violation in await self._look_at(site, is_at_rest=is_at_rest):
                if violation not in self.found and violation not in new:
                    new.append(violation)
        self.found += new
        return tuple(new)

    def branch(self, code: str) -> LogAudit:
        """Return what the present log of the branch has come to."""
        return self._branches[code].present

    def papers(self, code: str) -> Gathered:
        """Return the papers of the branch."""
        return self._branches[code].gathered

    def diaries(self) -> dict[str, Sequence[Note]]:
        """Return all diaries, by branch and device."""
        return {
            f"{code} {device}": notes
            for code, branch in self._branches.items()
            for device, notes in branch.gathered.diaries().items()
        }

    async def _look_at(self, site: BranchSite, *, is_at_rest: bool) -> tuple[Violation, ...]:
        branch = self._branch_of(site)
        # Papers first, then what devices say, then journals, then logs: each knows all of what was looked at before.
        last = branch.gathered.last_papers()
        await branch.gathered.read_papers(last, _claimed(branch.gathered.diaries()))
        diaries = branch.gathered.diaries()
        kept = [one for name in site.kiosks for one in kept_numbers(site.devices[name] / "outbox")[0]]
        wrong = [*branch.untold, *await self._take_logs(site, branch)]
        branch.untold.clear()
        former = list(branch.former.values())
        # What a new node has not been told yet, it will be; at the end it must have been.
        told_soon = frozenset[str]() if is_at_rest else self._given(site)
        known = Known(
            present=branch.present,
            on_their_way=told_soon.union(one.token for one in kept if not one.is_parked),
            lost=frozenset(one.token for one in site.lost if one.number in site.keyed_in),
        )
        self.checks += 7
        wrong += numbers_of_all([branch.present, *former])
        named = {f"{site.code} {device}": notes for device, notes in diaries.items()}
        wrong += check_answers(named, branch.present, former)
        wrong += check_followers(named, branch.present, former)
        wrong += check_papers(branch.gathered.papers, named, known)
        for name in site.kiosks:
            service = branch.service.setdefault(name, KioskService(name=f"{site.code} {name}"))
            wrong += service.look(diaries.get(name, ()))
        if site.place.node:
            wrong += await self._copy(site, branch.gathered, is_at_rest=is_at_rest)
        return tuple(wrong)

    async def until_told(self, patience_s: float) -> None:
        """Wait until the branches know what their kiosks remember, or until that takes too long."""

        async def is_told() -> bool:
            for site in self.city.sites.values():
                branch = self._branch_of(site)
                branch.untold += await self._take_logs(site, branch)
                if self._given(site) - branch.present.tickets.keys() - {one.token for one in site.lost}:
                    return False
            return True

        await until(is_told, patience_s)

    @staticmethod
    def _given(site: BranchSite) -> frozenset[str]:
        return frozenset[str]().union(*(given_tokens(site.devices[name] / "given") for name in site.kiosks))

    def _branch_of(self, site: BranchSite) -> _Branch:
        known = self._branches.get(site.code)
        if known is None:
            known = self._branches[site.code] = _Branch(Gathered(site), _audit(site, site.log))
        return known

    async def _take_logs(self, site: BranchSite, branch: _Branch) -> tuple[Violation, ...]:
        wrong: list[Violation] = []
        for file in site.former:
            if file not in branch.former:
                branch.former[file] = _audit(site, file)
                wrong += await asyncio.to_thread(take_log, branch.former[file], file)
                # The present log is another from here on, whatever file it is in.
                branch.present = _audit(site, site.log)
                branch.gathered.copied = 0
        if site.place.node:
            return (*wrong, *await asyncio.to_thread(take_log, branch.present, site.log))
        reader = self.city.log_of(site, at_center=True)
        try:
            entries = await entries_at(reader, branch.present.seq)
        except (ServerUnavailable, Rejected) as away:
            return (Violation(check="log", where=branch.present.name, what=str(away), look="logs/center-1.log"),)
        finally:
            await reader.close()
        return (*wrong, *await asyncio.to_thread(branch.present.take, entries))

    async def _copy(self, site: BranchSite, gathered: Gathered, *, is_at_rest: bool) -> tuple[Violation, ...]:
        name = f"{site.code} at the centre"
        # What was compared before is compared again at the end.
        after = 0 if is_at_rest else gathered.copied
        reader, onlooker = self.city.log_of(site, at_center=True), self.city.onlooker(site)
        try:
            copied = await entries_at(reader, after)
            health = await onlooker.health()
            own = await asyncio.to_thread(entries_in, site.log, after)
        except (ServerUnavailable, Rejected, LogDamaged) as away:
            return (Violation(check="centre's copy", where=name, what=str(away), look="logs"),)
        finally:
            await reader.close()
            await onlooker.close()
        told = str(health.centre.differs) if health.centre is not None and health.centre.differs is not None else ""
        gathered.copied = after + len(copied)
        return check_copy(own, Copy(name=name, entries=copied, told=told, after=after), is_at_rest=is_at_rest)


def _audit(site: BranchSite, file: Path) -> LogAudit:
    look = f"motcua verify --data {file.parent} --branch {site.code}" if site.place.node else "the centre's database"
    return LogAudit(branch_id=site.code, name=f"{site.code} {file.parent.name}", look=look)


def _claimed(diaries: Mapping[str, Sequence[Note]]) -> dict[str, str]:
    return {note.token: note.number for notes in diaries.values() for note in notes if note.what == "shown"}
