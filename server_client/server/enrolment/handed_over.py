"""The private authority's certificate that devices are given when they are enrolled, with the mark that codes bear."""

from dataclasses import dataclass
from pathlib import Path

from server_client.server.errors import SettingsFault
from server_client.tls.trust import NoAuthority, mark_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """The certificate as anybody gets it, and its mark, by which a device knows that it was not swapped."""

    pem: bytes
    mark: str


def handed_over(path: Path | None) -> HandedOver | None:
    """Return what is in the file, None if none is named; SettingsFault if it is no certificate."""
    if path is None:
        return None
    try:
        pem = path.read_bytes()
        return HandedOver(pem=pem, mark=mark_of(pem))
    except OSError as failed:
        raise SettingsFault(f"--authority {path} cannot be read ({failed.strerror}): check the path") from failed
    except NoAuthority as wrong:
        raise SettingsFault(f"--authority {path} does not fit: {wrong}") from wrong
