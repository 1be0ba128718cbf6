"""The command lines of a centre's people and of its trail, on a database of their own."""

import asyncio
from pathlib import Path

import pytest

from server_client.server.administration.command import administrator
from server_client.server.audit import command as audit_command
from server_client.server.sql.opening import open_sql


def test_the_first_administrator_is_made_on_the_machine_and_the_trail_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--data", str(tmp_path / "centre")]
    database = f"sqlite:{tmp_path / 'centre' / 'center.sqlite'}"

    assert administrator(["add", *at, "--name", "lan.nguyen", "--shown", "Nguyễn Thị Lan"]) == 0
    assert len(capsys.readouterr().out.strip().replace("-", "")) == 20
    assert administrator(["add", *at, "--name", "lan.nguyen"]) == 1
    assert "choose another name" in capsys.readouterr().err
    assert administrator(["renew", *at, "--name", "lan.nguyen"]) == 0
    assert administrator(["list", *at]) == 0
    assert "lan.nguyen\tadministrator\tNguyễn Thị Lan" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        administrator(["add", *at])

    assert audit_command.audit(["verify", "--database", database]) == 0
    assert "2 deeds" in capsys.readouterr().out
    asyncio.run(_tamper(database))
    assert audit_command.audit(["verify", "--database", database]) == audit_command.UNSOUND
    assert "Deed 1 of" in capsys.readouterr().err
    assert audit_command.audit(["verify", "--database", "postgresql://127.0.0.1:9/none"]) == audit_command.UNREADABLE
    assert audit_command.audit(["verify", "--database", f"sqlite:{tmp_path / 'new.sqlite'}"]) == 0
    assert "nothing has been recorded" in capsys.readouterr().out


async def _tamper(database: str) -> None:
    sql = await open_sql(database)
    await sql.change("UPDATE trail SET who = 'nobody' WHERE seq = 1")
    await sql.close()
