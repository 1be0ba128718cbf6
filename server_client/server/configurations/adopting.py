"""Lets a branch take over what the centre offers it, at the branch's own server, by its log and its rules.

The branch goes on by what it has while the centre is away. What its rules refuse, as a configuration that lacks a
service people wait for, is told to the centre and tried again: when the queue has moved on it fits by itself.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import AdoptConfiguration, Command
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.wire.chain import Entry
from server_client.wire.organisation import AdoptionRefused, mark_of

# Beside what is heard: what was refused may fit now, and a word may have been lost.
_LOOK_S = 60.0
_REFUSED_S = 15.0
_log = logs.logger(__name__)


class Adopting(Protocol):
    """A branch that takes commands."""

    @property
    def state(self) -> Branch:
        """Return the branch now."""

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Settle a command; raises Refused or Unavailable."""


class Master(Protocol):
    """Who offers configurations to one branch. Each call raises Unavailable if nothing can be had now."""

    async def offered(self, mark: str | None) -> Configuration | None:
        """Return what the branch is offered; None if that has the mark already, or there is nothing."""

    async def tell_refused(self, refused: AdoptionRefused) -> None:
        """Take note that the branch does not take it over."""

    async def close(self) -> None:
        """Let go of connections."""


class Adopter:
    """The way of configurations into one branch; `fault` says why the newest is not taken over, if so."""

    def __init__(self, branch: Adopting, master: Master, new_id: Callable[[], CommandId]) -> None:
        """Join the branch and the centre; nothing is asked before `run`."""
        self.fault: str | None = None
        self._branch = branch
        self._master = master
        self._new_id = new_id
        self._news = asyncio.Event()
        self._told: AdoptionRefused | None = None

    def hear(self, number: int) -> None:
        """Take note of the number that is offered."""
        # What was refused is tried again by the clock: each sign of life would be news of it.
        if number > max(self._version, 0 if self._told is None else self._told.version):
            self._news.set()

    async def run(self) -> None:
        """Take over what is offered, until cancelled."""
        try:
            while True:
                self._news.clear()
                await self.look()
                await self._news_within(_REFUSED_S if self.fault else _LOOK_S)
        finally:
            await self._master.close()

    async def look(self) -> None:
        """Take over what is offered now, if it is not what the branch works by."""
        try:
            present = self._branch.state.configuration
            offered = await self._master.offered(None if present is None else mark_of(present))
            # What was read by one program is compared: another version of it may write the same in other words.
            if offered is None or offered == present:
                self._become(None)
                return
            await self._take(offered)
        except Unavailable as failed:
            self._become(str(failed))

    @property
    def _version(self) -> int:
        present = self._branch.state.configuration
        return 0 if present is None else present.version

    async def _take(self, offered: Configuration) -> None:
        try:
            await self._branch.settle(AdoptConfiguration(id=self._new_id(), configuration=offered))
        except Refused as refused:
            await self._refused(offered, refused)
            return
        _log.info("configuration adopted", branch=self._branch.state.id, version=offered.version)
        self._told = None
        self._become(None)

    async def _refused(self, offered: Configuration, refused: Refused) -> None:
        is_old = refused.code is RefusalCode.NOT_NEWER
        if is_old and offered == self._branch.state.configuration:
            # Another process of the centre has taken it over in this moment.
            self._become(None)
            return
        word = AdoptionRefused(
            version=offered.version,
            code=refused.code.value,
            sentence=refused.sentence,
            current=self._version if is_old else None,
        )
        self._become(refused.sentence)
        if word != self._told:
            await self._master.tell_refused(word)
            self._told = word

    def _become(self, fault: str | None) -> None:
        if fault is not None and fault != self.fault:
            _log.warning("configuration not adopted", branch=self._branch.state.id, why=fault)
        self.fault = fault

    async def _news_within(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._news.wait()
        except TimeoutError:
            return
