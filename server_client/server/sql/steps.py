"""Which steps make the centre's tables, and whether a database has had all of them; alembic is not needed for that."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from server_client.server.errors import StoreUnavailable
from server_client.server.sql import migrations


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One migration: its name, what makes it on both databases, and what PostgreSQL needs after that."""

    name: str
    statements: Sequence[str]
    postgresql: Sequence[str]


@cache
def all_steps() -> tuple[Step, ...]:
    """Return the steps in the order of their numbers."""
    return tuple(_step(module.name) for module in sorted(iter_modules(migrations.__path__), key=lambda one: one.name))


def missing(applied: Iterable[str], database: str, remedy: str) -> list[Step]:
    """Return the steps that a database has not had yet.

    StoreUnavailable if it has had one that this program does not know: it was made by a newer one, which `remedy` says.
    """
    done = set(applied)
    newer = sorted(done - {step.name for step in all_steps()})
    if newer:
        raise StoreUnavailable(f"{database} has had {', '.join(newer)}, which this program does not know: {remedy}")
    return [step for step in all_steps() if step.name not in done]


def upgrade_of(name: str) -> Callable[[], None]:
    """Return what alembic calls to carry the step `name` out."""

    def upgrade() -> None:
        # Alembic and what it brings are for `motcua migrate` alone; a server reads only the words of a step.
        from server_client.server.sql.migrating import carry_out  # noqa: PLC0415

        carry_out(next(step for step in all_steps() if step.name == name))

    return upgrade


def _step(name: str) -> Step:
    module = import_module(f"{migrations.__name__}.{name}")
    return Step(name=module.revision, statements=module.STATEMENTS, postgresql=getattr(module, "POSTGRESQL", ()))
