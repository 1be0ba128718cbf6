"""Runs a branch on a disk whose commits take longer, as a branch PC's do: the arguments are its command's."""

import sys
import time
from functools import partial
from pathlib import Path

from server_client.server.app import serve
from server_client.server.options import branch_settings
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group


class SlowStore(SqliteStore):
    """A log each of whose commits takes `delay_s` more."""

    def __init__(self, delay_s: float, path: Path) -> None:
        """Open or make the log."""
        super().__init__(path)
        self._delay_s = delay_s

    def append(self, group: Group) -> None:
        """Add the group, later."""
        super().append(group)
        time.sleep(self._delay_s)  # noqa: TID251 - the delay is what this module is for


if __name__ == "__main__":
    serve(branch_settings(sys.argv[2:]), partial(SlowStore, float(sys.argv[1]) / 1000))
