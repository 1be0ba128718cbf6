"""How commands, events and state travel: JSON by msgspec, problem documents and the hash chain; no socket, no disk."""
