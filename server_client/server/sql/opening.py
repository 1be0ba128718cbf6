"""Opens the centre's database at its address; which kind it is, nobody else needs to know."""

from pathlib import Path

from server_client.server.errors import SettingsFault
from server_client.server.sql.sql import Sql
from server_client.server.sql.sqlite_sql import SqliteSql

_SQLITE = "sqlite:"
_POSTGRESQL = ("postgresql://", "postgres://")


async def open_sql(address: str, *, connections: int = 10) -> Sql:
    """Return the database at `sqlite:PATH`, made if there is none, or at `postgresql://…`, with up to that many lines.

    SettingsFault for any other address; StoreUnavailable, LogInUse or LogDamaged says why it cannot be opened.
    """
    if address.startswith(_SQLITE):
        return SqliteSql(Path(address.removeprefix(_SQLITE)))
    if address.startswith(_POSTGRESQL):
        # A centre on one file runs without PostgreSQL's driver.
        from server_client.server.sql.postgres_sql import opened  # noqa: PLC0415

        return await opened(address, connections=connections)
    raise SettingsFault(f"--database {address}: give sqlite:PATH or postgresql://USER@HOST/DATABASE")
