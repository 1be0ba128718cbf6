"""Webhooks' secrets: sealed, exchanged, lost with their key; and what the trail says of who touched them."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes

import pytest

from server_client.server.audit.trail import Sought
from server_client.server.vault.sealed_secrets import SealedSecrets, SecretLocked
from server_client.server.webhooks.webhooks import WebhookRefused
from server_client.wire.webhooks import NewWebhook, WebhookState, signature
from tests.contract.centre_with_webhooks import CN01, At, Centre, all_told, only, sequences, worked
from tests.fakes.node_log import NodeLog
from tests.fakes.webhook_receiver import WebhookReceiver, webhook_receiver


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
