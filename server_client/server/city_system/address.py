"""Which way to the city's system was named: `none:`, `file:FOLDER` or an address of HTTP; it connects nothing."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from server_client.server.city_system.city_system import CitySystem
from server_client.server.errors import SettingsFault

NONE = "none:"
_FILE = "file:"


@dataclass(frozen=True, slots=True, kw_only=True)
class CityAddress:
    """Where the city's system is: the unit that messages come from (`madonvi`), and the file of the account there."""

    where: str = NONE
    unit: str = ""
    account: Path | None = None


def city_address(where: str, unit: str, account: Path | None) -> CityAddress:
    """Return the address, checked; SettingsFault if it is none."""
    parts = urlsplit(where)
    is_folder = where.startswith(_FILE) and bool(where.removeprefix(_FILE).strip())
    is_http = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    if where != NONE and not is_folder and not is_http:
        raise SettingsFault(f"--city-system {where} is not one: write none:, file:FOLDER or https://HOST/PATH")
    return CityAddress(where=where, unit=unit, account=account)


def city_at(address: CityAddress) -> CitySystem | None:
    """Return the way to the city's system; None if the branch has none."""
    if address.where == NONE:
        return None
    if address.where.startswith(_FILE):
        from server_client.server.city_system.file_city import FileCity  # noqa: PLC0415 - each branch needs one of them

        return FileCity(Path(address.where.removeprefix(_FILE)), address.unit)
    from server_client.server.city_system.http_city import HttpCity  # noqa: PLC0415 - as above; httpx is slow to load

    return HttpCity(address.where, address.unit, address.account)
