"""Delivery to webhooks, on SQLite and on PostgreSQL, to a real HTTP receiver that fails, hangs and comes back."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from secrets import token_bytes
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.queue_model.ids import BranchId
from server_client.server.audit.trail import Sought, Trail
from server_client.server.epochs.granting import Epochs
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.vault.sealed_secrets import SealedSecrets, SecretLocked
from server_client.server.webhooks.courier import Courier
from server_client.server.webhooks.guard import Guard
from server_client.server.webhooks.http_receiver import HttpReceiver
from server_client.server.webhooks.webhook_table import Webhook, WebhookTable
from server_client.server.webhooks.webhooks import WebhookRefused, Webhooks
from server_client.wire.epochs import EpochRequest
from server_client.wire.webhooks import NewWebhook, WebhookState, signature
from tests.fakes.node_log import NodeLog, fresh_id
from tests.fakes.webhook_receiver import HANGS, WebhookReceiver, webhook_receiver
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


@pytest.fixture
def at(sql_address: str, tmp_path: Path) -> At:
    """Return what does the work at a centre."""

    def worked(work: Work) -> None:
        async def opened() -> None:
            sql = await open_sql(sql_address)
            centre = Centre(sql, TakingIn(sql, PictureKeeper(sql), now=lambda: MORNING), tmp_path / "webhooks.key")
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

    return worked


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    """Run a receiver."""
    with webhook_receiver() as receiver:
        yield receiver


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Let the log warn: this is about what goes wrong."""
    caplog.set_level(logging.CRITICAL)


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


def test_what_happens_from_now_on_is_told_once_in_order_and_signed(at: At, receiver: WebhookReceiver) -> None:
    one, two = NodeLog(CN01).open().take(3), NodeLog(CN02).open()

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        await centre.have(one)
        added = await webhooks.add(NewWebhook(url=receiver.url))
        before = one.seq
        # A branch that the centre had not heard of is told from its beginning.
        await centre.have(one.take(120))
        await centre.have(two)
        await all_told(webhooks)
        await all_told(webhooks)

        assert sequences(receiver) == list(range(before + 1, one.seq + 1))
        assert sequences(receiver, CN02) == [1, 2]
        for _, body, signed in receiver.came:
            assert signed == signature([added.secret], centre.time, body)

    at(work)


def test_only_the_events_and_branches_that_were_asked_for_are_told(at: At, receiver: WebhookReceiver) -> None:
    one, two = NodeLog(CN01).open().take(2), NodeLog(CN02).open().take(2)

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        await webhooks.add(NewWebhook(url=receiver.url, events=["ticket.issued"], branches=["CN02"]))
        for node in (one, two):
            await centre.have(node)
        await all_told(webhooks)

        assert [(message["branch"], message["type"]) for message in receiver.taken] == [("CN02", "ticket.issued")] * 2

    at(work)


def test_a_receiver_that_fails_is_tried_ever_more_seldom_and_gets_all_when_it_is_back(
    at: At, receiver: WebhookReceiver, quiet: None
) -> None:
    node = NodeLog(CN01).open().take(4)

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        await webhooks.add(NewWebhook(url=receiver.url))
        receiver.status = 500
        await centre.have(node)
        waits = []
        for _ in range(4):
            await all_told(webhooks)
            webhook = await only(webhooks)
            waits.append((webhook.next_try - centre.time).total_seconds())
            assert webhook.fault == "CN01 entry 1: it answers with status 500"
            # Before that time nothing is tried.
            tries = receiver.tries
            await all_told(webhooks)
            assert receiver.tries == tries
            centre.time = webhook.next_try + timedelta(milliseconds=1)
        assert waits == [5, 10, 20, 40]
        receiver.status = 204
        await all_told(webhooks)

        assert sequences(receiver) == list(range(1, node.seq + 1))
        assert ((await only(webhooks)).tries, (await only(webhooks)).fault) == (0, "")

    at(work)


def test_a_receiver_that_hangs_keeps_nothing_else_waiting(at: At, receiver: WebhookReceiver, quiet: None) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks(call_s=0.2)
        with webhook_receiver() as other:
            await webhooks.add(NewWebhook(url=receiver.url))
            # Each has an id of its own.
            await Webhooks(
                webhooks.table, webhooks.courier, webhooks.guard, webhooks.now, lambda count: b"\x08" * count
            ).add(NewWebhook(url=other.url))
            receiver.status = HANGS
            await centre.have(node)
            await all_told(webhooks)

            assert sequences(other) == [1, 2]
            assert {one.fault for one in await webhooks.table.all()} == {"", "CN01 entry 1: no answer within 0.2 s"}

    at(work)


@pytest.mark.parametrize("status", [301, 400, 404, 503])
def test_only_a_status_of_2xx_means_that_it_was_taken(at: At, receiver: WebhookReceiver, status: int) -> None:
    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        webhook = await webhooks.add(NewWebhook(url=receiver.url))
        receiver.status = status
        assert await webhooks.test(webhook.id) == f"it answers with status {status}"
        receiver.status = 202
        assert await webhooks.test(webhook.id) == ""
        assert [message["type"] for message in receiver.taken] == ["webhook.test"]

    at(work)


def test_after_a_day_it_is_parked_with_the_reason_until_somebody_resumes_it(
    at: At, receiver: WebhookReceiver, quiet: None
) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        webhook = await webhooks.add(NewWebhook(url=receiver.url))
        receiver.status = 500
        await centre.have(node)
        while (await only(webhooks)).state is WebhookState.ACTIVE:
            assert centre.time - MORNING < timedelta(hours=26)
            await all_told(webhooks)
            centre.time = max(centre.time, (await only(webhooks)).next_try) + timedelta(seconds=1)
        assert receiver.tries < 50
        assert (await only(webhooks)).fault == "CN01 entry 1: it answers with status 500"
        receiver.status = 200
        await all_told(webhooks)
        assert receiver.taken == []

        await webhooks.set_state(webhook.id, WebhookState.ACTIVE)
        await all_told(webhooks)
        assert sequences(receiver) == [1, 2]

    at(work)


def test_a_receiver_that_says_it_is_gone_is_parked_at_once(at: At, receiver: WebhookReceiver, quiet: None) -> None:
    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        await webhooks.add(NewWebhook(url=receiver.url))
        receiver.status = 410
        await centre.have(NodeLog(CN01).open())
        await all_told(webhooks)
        assert (await only(webhooks)).state is WebhookState.PARKED
        assert receiver.tries == 1

    at(work)


def test_paused_loses_nothing_and_a_cursor_can_be_put_back(at: At, receiver: WebhookReceiver) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        webhook = await webhooks.add(NewWebhook(url=receiver.url))
        await webhooks.set_state(webhook.id, WebhookState.PAUSED)
        await centre.have(node.take(3))
        await all_told(webhooks)
        assert receiver.taken == []
        await webhooks.set_state(webhook.id, WebhookState.ACTIVE)
        await all_told(webhooks)
        assert sequences(receiver) == [1, 2, 3, 4, 5]

        await webhooks.go_on_after(webhook.id, CN01, 3)
        await all_told(webhooks)
        assert sequences(receiver) == [1, 2, 3, 4, 5, 4, 5]
        repeated = [message["id"] for message in receiver.taken]
        assert repeated[3:5] == repeated[5:7]
        await webhooks.remove(webhook.id)
        for unknown in (webhooks.known("x"), webhooks.remove("x"), webhooks.go_on_after("x", CN01, 1)):
            with pytest.raises(WebhookRefused, match="There is no webhook x"):
                await unknown

    at(work)


def test_of_several_processes_one_delivers_and_another_goes_on_when_it_dies(at: At, receiver: WebhookReceiver) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        first, second = centre.webhooks("first"), centre.webhooks("second")
        await first.add(NewWebhook(url=receiver.url))
        await centre.have(node)
        await all_told(first)
        await centre.have(node.take(2))
        await all_told(second)
        assert sequences(receiver) == [1, 2]
        centre.time += timedelta(minutes=2)
        await all_told(second)
        await centre.have(node.take(1))
        await all_told(first)
        await all_told(second)
        assert sequences(receiver) == [1, 2, 3, 4, 5]

    at(work)


def test_what_a_later_epoch_has_in_the_place_of_what_was_told_is_told_too(at: At, receiver: WebhookReceiver) -> None:
    node = NodeLog(CN01).open().take(4)

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        await webhooks.add(NewWebhook(url=receiver.url))
        await centre.have(node)
        await all_told(webhooks)
        request = EpochRequest(id=fresh_id(), expected=1, reason=EpochReason.RESTORED, reserve=False)
        await Epochs(centre.sql, lambda: MORNING).grant(CN01, "node-2", request)
        node.do(BeginEpoch(id=fresh_id(), epoch=2, reason=EpochReason.RESTORED, is_alone=False))
        node.take(1)
        await centre.have(node)
        await all_told(webhooks)

        told = [(message["epoch"], message["sequence"]) for message in receiver.taken]
        assert told == [*((1, seq) for seq in range(1, 7)), (2, 7), (2, 8)]

    at(work)


def test_secrets_lie_sealed_and_a_new_key_takes_over_without_a_gap(at: At, receiver: WebhookReceiver) -> None:
    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        added = await webhooks.add(NewWebhook(url=receiver.url))
        assert SealedSecrets.is_sealed((await only(webhooks)).sealed)
        assert added.secret not in (await only(webhooks)).sealed
        # One from before there was a key.
        await centre.sql.change("UPDATE webhooks SET secret = $1", added.secret)
        assert await webhooks.test(added.id) == ""
        assert await webhooks.table.seal_anew(centre.time) == 1
        assert await webhooks.table.seal_anew(centre.time) == 0

        before = (await only(webhooks)).sealed
        centre.secrets.rotate()
        assert await webhooks.test(added.id) == ""
        assert await webhooks.table.seal_anew(centre.time) == 1
        assert not centre.secrets.drop_old()
        centre.time += timedelta(hours=1)
        assert centre.secrets.drop_old()
        assert await webhooks.test(added.id) == ""
        with pytest.raises(SecretLocked, match="does not hold key"):
            centre.secrets.open(added.id, before)
        for _, body, signed in receiver.came:
            at_s = int(signed.partition(",")[0].removeprefix("t="))
            assert signed == signature([added.secret], datetime.fromtimestamp(at_s, UTC), body)

    at(work)


def test_a_secret_that_was_exchanged_signs_beside_the_new_one_for_a_day(at: At, receiver: WebhookReceiver) -> None:
    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        added = await webhooks.add(NewWebhook(url=receiver.url))
        exchanged = await replace(webhooks, random=token_bytes).exchange(added.id, "lan")
        assert exchanged.secret != added.secret
        await webhooks.test(added.id)
        _, body, signed = receiver.came[-1]
        assert signed == signature([exchanged.secret, added.secret], centre.time, body)

        centre.time += timedelta(days=1)
        await webhooks.test(added.id)
        _, body, signed = receiver.came[-1]
        assert signed == signature([exchanged.secret], centre.time, body)
        assert await webhooks.table.seal_anew(centre.time) == 1
        assert (await only(webhooks)).old_sealed == ""
        with pytest.raises(WebhookRefused, match="There is no webhook"):
            await webhooks.exchange("none")

    at(work)


def test_without_its_key_nothing_is_told_and_nothing_lost(at: At, receiver: WebhookReceiver, quiet: None) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        await webhooks.add(NewWebhook(url=receiver.url))
        kept = centre.key.read_bytes()
        await centre.have(node)
        centre.key.unlink()
        for spoilt in (None, b"{}"):
            if spoilt is not None:
                centre.key.write_bytes(spoilt)
                centre.key.chmod(0o600)
            await all_told(webhooks)
            assert "webhooks.key, cannot be used: put it back" in (await only(webhooks)).fault
            centre.time = (await only(webhooks)).next_try
            for work in (webhooks.add(NewWebhook(url=receiver.url)), webhooks.table.seal_anew(centre.time)):
                with pytest.raises(SecretLocked):
                    await work
        centre.key.write_bytes(kept)
        await all_told(webhooks)
        assert sequences(receiver) == [1, 2]

    at(work)


def test_what_is_done_to_a_webhook_is_in_the_trail(at: At, receiver: WebhookReceiver, quiet: None) -> None:
    node = NodeLog(CN01).open()

    async def work(centre: Centre) -> None:
        webhooks = centre.webhooks()
        added = await webhooks.add(NewWebhook(url=receiver.url, branches=["CN01"]), "lan")
        await webhooks.exchange(added.id, "lan")
        await webhooks.set_state(added.id, WebhookState.PAUSED, "lan")
        await webhooks.set_state(added.id, WebhookState.ACTIVE, "lan")
        receiver.status = 410
        await centre.have(node)
        await all_told(webhooks)
        await webhooks.go_on_after(added.id, CN01, 1, "lan")
        await webhooks.remove(added.id, "lan")

        told = reversed(await webhooks.table.trail.search(Sought(about=added.id)))
        assert [(one.deed.who, one.deed.what, one.deed.detail) for one in told] == [
            ("lan", "webhook_added", "127.0.0.1 CN01"),
            ("lan", "webhook_secret_exchanged", ""),
            ("lan", "webhook_paused", ""),
            ("lan", "webhook_resumed", ""),
            ("-", "webhook_parked", "CN01 entry 1: it answers that it is gone for good (status 410)"),
            ("lan", "webhook_moved", "CN01 1"),
            ("lan", "webhook_removed", ""),
        ]

    at(work)
