"""What PostgreSQL and the line to it say when something fails, as Unavailable errors with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from server_client.server.errors import StoreBroken, StoreUnavailable, Unavailable

_FAR = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InternalClientError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)
_DENIED = (
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InsufficientPrivilegeError,
)
_BUSY = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError)


@contextmanager
def translated(database: str) -> Iterator[None]:
    """Make what fails in the block into StoreUnavailable or StoreBroken; a mistake in a statement's values rises."""
    try:
        yield
    except Unavailable:
        raise
    except (*_FAR, asyncpg.InterfaceError) as failed:
        # A value of the wrong type is called an InterfaceError too, and is a mistake of ours.
        if isinstance(failed, ValueError):
            raise
        raise StoreUnavailable(
            f"{database} cannot be reached ({_said(failed)}): check that it runs and the line to it"
        ) from failed
    except _DENIED as denied:
        raise StoreUnavailable(f"{database} does not let us in ({denied}): check user, password and rights") from denied
    except _BUSY as busy:
        raise StoreUnavailable(
            f"{database} is held by somebody else ({busy}): nothing was changed, repeat it"
        ) from busy
    except asyncpg.InsufficientResourcesError as full:
        raise StoreUnavailable(f"{database} has no room left ({full}): nothing was lost, free some") from full
    except asyncpg.ReadOnlySQLTransactionError as copy:
        raise StoreUnavailable(f"{database} is a copy that takes nothing ({copy}): name the one that does") from copy
    except asyncpg.PostgresError as failed:
        raise StoreBroken(f"{database} refused a statement ({failed}): look into its log") from failed


def _said(failed: BaseException) -> str:
    return str(failed) or type(failed).__name__
