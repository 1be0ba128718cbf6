"""A centre with webhooks on either database, and its receiver: what the tests of webhooks share."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from secrets import token_bytes
from typing import Any, TypeAlias

from server_client.queue_model.ids import BranchId
from server_client.server.audit.trail import Trail
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.vault.sealed_secrets import SealedSecrets
from server_client.server.webhooks.courier import Courier
from server_client.server.webhooks.guard import Guard
from server_client.server.webhooks.http_receiver import HttpReceiver
from server_client.server.webhooks.webhook_table import Webhook, WebhookTable
from server_client.server.webhooks.webhooks import Webhooks
from tests.fakes.node_log import NodeLog
from tests.fakes.webhook_receiver import WebhookReceiver
from tests.proof.branches import MORNING

CN01, CN02 = BranchId("CN01"), BranchId("CN02")


@dataclass
class Centre:
    """A centre with a clock that is told the time, and its webhooks."""

    sql: Sql
    taking_in: TakingIn
    key: Path
    time: datetime = MORNING
    couriers: list[HttpReceiver] = field(default_factory=list)

    @property
    def secrets(self) -> SealedSecrets:
        """Return what seals, as a process has it."""
        return SealedSecrets(self.key, lambda: self.time, token_bytes)

    def webhooks(self, me: str = "one", call_s: float = 5.0) -> Webhooks:
        """Return the webhooks as one process has them."""
        guard = Guard((ip_network("127.0.0.0/8"),))
        receiver = HttpReceiver(guard, call_s=call_s)
        self.couriers.append(receiver)
        table = WebhookTable(self.sql, self.secrets, Trail(self.sql, lambda: self.time))
        courier = Courier(table, receiver, me=me, now=lambda: self.time, dice=lambda: 1.0)
        return Webhooks(table, courier, guard, lambda: self.time, lambda count: b"\x07" * count)

    async def have(self, node: NodeLog) -> None:
        """Take in what a node has."""
        held = await self.taking_in.held(node.branch)
        await self.taking_in.take(node.run(held.seq))


Work: TypeAlias = Callable[[Centre], Coroutine[Any, Any, None]]
At: TypeAlias = Callable[[Work], None]


def worked(work: Work, sql_address: str, folder: Path) -> None:
    """Do the work at a centre with that database."""

    async def opened() -> None:
        sql = await open_sql(sql_address)
        centre = Centre(sql, TakingIn(sql, PictureKeeper(sql), now=lambda: MORNING), folder / "webhooks.key")
        try:
            async with asyncio.TaskGroup() as tasks:
                running = tasks.create_task(centre.taking_in.run())
                await work(centre)
                running.cancel()
        finally:
            for receiver in centre.couriers:
                await receiver.close()
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


def sequences(receiver: WebhookReceiver, branch: BranchId = CN01) -> list[int]:
    """Return the entries that were told of a branch, as they came."""
    return [message["sequence"] for message in receiver.taken if message["branch"] == branch]


async def all_told(webhooks: Webhooks) -> None:
    """Deliver until there is no more."""
    while await webhooks.courier.step():
        pass


async def only(webhooks: Webhooks) -> Webhook:
    """Return the only webhook."""
    (webhook,) = await webhooks.table.all()
    return webhook
