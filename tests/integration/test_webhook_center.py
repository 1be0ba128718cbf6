"""Webhooks at a running centre: set up by its calls and by the command line, and told over a real line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.webhooks.command import FAILED, UNREACHABLE, webhook
from tests.fakes.running_center import Holder, RunningCenter, a_node, running_center
from tests.fakes.webhook_receiver import WebhookReceiver, webhook_receiver

CN01 = BranchId("CN01")


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre."""
    with running_center(tmp_path_factory.mktemp("centre") / "data") as center:
        yield center


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    """Run a receiver."""
    with webhook_receiver() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def administrator(center: RunningCenter) -> Holder:
    """Return an administrator of the centre."""
    return center.holder("admin", Role.ADMINISTRATOR)


@pytest.fixture
def command(center: RunningCenter, administrator: Holder, tmp_path: Path) -> list[str]:
    """Return how the command line of this centre begins."""
    secret = tmp_path / "secret"
    secret.write_text(administrator.secret)
    return ["--center", center.url, "--credential", str(secret)]


def test_a_webhook_is_added_tested_told_paused_and_removed_by_the_command_line(
    center: RunningCenter, receiver: WebhookReceiver, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert webhook([*command, "add", "--url", receiver.url, "--event", "ticket.issued", "--branch", "CN01"]) == 0
    id_ = capsys.readouterr().out.partition("\nSecret")[0].split()[-1]
    assert webhook([*command, "test", id_]) == 0
    node = a_node(CN01, 2)
    center.take_in(node)
    assert [message["type"] for message in receiver.wait_for(3)] == ["webhook.test", *["ticket.issued"] * 2]

    assert webhook([*command, "rotate", id_]) == 0
    assert "New secret, told this once: " in capsys.readouterr().out
    assert webhook(["rotate-key", "--data", str(center.data)]) == 0
    assert webhook(["rotate-key", "--data", str(center.data / "none")]) == UNREACHABLE

    assert webhook([*command, "pause", id_]) == 0
    assert "\tpaused\t" in capsys.readouterr().out
    assert webhook([*command, "resume", id_]) == 0
    assert webhook([*command, "resend", id_, "--branch", "CN01", "--after", "3"]) == 0
    assert receiver.wait_for(4)[3] == receiver.taken[2]
    assert webhook([*command, "list"]) == 0
    assert f"{id_}\tactive\t{receiver.url}\tticket.issued\tCN01\t" in capsys.readouterr().out
    assert webhook([*command, "remove", id_]) == 0
    assert webhook([*command, "test", id_]) == UNREACHABLE
    assert "There is no webhook" in capsys.readouterr().err


def test_what_does_not_fit_is_refused_with_its_reason(
    command: list[str], receiver: WebhookReceiver, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for url, why in (
        ("https://10.1.2.3/hook", "not a public address"),
        ("https://name:word@city.example/", "is not an address"),
        ("https://nowhere.invalid/hook", "cannot be looked up"),
    ):
        assert webhook([*command, "add", "--url", url]) == UNREACHABLE
        assert why in capsys.readouterr().err
    assert webhook([*command, "add", "--url", receiver.url, "--event", "ticket.eaten"]) == UNREACHABLE
    assert "There is no event ticket.eaten" in capsys.readouterr().err
    assert webhook([*command[:3], str(tmp_path / "none"), "list"]) == UNREACHABLE
    assert webhook(["--center", "http://127.0.0.1:1", *command[2:], "list"]) == UNREACHABLE
    assert "cannot be reached" in capsys.readouterr().err


def test_a_test_that_is_not_taken_says_why(
    command: list[str], receiver: WebhookReceiver, capsys: pytest.CaptureFixture[str]
) -> None:
    assert webhook([*command, "add", "--url", receiver.url, "--event", "day.closed"]) == 0
    id_ = capsys.readouterr().out.partition("\nSecret")[0].split()[-1]
    receiver.status = 500

    assert webhook([*command, "test", id_]) == FAILED
    assert "not taken: it answers with status 500" in capsys.readouterr().out
    assert webhook([*command, "remove", id_]) == 0


def test_only_an_administrator_of_the_centre_may(center: RunningCenter, administrator: Holder) -> None:
    assert center.http.get("/v1/webhooks").status_code == 401
    assert center.holder("watcher", Role.SUPERVISOR).get("/v1/webhooks").status_code == 403
    assert center.holder("admin-1", Role.ADMINISTRATOR, CN01).get("/v1/webhooks").status_code == 403
    assert administrator.get("/v1/webhooks").json() == {"webhooks": []}
