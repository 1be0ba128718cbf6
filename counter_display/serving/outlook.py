"""What questions and pictures are answered from: the branch at one moment, and who asks; it decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from counter_display.serving.deeds import Seat
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Configuration, Names
from server_client.queue_model.ids import ClerkId, Language
from server_client.queue_model.refusals import RefusalCode
from server_client.wait_forecast.announcing import ToldWaits


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice: its code, its name if the configuration has one, an icon, and what refuses it now."""

    code: str
    name: str = ""
    icon: str = ""
    refused: RefusalCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The branch at `now`, who asks, and the language of the names; `clerks` are the names of the staff.

    `waits` is what is foretold, None if nothing is.
    """

    branch: Branch
    seat: Seat
    now: datetime
    language: Language = VIETNAMESE
    clerks: Mapping[ClerkId, str] = field(default_factory=dict)
    waits: ToldWaits | None = None

    @property
    def configuration(self) -> Configuration:
        """Return the configuration; LookupError before the first."""
        if self.branch.configuration is None:
            raise LookupError(f"Branch {self.branch.id} has no configuration yet")
        return self.branch.configuration

    def name(self, names: Names) -> str:
        """Return the name in the clerk's language, or in Vietnamese."""
        return names.get(self.language) or names[VIETNAMESE]
