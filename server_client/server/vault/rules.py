"""What an office sets about its vault; it reads no file and no command line."""

from dataclasses import dataclass, field
from datetime import timedelta

from server_client.dossier_model.limits import Limits
from server_client.dossier_model.preregistration import Retention

RECORDS_KEPT = timedelta(days=366)
"""How long it is known that there was a pre-registration and who read it; three months are the least (TT 12/2022)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRules:
    """How long the vault keeps what, and how much one person may have."""

    retention: Retention = field(default_factory=Retention)
    limits: Limits = field(default_factory=Limits)
    comments_kept: timedelta = timedelta(days=90)
    """For how many days after its own a citizen's comment is kept."""
    is_copied: bool = False
    """Whether a sealed copy is kept at the centre."""
    undelivered_kept: timedelta = timedelta(days=30)
    """How long what the city's system does not take is tried; then it is given up."""
