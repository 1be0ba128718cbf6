"""A real PostgreSQL for tests: one cluster for all that a test process runs, a fresh database for each test.

These fixtures are known everywhere (`tests/conftest.py` names this module); whoever asks for none starts nothing.
"""

import asyncio
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from server_client.server.sql.local_cluster import LocalCluster, local_cluster
from server_client.server.sql.migrating import migrated

_TEMPLATE = "motcua_template"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[LocalCluster]:
    """Run a cluster with a migrated database that others are copied from."""
    with local_cluster(durable=False) as cluster:
        execute(cluster.address(), f"CREATE DATABASE {_TEMPLATE}")
        migrated(cluster.address(_TEMPLATE))
        yield cluster


@pytest.fixture
def postgres(postgres_cluster: LocalCluster) -> Iterator[str]:
    """Give the address of an empty database with all tables, and drop it after the test."""
    name = f"test_{next(_numbers)}"
    execute(postgres_cluster.address(), f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
    yield postgres_cluster.address(name)
    execute(postgres_cluster.address(), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def sql_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database of either kind: what holds for one holds for the other."""
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'centre' / 'centre.sqlite'}"
    address = request.getfixturevalue("postgres")
    assert isinstance(address, str)
    return address


def execute(address: str, statement: str) -> None:
    """Carry out one statement beside the program under test."""

    async def work() -> None:
        connection = await asyncpg.connect(address)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(work())
