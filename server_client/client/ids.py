"""The names that a device makes before it first sends anything, as the client offers them; `wire` knows their form."""

from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

__all__ = ["ID_BYTES", "TOKEN_BYTES", "new_id", "new_token"]
