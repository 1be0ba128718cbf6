"""Someone who is signed in at the centre, and what their role lets them see; how they proved it is told elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from server_client.queue_model.ids import BranchId


class CenterRole(StrEnum):
    """What someone is at the centre.

    An administrator looks after people, devices and configuration; a director sees every branch; a supervisor sees
    the branches that were given to them.
    """

    ADMINISTRATOR = "administrator"
    DIRECTOR = "director"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrator:
    """Someone with a session; `csrf` is what each of their forms has to carry, `branches` are a supervisor's own."""

    name: str
    shown_name: str
    role: CenterRole
    branches: frozenset[BranchId] = frozenset()
    csrf: str

    def sees(self, branch: BranchId) -> bool:
        """Say whether the branch is theirs to look at."""
        return self.role is not CenterRole.SUPERVISOR or branch in self.branches

    def __repr__(self) -> str:
        return f"<Administrator {self.name}: {self.role}>"
