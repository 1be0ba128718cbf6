"""Two kiosks with a real server: one name is one machine's, whatever the settings say, and the other has no numbers."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.claimed_branch import ClaimedBranch
from kiosk.faults import NotOurs
from kiosk.kept_lines import KeptLines
from kiosk.machine_marks import MachineMarks
from kiosk.series_right import SeriesRight
from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.feed import BranchFeed
from server_client.queue_model.ids import DeviceId
from server_client.server.credentials import Role
from server_client.wire.views import Holder
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.running_server import RunningServer, running_server

KIOSK = DeviceId("kiosk-0")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Return a server whose kiosk is called kiosk-0."""
    with running_server(tmp_path / "node") as running:
        yield running


async def follow(
    server: RunningServer, folder: Path, device: DeviceId = KIOSK
) -> tuple[ConnectionState, bool, NotOurs | None]:
    """Start a machine, and return how it stands with its branch: line, whether the series is its own, and why not."""
    settled = asyncio.Event()
    states = list[ConnectionState]()
    told = list[Holder | None]()

    def hear(state: ConnectionState) -> None:
        states.append(state)
        if state is not ConnectionState.CONNECTING:
            settled.set()

    right = SeriesRight(device, KeptLines(folder), marks=MachineMarks(installation=folder.name), new_machine=an_id)
    await right.open()
    api = BranchApi(server.url, CN01, server.secrets[Role.KIOSK])
    feed = BranchFeed(
        ClaimedBranch(api, right, told.append),
        show=lambda _branch, _events: None,
        connection=hear,
        pause=asyncio.sleep,
        random=random.random,
    )
    following = asyncio.ensure_future(feed.run())
    async with asyncio.timeout(20):
        await settled.wait()
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    await api.close()
    await right.close()
    assert [answer.kept_days if answer else None for answer in told[:1]] == [0 if right.is_ours else None]
    assert feed.is_shut_out == (states[-1] is ConnectionState.OFFLINE)
    return states[-1], right.is_ours, right.refused


def test_the_second_machine_with_a_kiosks_credential_is_shut_out(
    server: RunningServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for _ in range(2):
        assert asyncio.run(follow(server, first)) == (ConnectionState.ONLINE, True, None)
        assert asyncio.run(follow(server, second)) == (ConnectionState.OFFLINE, False, NotOurs.OTHER_MACHINE)
    assert "motcua credential release --name kiosk-0" in caplog.text


def test_a_machine_under_anothers_name_is_shut_out(
    server: RunningServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = asyncio.run(follow(server, tmp_path / "first", DeviceId("K9")))

    assert told == (ConnectionState.OFFLINE, False, NotOurs.OTHER_NAME)
    assert "make the two the same" in caplog.text
