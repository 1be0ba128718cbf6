"""The key that sessions are signed with, in a file that only the server's user reads; it is made once, when needed."""

import os
import secrets
import stat
from pathlib import Path

from server_client.server.errors import StaffUnusable

KEY_BYTES = 32


def session_key(path: Path) -> bytes:
    """Return the key; it is made if there is none. StaffUnusable says why it cannot be used."""
    try:
        if not path.exists():
            _make(path)
        with path.open("rb") as file:
            _check(path, os.fstat(file.fileno()))
            key = file.read()
    except OSError as failed:
        raise StaffUnusable(f"The key {path} cannot be used ({failed.strerror}): check the disk and rights") from failed
    if len(key) != KEY_BYTES:
        raise StaffUnusable(f"{path} is not a key of sessions: remove it; everyone then signs in anew")
    return key


def _check(path: Path, found: os.stat_result) -> None:
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise StaffUnusable(f"The key {path} can be read by others: chmod 600 {path}, or remove it to have another")
    if found.st_uid not in {0, os.geteuid()}:
        raise StaffUnusable(f"The key {path} belongs to another user: chown it to the server's")


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link never takes the place of a key that another process has just made.
        os.link(new, path)
    except FileExistsError:
        pass
    finally:
        new.unlink()
