"""What an engineer sets on a kiosk; each value is checked here, and a fault names the option and the next step."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from server_client.queue_model.ids import BranchId, Language


class SettingsWrong(ValueError):
    """A setting cannot be used; the message says which and how to write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """One kiosk. `size` in pixels is that of a window; without one the whole screen is used.

    `public_url` is the address under which citizens reach their ticket's page; empty if they cannot.
    """

    server: str
    branch: BranchId
    credential_file: Path
    data: Path
    printer: str
    language: Language
    public_url: str = ""
    size: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        for option, address in (("--server", self.server), ("--public-url", self.public_url or self.server)):
            parts = urlsplit(address)
            if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
                raise SettingsWrong(f"{option} {address} is not an address: write it as https://HOST[:PORT]")

    def credential(self) -> str:
        """Read the credential; SettingsWrong if the file cannot be read or is empty."""
        try:
            text = self.credential_file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as exc:
            raise SettingsWrong(f"--credential-file {self.credential_file} cannot be read: {exc}") from exc
        if not text:
            raise SettingsWrong(
                f"--credential-file {self.credential_file} is empty: put what motcua credential add printed into it"
            )
        return text


def window_size(text: str) -> tuple[int, int]:
    """Return width and height of `1080x1920`; SettingsWrong if it is no such size."""
    match = re.fullmatch(r"([1-9]\d{2,4})x([1-9]\d{2,4})", text)
    if match is None:
        raise SettingsWrong(f"--windowed {text} is not a size in pixels: write it as WIDTHxHEIGHT, for example 540x960")
    return int(match[1]), int(match[2])
