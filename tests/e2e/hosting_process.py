"""One process of a centre reduced to its hosting of one branch: it takes numbers, hears the feed, and says both.

Lines of its output: `answered ID NUMBER` once a number is given out, `told SEQ` for each entry of the feed, and at the
end `stopped SEQ`. Arguments: the database's address, the minutes by which its clock is ahead, a name for its ids.
"""

import asyncio
import signal
import sys
from contextlib import suppress
from datetime import timedelta
from itertools import count
from uuid import NAMESPACE_OID, uuid5

from server_client.queue_model.commands import AdoptConfiguration, IssueTicket, OpenDay
from server_client.queue_model.ids import CommandId, Token
from server_client.server.errors import StoreUnavailable
from server_client.server.hosting.feed import Listener, Message
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.log_news import LogNews
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.sql.opening import open_sql
from tests.fakes.log_entries import CN01
from tests.fakes.office import CIVIL, EIGHT, OFFICE
from tests.fakes.writing import number

CLIENTS = 8


def say(*words: object) -> None:
    """Say one line, at once."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def named_id(name: str) -> CommandId:
    """Return the id of that name, the same in every process."""
    return CommandId(str(uuid5(NAMESPACE_OID, name)))


async def hear(message: Message) -> None:
    """Say which entries have been told."""
    body = message["body"]
    assert isinstance(body, bytes)
    for line in body.splitlines():
        if line.startswith(b"id: "):
            say("told", int(line[4:]))


async def work(address: str, ahead: timedelta, name: str) -> None:
    """Host the branch until SIGTERM."""
    sql = await open_sql(address)
    news = LogNews(sql)
    now = EIGHT + ahead
    branch = await HostedBranch.in_database(
        sql, CN01, metrics=Metrics(ServerMetrics(), CN01), now=lambda: now, news=news
    )
    numbers, goes_on = count(1), True

    def stop() -> None:
        nonlocal goes_on
        goes_on = False

    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)

    async def client() -> None:
        while goes_on:
            command = named_id(f"{name} {next(numbers)}")
            token = Token(command.replace("-", "")[:22])
            with suppress(StoreUnavailable):
                entries = await branch.settle(IssueTicket(id=command, needs=(CIVIL,), token=token))
                say("answered", command, number(entries))

    async with asyncio.TaskGroup() as tasks:
        listening, writing = tasks.create_task(news.run()), tasks.create_task(branch.run())
        branch.feed.join(Listener(send=hear, end=lambda: None, position=branch.head.seq))
        # All processes set the branch up, and all but the first are told what came of it.
        await branch.settle(AdoptConfiguration(id=named_id("adopt"), configuration=OFFICE))
        await branch.settle(OpenDay(id=named_id("open")))
        await asyncio.gather(*(client() for _ in range(CLIENTS)))
        branch.stop()
        await writing
        listening.cancel()
    await sql.close()
    say("stopped", branch.head.seq)


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], timedelta(minutes=int(sys.argv[2])), sys.argv[3]))
