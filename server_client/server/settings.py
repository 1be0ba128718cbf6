"""What an engineer sets on a server; each value is checked here, and a fault names the option and the next step."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from server_client.queue_model.ids import BranchId
from server_client.server.citizen.booking_rules import NOTHING_BOOKED, BookingRules
from server_client.server.citizen.push_sealing import PushKey
from server_client.server.city_system.address import CityAddress
from server_client.server.errors import SettingsFault
from server_client.server.records.rules import RecordRules
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.staff.staff_files import StaffFiles
from server_client.server.vault.rules import VaultRules
from server_client.tls.trust import NoAuthority, trusting

STARTER = Path(str(files("assets"))) / "starter"
_LONGEST_RULE = 10_000
_LOOPBACK = ("127.", "::1", "localhost")
# A branch's code names a folder too.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Where a server listens, and by whose certificate (PEM files); None where nobody else can listen in."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """One branch that a server hosts; `closes` is in minutes after local midnight.

    `opens_days_off` opens the calendar's days off too, for trials on any day.
    """

    branch: BranchId
    data: Path
    public_url: str
    configuration: Path | None = None
    closes: int = 23 * 60
    opens_days_off: bool = False
    records: RecordRules = field(default_factory=RecordRules)
    vault: VaultRules = field(default_factory=VaultRules)
    high_water: Path | None = None
    """File of the high-water mark, best on another disk; None for the usual one in the folder."""
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
        return credentials_in(self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSettings:
    """A branch's own server: where it listens, the branch that it hosts, and the centre that gets its log."""

    front: Front
    hosted: ServerSettings
    center: CentreAddress | None = None
    foretells: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CenterSettings:
    """One process of a centre: its folder, its database (`sqlite:PATH` or `postgresql://…`), and what it hosts."""

    data: Path
    database: str
    front: Front
    public_url: str
    webhook_networks: tuple[str, ...] = ()
    hosted: tuple[ServerSettings, ...] = ()
    booking: BookingRules = NOTHING_BOOKED
    authority: Path | None = None
    """Certificate of the private authority that devices are given when they are enrolled."""
    foretells: bool = True
    push_key: PushKey | None = None
    """The office's key for web push; None where phones are not told of calls."""

    @property
    def credentials_path(self) -> Path:
        """Return where the credentials are, of all branches."""
        return credentials_in(self.data)


def credentials_in(data: Path) -> Path:
    """Return where in a server's folder the credentials are."""
    return data / "credentials.json"


def front(listen: str, certificate: Path | None, key: Path | None, *, behind_proxy: bool) -> Front:
    """Return where to listen; SettingsFault if others could listen in, or a file is missing."""
    host, port = listen_address(listen)
    if (certificate is None) is not (key is None):
        raise SettingsFault("--certificate and --key belong together: give both, or neither")
    for option, path in (("--certificate", certificate), ("--key", key)):
        if path is not None and not path.is_file():
            raise SettingsFault(f"{option} {path} is not there: check the path")
    if certificate is None and not behind_proxy and not is_loopback(host):
        raise SettingsFault(
            f"--listen {listen} can be reached from outside: give --certificate and --key, or --behind-proxy if a "
            "proxy before it speaks TLS and nobody else reaches this address"
        )
    return Front(host=host, port=port, certificate=certificate, key=key)


def hosted_point(text: str) -> tuple[BranchId, Path]:
    """Return branch and configuration of `BRANCH=FILE`; SettingsFault if it is not that."""
    branch, equals, path = text.partition("=")
    if not equals or not path or not _CODE.fullmatch(branch):
        raise SettingsFault(f"--host {text} does not fit: write it as BRANCH=FILE, for example HN07=hn07.json")
    return BranchId(branch), Path(path)


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


def centre_address(url: str | None, credential: Path | None, authority: Path | None = None) -> CentreAddress | None:
    """Return where the log goes, None if nowhere; SettingsFault if it is half said, or others could listen in."""
    if url is None and credential is None:
        return None
    if url is None or credential is None:
        raise SettingsFault("--center and --center-credential belong together: give both, or neither")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingsFault(f"--center {url} is not an address: write it as https://HOST")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise SettingsFault(f"--center {url}: the credential would be read on the way; write it as https://HOST")
    try:
        trusting(authority)
    except NoAuthority as wrong:
        raise SettingsFault(f"--ca {wrong}") from wrong
    return CentreAddress(url=url.rstrip("/"), credential=credential, authority=authority)


def record_rules(check_in_early: int, status_stale: int) -> RecordRules:
    """Return the rules for bookings (minutes) and statuses (hours); SettingsFault if one of them is below 0."""
    for option, value in (("--check-in-early", check_in_early), ("--status-stale", status_stale)):
        if not 0 <= value <= _LONGEST_RULE:
            raise SettingsFault(f"{option} {value} does not fit: give a number from 0 to {_LONGEST_RULE}")
    return RecordRules(check_in_earliest=timedelta(minutes=check_in_early), stale_after=timedelta(hours=status_stale))


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach the address."""
    return host.startswith(_LOOPBACK)
