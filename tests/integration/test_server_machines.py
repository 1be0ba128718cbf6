"""Which machine is which kiosk, at a real server: the first that comes, and no second one under its name."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from server_client.client.api import BranchApi
from server_client.client.errors import Rejected
from server_client.queue_model.ids import DeviceId
from server_client.server.command import credential
from server_client.server.credentials import Credentials, Role
from tests.fakes.log_entries import CN01
from tests.fakes.running_server import RunningServer, running_server

KIOSK = DeviceId("kiosk-0")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Return a server whose kiosk is called kiosk-0."""
    with running_server(tmp_path) as running:
        yield running


def claim(server: RunningServer, machine: str, device: DeviceId = KIOSK, role: Role = Role.KIOSK) -> str:
    """Return the code of the refusal that a machine gets, or nothing."""

    async def work() -> None:
        api = BranchApi(server.url, CN01, server.secrets[role])
        try:
            await api.claim(device, machine)
        finally:
            await api.close()

    try:
        asyncio.run(work())
    except Rejected as rejected:
        return rejected.problem.code
    return ""


def test_the_first_machine_has_the_name_and_a_second_is_refused(server: RunningServer) -> None:
    assert [claim(server, machine) for machine in ("first", "second", "first")] == ["", "other_machine", ""]


def test_it_is_remembered_over_a_restart(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        assert claim(server, "first") == ""
        secret = server.secrets[Role.KIOSK]
    known = Credentials(tmp_path / "credentials.json").holder(secret)

    assert known is not None
    assert known.machine == "first"


def test_a_kiosk_that_is_called_otherwise_than_its_credential_is_refused(server: RunningServer) -> None:
    assert claim(server, "first", DeviceId("K9")) == "other_device"
    assert claim(server, "second") == "", "who was refused has taken nothing"


def test_of_many_that_come_at_once_one_is_let_in(server: RunningServer) -> None:
    machines = [f"machine-{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda machine: claim(server, machine), machines))

    assert sorted(answers) == ["", *["other_machine"] * 7]
    assert claim(server, machines[answers.index("")]) == ""


def test_an_administrator_releases_it_for_the_next_machine(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert claim(server, "broken") == ""
    assert credential(["list", "--data", str(tmp_path)]) == 0
    assert "kiosk-0\tkiosk\tbroken\n" in capsys.readouterr().out

    assert credential(["release", "--data", str(tmp_path), "--name", KIOSK]) == 0
    assert "See that the one before stays off" in capsys.readouterr().out
    assert credential(["release", "--data", str(tmp_path), "--name", "nobody"]) == 1

    # A running server looks at the file only every fifth of a second.
    deadline = monotonic() + 10
    while claim(server, "new") and monotonic() < deadline:
        pass
    assert [claim(server, machine) for machine in ("new", "broken")] == ["", "other_machine"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.KIOSK])
def test_only_kiosks_are_machines(server: RunningServer, role: Role) -> None:
    assert claim(server, "desk", role=role) == "not_permitted"
