"""Runs a branch's server on a machine whose disk and clock fail: the arguments are the trouble's file and its own."""

import sys
from pathlib import Path

from server_client.chaos.early_store import EarlyStore
from server_client.chaos.faulty_disk import FaultyDisk
from server_client.chaos.trouble import Trouble
from server_client.server.app import serve
from server_client.server.options import branch_settings
from server_client.server.steady_clock import SteadyClock
from server_client.server.store.sqlite_store import SqliteStore

ANSWERS_EARLY = "--answers-early"
# A fault holds for one to four seconds: some leaps are over before they are believed, and some are not.
_BELIEVED_AFTER_S = 2.0


def main(trouble: Trouble, arguments: list[str]) -> None:
    """Serve until told to stop."""
    # Kept for as long as the process: the disk lies under every file that is opened.
    disk = FaultyDisk(trouble)
    early = arguments[:1] == [ANSWERS_EARLY]
    settings = branch_settings(arguments[1:] if early else arguments)
    clock = SteadyClock(trouble.now, believed_after_s=_BELIEVED_AFTER_S)
    serve(settings, EarlyStore if early else SqliteStore, clock=clock)
    disk.unregister()


if __name__ == "__main__":
    main(Trouble(Path(sys.argv[1])), sys.argv[2:])
