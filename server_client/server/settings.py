"""What an engineer sets on a server; each value is checked here, and a fault names the option and the next step."""

from dataclasses import dataclass, field
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from server_client.queue_model.ids import BranchId
from server_client.server.city_system.address import CityAddress
from server_client.server.errors import SettingsFault
from server_client.server.records.rules import RecordRules
from server_client.server.staff.staff_files import StaffFiles
from server_client.server.vault.rules import VaultRules

STARTER = Path(str(files("assets"))) / "starter"
_LONGEST_RULE = 10_000
_LOOPBACK = ("127.", "::1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """One server process that hosts one branch; `closes` is in minutes after local midnight.

    `opens_days_off` opens the calendar's days off too, for trials on any day.
    """

    branch: BranchId
    data: Path
    host: str
    port: int
    public_url: str
    configuration: Path | None = None
    closes: int = 23 * 60
    opens_days_off: bool = False
    records: RecordRules = field(default_factory=RecordRules)
    vault: VaultRules = field(default_factory=VaultRules)
    vault_key: str | None = None
    """File of the vault's key, or `keyring:NAME`; None for the usual file in the folder."""
    catalogue: Path = STARTER / "procedures.json"
    everyday_words: Path = STARTER / "everyday_words.toml"
    calendar: Path = STARTER / "calendar.csv"
    working_hours: Path = STARTER / "working_hours.toml"
    city: CityAddress = field(default_factory=CityAddress)

    @property
    def log_path(self) -> Path:
        """Return where the branch's log is."""
        return self.data / f"{self.branch}.sqlite"

    @property
    def records_path(self) -> Path:
        """Return where bookings and dossier statuses are."""
        return self.data / "records.sqlite"

    @property
    def vault_path(self) -> Path:
        """Return where applicants and pre-registrations are."""
        return self.data / "vault.sqlite"

    @property
    def staff_files(self) -> StaffFiles:
        """Return where everything about the staff is."""
        return StaffFiles(data=self.data)

    @property
    def ratings_path(self) -> Path:
        """Return where the ratings are, as read from the log."""
        return self.data / "ratings.sqlite"

    @property
    def vault_key_address(self) -> str:
        """Return where the vault's key is."""
        return self.vault_key or str(self.data / "vault.key")

    @property
    def credentials_path(self) -> Path:
        """Return where the credentials are."""
        return self.data / "credentials.json"


def listen_address(text: str) -> tuple[str, int]:
    """Return host and port of `HOST:PORT`; SettingsFault if it is none."""
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or int(port) > 65535:
        raise SettingsFault(f"--listen {text} is not an address: write it as HOST:PORT, for example 127.0.0.1:8100")
    return host.strip("[]"), int(port)


def public_address(text: str) -> str:
    """Return the address under which citizens reach the server, without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise SettingsFault(f"--public-url {text} is not an address: write it as https://HOST")
    return text.rstrip("/")


def record_rules(check_in_early: int, status_stale: int) -> RecordRules:
    """Return the rules for bookings (minutes) and statuses (hours); SettingsFault if one of them is below 0."""
    for option, value in (("--check-in-early", check_in_early), ("--status-stale", status_stale)):
        if not 0 <= value <= _LONGEST_RULE:
            raise SettingsFault(f"{option} {value} does not fit: give a number from 0 to {_LONGEST_RULE}")
    return RecordRules(check_in_earliest=timedelta(minutes=check_in_early), stale_after=timedelta(hours=status_stale))


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach the address."""
    return host.startswith(_LOOPBACK)
