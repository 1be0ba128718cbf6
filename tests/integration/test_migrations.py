"""How the centre's database comes to its tables: by `motcua migrate` on PostgreSQL, by opening it on SQLite."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from server_client.server.errors import StoreBroken, StoreUnavailable
from server_client.server.sql.command import migrate
from server_client.server.sql.local_cluster import LocalCluster
from server_client.server.sql.migrating import migrated, migrated_by
from server_client.server.sql.opening import open_sql
from server_client.server.sql.steps import all_steps
from tests.fakes.postgres import execute

NAMES = [step.name for step in all_steps()]


@pytest.fixture
def bare(postgres_cluster: LocalCluster) -> Iterator[str]:
    """Give the address of a PostgreSQL database without tables."""
    execute(postgres_cluster.address(), "CREATE DATABASE bare")
    yield postgres_cluster.address("bare")
    execute(postgres_cluster.address(), "DROP DATABASE bare WITH (FORCE)")


def opened(address: str, statement: str = "SELECT branch FROM branches") -> None:
    """Open the database as a centre does, and look into it."""

    async def work() -> None:
        sql = await open_sql(address)
        await sql.rows(statement)
        await sql.close()

    asyncio.run(work())


def test_a_database_is_migrated_once_and_then_used(bare: str) -> None:
    assert migrated(bare) == NAMES
    assert migrated(bare) == []
    opened(bare)


def test_several_that_migrate_at_once_go_one_after_the_other(bare: str) -> None:
    async def work() -> list[list[str]]:
        return await asyncio.gather(*(migrated_by(bare) for _ in range(4)))

    assert sorted(asyncio.run(work())) == [[], [], [], NAMES]


def test_a_centre_refuses_a_database_without_its_tables_and_says_what_to_run(bare: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"lacks m0001_logs.*: run motcua migrate --database"):
        opened(bare)


def test_a_database_that_has_had_some_steps_gets_the_others(bare: str) -> None:
    migrated(bare)
    execute(bare, "DROP TABLE entries, branches, refusals, snapshots, pictures, set_aside, faults")
    execute(bare, "DELETE FROM alembic_version WHERE version_num = 'm0001_logs'")
    with pytest.raises(StoreUnavailable, match="lacks m0001_logs: run"):
        opened(bare)

    assert migrated(bare) == ["m0001_logs"]
    opened(bare)


def test_a_database_of_a_newer_program_is_left_alone(bare: str) -> None:
    migrated(bare)
    execute(bare, "INSERT INTO alembic_version VALUES ('m9999_future')")

    for use in (opened, migrated):
        with pytest.raises(StoreUnavailable, match="m9999_future, which this program does not know"):
            use(bare)


def test_of_steps_of_which_one_fails_none_is_carried_out(bare: str) -> None:
    execute(bare, "CREATE TABLE set_aside (of_somebody_else TEXT)")

    with pytest.raises(StoreBroken, match="set_aside"):
        migrated(bare)

    with pytest.raises(StoreUnavailable, match="lacks m0001_logs"):
        opened(bare)
    execute(bare, "DROP TABLE set_aside")
    assert migrated(bare) == NAMES


def test_the_command_says_what_it_did_and_why_not(bare: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate(["--database", bare]) == 0
    assert migrate(["--database", bare]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"Carried out: {', '.join(NAMES)}", "Nothing to do: all tables are there"]

    execute(bare, "DELETE FROM alembic_version")
    assert migrate(["--database", bare]) == 1
    assert "already exists" in capsys.readouterr().err
    assert migrate(["--database", "postgresql://postgres@127.0.0.1:1/none"]) == 2
    assert "The database none at 127.0.0.1 cannot be reached" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        migrate(["--database", "sqlite:centre.sqlite"])
    assert "only PostgreSQL is migrated by a command" in capsys.readouterr().err


def test_a_password_is_in_no_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate(["--database", "postgresql://motcua:secret@127.0.0.1:1/none"]) == 2
    assert "secret" not in capsys.readouterr().err


def test_a_file_gets_the_steps_it_lacks_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "centre.sqlite"
    opened(f"sqlite:{path}")
    with apsw.Connection(str(path)) as db:
        db.execute("DROP TABLE faults; DROP TABLE set_aside; DROP TABLE pictures; DROP TABLE snapshots")
        db.execute("DROP TABLE refusals; DROP TABLE entries; DROP TABLE branches")
        db.execute("DELETE FROM migrations WHERE name = 'm0001_logs'")
    db.close()

    opened(f"sqlite:{path}", "SELECT branch FROM faults")


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "centre.sqlite"
    opened(f"sqlite:{path}")
    db = apsw.Connection(str(path))
    db.execute("INSERT INTO migrations VALUES ('m9999_future')")
    db.close()

    with pytest.raises(StoreUnavailable, match="m9999_future, which this program does not know"):
        opened(f"sqlite:{path}")


def test_each_step_is_called_as_its_file() -> None:
    folder = Path(__file__).parents[2] / "server_client" / "server" / "sql" / "migrations"

    assert sorted(path.stem for path in folder.glob("m*.py")) == NAMES


def test_each_number_is_taken_once_but_for_the_two_that_were_released_with_one() -> None:
    numbers = Counter(name.split("_")[0] for name in NAMES)

    assert [number for number, count in numbers.items() if count > 1] == ["m0013"]
    assert [name for name in NAMES if name.startswith("m0013")] == ["m0013_lab", "m0013_webhook_secrets"]


@pytest.mark.parametrize(
    ("had", "lacks", "table"),
    [
        ("m0013_lab", "m0013_webhook_secrets", "webhook_old_secrets"),
        ("m0013_webhook_secrets", "m0013_lab", "lab_runs"),
    ],
)
def test_a_database_that_had_one_of_two_with_one_number_gets_the_other(
    bare: str, tmp_path: Path, had: str, lacks: str, table: str
) -> None:
    migrated(bare)
    execute(bare, f"DROP TABLE {table}")
    execute(bare, f"DELETE FROM alembic_version WHERE version_num = '{lacks}'")
    assert migrated(bare) == [lacks]
    opened(bare, f"SELECT COUNT(*) FROM {table}")

    path = tmp_path / "centre.sqlite"
    opened(f"sqlite:{path}")
    db = apsw.Connection(str(path))
    db.execute(f"DROP TABLE {table}; DELETE FROM migrations WHERE name = '{lacks}'")
    assert db.execute("SELECT COUNT(*) FROM migrations WHERE name = ?", (had,)).fetchall() == [(1,)]
    db.close()
    opened(f"sqlite:{path}", f"SELECT COUNT(*) FROM {table}")
