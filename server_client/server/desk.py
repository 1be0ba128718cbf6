"""What the calls on one hosted branch work with; it does nothing by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from server_client.queue_model.ids import CommandId
from server_client.server.city_system.line import CityLine
from server_client.server.configurations.adopting import Adopter
from server_client.server.epochs.fence import Fence
from server_client.server.guessing import Guessing
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.presence import Presence
from server_client.server.metrics import Metrics
from server_client.server.procedures import Procedures
from server_client.server.ratings.ratings import Ratings
from server_client.server.receptions.reception_book import ReceptionBook
from server_client.server.records.records import Records
from server_client.server.replication.shipping import Shipper
from server_client.server.replication.vault_shipping import VaultShipper
from server_client.server.settings import ServerSettings
from server_client.server.staff.staff import Staff
from server_client.server.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One hosted branch with everything that its calls need; `new_id` makes ids for commands of the server's own."""

    settings: ServerSettings
    hosted: HostedBranch
    metrics: Metrics
    now: Callable[[], datetime]
    new_id: Callable[[], CommandId]
    records: Records
    vault: Vault
    procedures: Procedures
    staff: Staff
    ratings: Ratings
    receptions: ReceptionBook
    city: CityLine
    fence: Fence | None = None
    shipper: Shipper | None = None
    adopter: Adopter | None = None
    vault_shipper: VaultShipper | None = None
    presence: Presence = field(default_factory=lambda: Presence(monotonic))
    guessing: Guessing = field(default_factory=lambda: Guessing(monotonic))
