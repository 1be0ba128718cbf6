"""Keys of persons from a secret that everybody knows, for tests of what keeps such keys."""

from hashlib import sha256

from server_client.server.errors import VaultClosed


class KnownKeying:
    """The same key for the same person, and nothing secret about it."""

    def key(self, counted_as: str) -> bytes:
        """Return the key of what someone counts as."""
        return sha256(f"known {counted_as}".encode()).digest()


class NoKeying:
    """What a closed vault is like."""

    def key(self, counted_as: str) -> bytes:
        """Have no key."""
        raise VaultClosed("There is no vault key")
