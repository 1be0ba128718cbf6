"""A counter or a lobby without its screen: the real client and feed, and what it was told in a diary.

It ends on SIGTERM; on SIGUSR1 a counter works no more. A lobby follows. A counter works besides: one command at a time,
from what it knows; of two commands out of three it sends the same once more, answered or not, since it must have no
further effect and get the same answer.
"""

import argparse
import asyncio
import random
import secrets
import signal
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from server_client.chaos.clerk import Clerk
from server_client.chaos.diary import Diary, Note, told_of
from server_client.chaos.digest import EACH, state_digest
from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.epoch_memory import EpochMemory
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.feed import BranchFeed
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId, CommandId, CounterId, ProfileCode
from server_client.queue_model.refusals import Refused
from server_client.wire.new_ids import ID_BYTES, new_id

_SENT_AGAIN = 2 / 3
_CATCH_UP_S = 2.0


class Follower:
    """One device that follows its branch."""

    def __init__(self, diary: Diary) -> None:
        """Tell that diary."""
        self.diary = diary
        self.branch: Branch | None = None
        self.is_online = False
        self.is_at_work = True
        self._heard = asyncio.Event()

    def show(self, branch: Branch, events: tuple[Event, ...]) -> None:
        """Take what the feed tells."""
        self.branch = branch
        if branch.seq % EACH == 0 or not events:
            self.note_state()
        self._heard.set()

    def show_line(self, line: ConnectionState) -> None:
        """Take how the line is."""
        self.is_online = line is ConnectionState.ONLINE

    def rest(self) -> None:
        """Work no more."""
        self.is_at_work = False

    async def until_seq(self, seq: int) -> None:
        """Wait until that event was heard, or a moment if it does not come."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_CATCH_UP_S):
                while self.branch is None or self.branch.seq < seq:
                    self._heard.clear()
                    await self._heard.wait()

    def note_state(self) -> None:
        """Note what is known of the branch."""
        if self.branch is not None:
            digest = state_digest(self.branch)
            self.diary.note(Note(what="followed", epoch=self.branch.epoch, seq=self.branch.seq, digest=digest))


async def work(follower: Follower, api: BranchApi, clerk: Clerk, *, pause_s: float, dice: Random) -> None:
    """Work at the counter until cancelled."""
    while True:
        await asyncio.sleep(pause_s * dice.uniform(0.5, 1.5))
        if follower.branch is None or not follower.is_online or not follower.is_at_work:
            continue
        command = clerk.next_command(follower.branch)
        if command is not None:
            await _carry_out(follower, api, command)
            if dice.random() < _SENT_AGAIN:
                await _carry_out(follower, api, command)


async def _carry_out(follower: Follower, api: BranchApi, command: Command) -> None:
    note, kind = follower.diary.note, type(command).__name__
    note(Note(what="sent", id=command.id, kind=kind))
    try:
        settled = await api.send(command)
    except Refused as refused:
        note(Note(what="refused", id=command.id, kind=refused.code))
    except (ServerUnavailable, Rejected) as away:
        note(Note(what="unanswered", id=command.id, kind=kind, fault=str(away)))
    else:
        note(Note(what="answered", id=command.id, kind=kind, told=told_of(settled.events)))
        await follower.until_seq(settled.seq)


async def follow(given: argparse.Namespace) -> None:
    """Follow until SIGTERM, and note the state then."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    epochs = EpochMemory(given.data / "epoch")
    api = BranchApi(given.server, given.branch, given.credential.read_text(encoding="ascii"), epochs=epochs)
    follower = Follower(Diary(given.diary))
    loop.add_signal_handler(signal.SIGUSR1, follower.rest)
    feed = BranchFeed(
        api, show=follower.show, connection=follower.show_line, pause=asyncio.sleep, random=random.random, epochs=epochs
    )
    async with asyncio.TaskGroup() as tasks:
        works = [tasks.create_task(feed.run())]
        if given.counter:
            dice = Random(given.seed)
            clerk = Clerk(given.counter, given.profile, new_id=_new_id, dice=dice)
            works.append(tasks.create_task(work(follower, api, clerk, pause_s=given.pause, dice=dice)))
        await stopping.wait()
        for one in works:
            one.cancel()
    follower.note_state()
    follower.diary.close()
    await api.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one device."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--branch", type=BranchId, required=True)
    parser.add_argument("--credential", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--diary", type=Path, required=True)
    parser.add_argument("--counter", type=CounterId)
    parser.add_argument("--profile", type=ProfileCode, default=ProfileCode("tatca"))
    parser.add_argument("--pause", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=0)
    asyncio.run(follow(parser.parse_args(arguments)))


def _new_id() -> CommandId:
    return new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES))  # noqa: TID251 - a process of its own


if __name__ == "__main__":
    main()
