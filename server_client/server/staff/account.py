"""One member of the staff as the server knows them; how a PIN is checked, and where accounts lie, is told elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from server_client.queue_model.ids import ClerkId


class StaffRole(StrEnum):
    """What someone may do at a console: a clerk at the own counter, a supervisor at any."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A member of the staff; `name` is as the office publishes it.

    `pin_version` is another with each PIN that is set, so that no session outlives its PIN. An initial PIN was made by
    whoever set the account up, and should be changed by its holder. `picture` is the name of a file, or None.
    """

    clerk: ClerkId
    name: str
    role: StaffRole
    pin_hash: str
    pin_version: str
    pin_is_initial: bool = False
    shows_name: bool = True
    picture: str | None = None

    def __repr__(self) -> str:
        return f"<Account {self.clerk}: hidden>"
