"""A branch's past days are written as a trace from a node's file and from a centre's database, and are the same."""

import asyncio
import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server_client.queue_model.commands import CallNext, OpenCounter, OpenDay
from server_client.queue_model.ids import BranchId
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from server_client.server.trace_command import trace
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, C1, MORNING, TODAY, clerk_of

_CN01 = BranchId("CN01")


def _node() -> NodeLog:
    node = NodeLog(_CN01).open().take(3)
    node.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
    node.do(CallNext(id=fresh_id(), counter=C1))
    node.now += timedelta(days=1)
    node.do(OpenDay(id=fresh_id()))
    return node.take(2)


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _without_clerks(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in line.items() if key != "clerk"} for line in lines]


def _in_database(path: Path, node: NodeLog) -> str:
    async def take_in() -> None:
        sql = await open_sql(f"sqlite:{path}")
        taking_in = TakingIn(sql, PictureKeeper(sql), now=lambda: MORNING)
        running = asyncio.ensure_future(taking_in.run())
        try:
            await taking_in.take(node.run(0))
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await sql.close()

    asyncio.run(asyncio.wait_for(take_in(), 60))
    return f"sqlite:{path}"


def test_a_nodes_file_and_a_centres_database_tell_the_same_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    node = _node()
    store = SqliteStore(tmp_path / "CN01.sqlite")
    store.append(Group(entries=node.entries))
    store.close()

    assert trace(["--log", str(tmp_path / "CN01.sqlite"), "--to", TODAY.isoformat()]) == 0
    of_file = _lines(capsys)
    assert trace(["--database", _in_database(tmp_path / "city.sqlite", node), "--to", TODAY.isoformat()]) == 0
    of_database = _lines(capsys)

    assert [line.get("type", "config") for line in of_file] == [
        "config", "branch_open", "ticket_issued", "ticket_issued", "ticket_issued", "counter_open", "ticket_called",
        "expired", "expired", "expired", "counter_close", "branch_close",
    ]  # fmt: skip
    assert _without_clerks(of_database) == _without_clerks(of_file)


def test_a_log_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trace(["--log", str(tmp_path / "none.sqlite")]) == 1
    assert "none.sqlite" in capsys.readouterr().err
