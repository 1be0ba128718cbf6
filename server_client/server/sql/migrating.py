"""Brings a PostgreSQL database to this program's tables, by alembic; no server uses it.

Several may do so at once: they go one after the other, and the later ones find that nothing is left.
"""

import asyncio
from pathlib import Path

import asyncpg
from alembic import op
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from server_client.server.sql import migrations
from server_client.server.sql.dialects import for_postgresql
from server_client.server.sql.postgres_errors import reaching, translated
from server_client.server.sql.postgres_sql import named
from server_client.server.sql.steps import Step, missing

# Any number that nothing else in the database takes for its locks.
_LOCK = 0x6D6F74637561
_CONNECT_S = 10


def migrated(address: str) -> list[str]:
    """Carry out the steps that the database at `postgresql://…` lacks; return their names, in order.

    StoreUnavailable if it cannot be reached or was made by a newer program; StoreBroken if a step fails, and then none
    of them has been carried out.
    """
    return asyncio.run(migrated_by(address))


async def migrated_by(address: str) -> list[str]:
    """Do what `migrated` does, within a loop."""
    name = named(address)
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: _connected(address, name), poolclass=NullPool
    )
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade, name)
    except DBAPIError as failed:
        with translated(name):
            raise _cause(failed) from failed
    finally:
        await engine.dispose()


async def _connected(address: str, name: str) -> asyncpg.Connection:
    with reaching(name):
        return await asyncpg.connect(address, timeout=_CONNECT_S)


def _cause(failed: DBAPIError) -> BaseException:
    """Return what the driver said, from under what is put over it."""
    cause: BaseException = failed
    while not isinstance(cause, asyncpg.PostgresError | asyncpg.InterfaceError) and cause.__cause__ is not None:
        cause = cause.__cause__
    return cause


def carry_out(step: Step) -> None:
    """Carry one step out, within alembic."""
    for statement in (*step.statements, *step.postgresql):
        op.get_bind().exec_driver_sql(for_postgresql(statement))


def _upgrade(connection: Connection, name: str) -> list[str]:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    config.set_main_option("version_locations", str(Path(migrations.__path__[0])))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config,
        script,
        # In the order of their numbers: a later step may speak of what an earlier one has made.
        fn=lambda revision, _: sorted(script._upgrade_revs("heads", revision), key=_name),  # noqa: SLF001
    ) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        left = missing(environment.get_context().get_current_heads(), name, "use a newer motcua")
        environment.run_migrations()
    return [step.name for step in left]


def _name(step: MigrationStep) -> str:
    return str(step.to_revisions_no_deps[0])
