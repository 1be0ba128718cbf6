"""The account of someone at the centre, as it is kept; what proves that it is them is never shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.administration.administrator import CenterRole
from server_client.server.sql.sql import Row
from server_client.server.stored_time import time_of, time_or_none

Clock = Callable[[], datetime]
COLUMNS = (
    "name, shown_name, role, branches, password_hash, initial_until_ms, second_sealed, second_step, made_ms, seen_ms,"
    " ended_ms"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Someone's account; `second_sealed` is the sealed secret of their second factor, None before they have one.

    `initial_until` is set as long as the password is the one that was made for them: with it they may only begin, by
    choosing another and setting up the second factor, and not after that time. `second_step` is the last step whose
    figures were used. An account that has ended stays, so that its name is never another's.
    """

    name: str
    shown_name: str
    role: CenterRole
    branches: frozenset[BranchId] = frozenset()
    password_hash: str
    initial_until: datetime | None = None
    second_sealed: bytes | None = None
    second_step: int = 0
    made_at: datetime
    seen_at: datetime | None = None
    ended_at: datetime | None = None

    def __repr__(self) -> str:
        return f"<Account {self.name}: hidden>"


def account_of(row: Row) -> Account:
    """Return the account that a row of `COLUMNS` holds."""
    name, shown, role, branches, password, initial, sealed, step, made, seen, ended = row
    return Account(
        name=cast("str", name),
        shown_name=cast("str", shown),
        role=CenterRole(cast("str", role)),
        branches=branches_of(cast("str", branches)),
        password_hash=cast("str", password),
        initial_until=time_or_none(initial),
        second_sealed=cast("bytes | None", sealed),
        second_step=cast("int", step),
        made_at=time_of(made),
        seen_at=time_or_none(seen),
        ended_at=time_or_none(ended),
    )


def branches_of(text: str) -> frozenset[BranchId]:
    """Return the branches that a text lists, with blanks or commas between them."""
    return frozenset(BranchId(code) for code in text.replace(",", " ").split())


def branches_text(branches: frozenset[BranchId]) -> str:
    """Return the branches as they are kept."""
    return " ".join(sorted(branches))
