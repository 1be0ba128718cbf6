"""Where in the server's folder everything about the staff lies; it reads none of it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFiles:
    """Where in the server's folder everything about the staff lies."""

    data: Path

    @property
    def accounts(self) -> Path:
        """Return the file of the accounts."""
        return self.data / "staff.json"

    @property
    def tries(self) -> Path:
        """Return the file of wrong PINs and known consoles."""
        return self.data / "staff-tries.json"

    @property
    def key(self) -> Path:
        """Return the file of the key that sessions are signed with."""
        return self.data / "staff.key"

    @property
    def pictures(self) -> Path:
        """Return the folder of the pictures."""
        return self.data / "staff-pictures"
