"""What PostgreSQL and the line to it say when something fails, as Unavailable errors with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from server_client.server.errors import StoreBroken, StoreUnavailable

_FAR = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    # Shut down, starting up, or whoever looks after it has ended the statement.
    asyncpg.OperatorInterventionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)
_BUSY = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError)


@contextmanager
def reaching(database: str) -> Iterator[None]:
    """Make whatever keeps us from a line to the database into StoreUnavailable."""
    try:
        yield
    except asyncpg.TooManyConnectionsError as full:
        raise StoreUnavailable(f"{database} takes no more lines ({full}): raise its max_connections") from full
    except (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError) as denied:
        raise StoreUnavailable(f"{database} does not let us in ({denied}): check user, password and name") from denied
    except (*_FAR, asyncpg.PostgresError) as failed:
        raise _unreachable(database, failed) from failed


@contextmanager
def translated(database: str) -> Iterator[None]:
    """Make what fails in the block into StoreUnavailable or StoreBroken; a mistake in a statement's values rises."""
    try:
        yield
    except asyncpg.DataError:
        raise
    except _FAR as failed:
        raise _unreachable(database, failed) from failed
    except _BUSY as busy:
        raise StoreUnavailable(
            f"{database} is held by somebody else ({busy}): nothing was changed, repeat it"
        ) from busy
    except asyncpg.InsufficientResourcesError as full:
        raise StoreUnavailable(f"{database} has no room left ({full}): nothing was lost, free some") from full
    except asyncpg.InsufficientPrivilegeError as denied:
        raise StoreUnavailable(f"{database} does not let us do that ({denied}): give our user the right") from denied
    except asyncpg.ReadOnlySQLTransactionError as copy:
        raise StoreUnavailable(f"{database} is a copy that takes nothing ({copy}): name the one that does") from copy
    except asyncpg.PostgresError as failed:
        raise StoreBroken(f"{database} refused a statement ({failed}): look into its log") from failed


def _unreachable(database: str, failed: Exception) -> StoreUnavailable:
    return StoreUnavailable(f"{database} cannot be reached ({_said(failed)}): check that it runs and the line to it")


def _said(failed: BaseException) -> str:
    return str(failed) or type(failed).__name__
