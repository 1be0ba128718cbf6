"""Runs a branch's server on a machine whose disk and clock fail: the arguments are the trouble's file and its own."""

import sys
import time
from pathlib import Path

from server_client.chaos.early_store import EarlyStore
from server_client.chaos.faulty_disk import FaultyDisk
from server_client.chaos.trouble import Trouble
from server_client.server.app import serve
from server_client.server.options import branch_settings
from server_client.server.store.sqlite_store import SqliteStore

ANSWERS_EARLY = "--answers-early"


def main(trouble: Trouble, arguments: list[str]) -> None:
    """Serve until told to stop."""
    # Kept for as long as the process: the disk lies under every file that is opened.
    disk = FaultyDisk(trouble)
    # The head of every answer tells the time by this clock, and kiosks go by it.
    setattr(time, "time", lambda: trouble.now().timestamp())  # noqa: B010 - the machine's clock
    early = arguments[:1] == [ANSWERS_EARLY]
    settings = branch_settings(arguments[1:] if early else arguments)
    serve(settings, EarlyStore if early else SqliteStore, clock=trouble.now)
    disk.unregister()


if __name__ == "__main__":
    main(Trouble(Path(sys.argv[1])), sys.argv[2:])
