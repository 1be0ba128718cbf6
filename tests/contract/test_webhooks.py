"""Delivery to webhooks, on SQLite and on PostgreSQL, to a real HTTP receiver that fails, hangs and comes back."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.server.epochs.granting import Epochs
from server_client.server.webhooks.webhooks import WebhookRefused, Webhooks
from server_client.wire.epochs import EpochRequest
from server_client.wire.webhooks import NewWebhook, WebhookState, signature
from tests.contract.centre_with_webhooks import CN01, CN02, At, Centre, all_told, only, sequences, worked
from tests.fakes.node_log import NodeLog, fresh_id
from tests.fakes.webhook_receiver import HANGS, WebhookReceiver, webhook_receiver
from tests.proof.branches import MORNING


@pytest.fixture
def at(sql_address: str, tmp_path: Path) -> At:
    """Return what does the work at a centre."""
    return lambda work: worked(work, sql_address, tmp_path)


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    """Run a receiver."""
    with webhook_receiver() as receiver:
        yield receiver


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Let the log warn: this is about what goes wrong."""
    caplog.set_level(logging.CRITICAL)


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
