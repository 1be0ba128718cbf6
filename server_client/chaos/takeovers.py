"""Nodes that are lost, put back or doubled, and the engineer who puts that right by `motcua node`."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

from server_client.chaos.branch_site import BranchSite
from server_client.chaos.city import City, until
from server_client.chaos.line import Way
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.demo.branch_office import MOTCUA, free_port
from server_client.demo.errors import ProgramEnded
from server_client.demo.processes import output_of
from server_client.server.settings import credentials_in

_PARTS = ("", "-wal", "-shm")
_UNSHIPPED_S = 1.0


@dataclass(slots=True, kw_only=True)
class Takeovers:
    """What is done to the nodes of one city; what is otherwise than promised is added to `odd`."""

    city: City
    odd: list[str]

    async def put_back(self, site: BranchSite) -> None:
        """Put an old backup in the place of the database, and start the node on it: it must refuse to write."""
        if site.node is None:
            return
        await self._down_with_unshipped(site)
        _keep_evidence(site)
        _put_in_place(site.folder / f"backup-{site.generation}.sqlite", site.log)
        site.to_center.set(Way.OPEN)
        await site.node.start()
        if not await self._says(site, "an old copy was put back"):
            self.odd.append(f"{site.code}: a node whose database was put back did not refuse to write")

    async def restore(self, site: BranchSite) -> None:
        """Let the engineer restore it: what the centre has besides, and an epoch of its own."""
        if site.node is None:
            return
        await site.node.stop()
        await self._node(site, "restore", "--data", site.data, *self._of_center(site))
        await site.node.start()
        await self._goes_on(site)

    async def promote(self, site: BranchSite) -> None:
        """Cut the node off and promote its standby, while one kiosk still speaks to the old node."""
        if site.node is None or site.standby is None:
            return
        site.to_center.set(Way.CUT)
        await site.standby.stop()
        await self._node(site, "promote", "--data", site.spare, "--although-it-answers")
        old = site.node
        site.old_node, site.old_port = old, site.port
        site.generation += 1
        site.port = free_port()
        site.to_center.set(Way.OPEN)
        site.node = site.new_node()
        await site.node.start()
        site.to_node.lay(site.port)

    async def reunite(self, site: BranchSite) -> None:
        """Let the old node hear of it and be fenced, and hand over to the present one what it has besides."""
        if site.old_node is None:
            return
        old = site.folder / f"node-{site.generation - 1}"
        site.uplinks[(site.generation - 1) % 2].set(Way.OPEN)
        if not await self._says(site, "Another node has taken", port=site.old_port):
            self.odd.append(f"{site.code}: the node that was replaced did not learn of it")
        site.aside.lay(site.port)
        await site.old_node.stop()
        site.old_node = None
        site.former.append(old / f"{site.code}.sqlite")
        await self._hand_over(site, old)
        await self._goes_on(site)

    async def lose(self, site: BranchSite) -> None:
        """Lose the node's machine, with what it had not shipped yet."""
        if site.node is not None:
            await self._down_with_unshipped(site)

    async def replace(self, site: BranchSite) -> None:
        """Put new hardware in its place; its disk can be read after all, and is handed over afterwards."""
        if site.node is None:
            return
        if site.standby is not None:
            await site.standby.stop()
            shutil.rmtree(site.spare)
        site.former.append(site.log)
        old = site.data
        site.to_center.set(Way.OPEN)
        site.generation += 1
        site.port = free_port()
        site.data.mkdir()
        shutil.copy(credentials_in(old), credentials_in(site.data))
        await self._node(site, "replace", "--data", site.data, "--old-node-is-off", *self._of_center(site))
        site.node = site.new_node()
        await site.node.start()
        site.to_node.lay(site.port)
        site.aside.lay(site.port)
        await self._hand_over(site, old)
        await self._goes_on(site)

    async def _down_with_unshipped(self, site: BranchSite) -> None:
        site.to_center.set(Way.CUT)
        await asyncio.sleep(_UNSHIPPED_S)
        if site.node is not None:
            await site.node.kill()

    async def _goes_on(self, site: BranchSite) -> None:
        """Begin the next generation: a standby, which may have followed a log that is none any more, and a backup."""
        if (why := await self.city.why_not_well(site)) is not None:
            self.odd.append(f"{site.code}: after a takeover the branch does not come to work: {why}")
            return
        if site.standby is not None:
            await site.standby.stop()
            shutil.rmtree(site.spare, ignore_errors=True)
        await self.city.begin_generation(site)

    async def _hand_over(self, site: BranchSite, old: Path) -> None:
        words = ("--data", old, "--to", site.node_url, "--credential-file", site.secret_file("standby"))
        try:
            await output_of(MOTCUA, "node", "hand-over", "--branch", site.code, *words)
        except ProgramEnded as failed:
            # Nothing behind the parting is no fault.
            if "has nothing that the node does not know" not in str(failed):
                self.odd.append(f"{site.code}: {failed}")

    async def _node(self, site: BranchSite, action: str, *words: str | Path) -> None:
        try:
            await output_of(MOTCUA, "node", action, "--branch", site.code, *words)
        except ProgramEnded as failed:
            self.odd.append(f"{site.code}: {failed}")

    def _of_center(self, site: BranchSite) -> tuple[str | Path, ...]:
        return ("--center", self.city.straight.url, "--center-credential", site.center_credential)

    async def _says(self, site: BranchSite, words: str, port: int | None = None) -> bool:
        async def is_said() -> bool:
            onlooker = self.city.onlooker(site) if port is None else self.city.onlooker_at(site, port)
            try:
                return any(words in why for why in (await onlooker.health()).why_not)
            except (ServerUnavailable, Rejected):
                return False
            finally:
                await onlooker.close()

        return await until(is_said, self.city.settings.patience_s)


def _keep_evidence(site: BranchSite) -> None:
    folder = site.folder / f"former-{len(site.former)}"
    folder.mkdir()
    for part in _PARTS[:2]:
        file = Path(f"{site.log}{part}")
        if file.exists():
            shutil.copy(file, folder / file.name)
    site.former.append(folder / site.log.name)


def _put_in_place(backup: Path, log: Path) -> None:
    for part in _PARTS:
        Path(f"{log}{part}").unlink(missing_ok=True)
    shutil.copy(backup, log)
