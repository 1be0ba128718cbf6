"""The account at the city's system: a file that only its owner may read, name and password a line each."""

from pathlib import Path

from server_client.server.city_system.city_system import CityUnavailable


def account_in(path: Path) -> tuple[str, str]:
    """Return name and password; CityUnavailable if the file cannot be read, or can be by others."""
    try:
        if path.stat().st_mode & 0o077:
            raise CityUnavailable(f"The account of the city's system {path} can be read by others: chmod 600 {path}")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as failed:
        raise CityUnavailable(f"The account of the city's system {path} cannot be read: check the file") from failed
    if len(lines) < 2:
        raise CityUnavailable(
            f"{path} holds no account: write the name into its first line, the password into the next"
        )
    return lines[0].strip(), lines[1].strip()
