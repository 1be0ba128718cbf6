"""A log that lets answers leave before their events are on disk: a fault for the campaign to find."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from server_client.queue_model.ids import CommandId
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Answer, Group, Head
from server_client.wire.chain import Entry

_GROUPS = 50


class EarlyStore(SqliteStore):
    """As the true one, but it writes only now and then."""

    def __init__(self, path: Path) -> None:
        """Open or make the log."""
        super().__init__(path)
        self._waiting: list[Group] = []

    def append(self, group: Group) -> None:
        """Promise to add the group."""
        self._waiting.append(group)
        if len(self._waiting) >= _GROUPS:
            self._catch_up()

    def head(self) -> Head:
        """Return where the log is said to end."""
        promised = self._promised()
        return Head(promised[-1].seq, promised[-1].hash) if promised else super().head()

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""
        wanted = frozenset(commands)
        entries: dict[CommandId, Answer] = {
            command: [entry for entry in self._promised() if entry.command_id == command]
            for command in wanted & {entry.command_id for entry in self._promised()}
        }
        refused = {
            command: no for group in self._waiting for command, no in group.refusals.items() if command in wanted
        }
        return {**super().answers(wanted), **entries, **refused}

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        promised = [entry for entry in self._promised() if entry.seq > after]
        return [*super().read(after, limit), *promised][:limit]

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self._catch_up()
        super().close()

    def _promised(self) -> list[Entry]:
        return [entry for group in self._waiting for entry in group.entries]

    def _catch_up(self) -> None:
        waiting, self._waiting = self._waiting, []
        for group in waiting:
            super().append(group)
