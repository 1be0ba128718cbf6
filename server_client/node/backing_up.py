"""A copy of a branch's log in one file, taken beside the server that writes it; what was refused is not in it."""

from collections.abc import Callable
from pathlib import Path

from server_client.node.errors import GuardError
from server_client.queue_model.ids import BranchId
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group, Head
from server_client.wire.chain import checked
from server_client.wire.errors import Malformed

_PORTION = 2_000


def back_up(data: Path, branch: BranchId, file: Path, tell: Callable[[str], None]) -> None:
    """Copy the log as far as it goes now, each entry checked; GuardError if the file is there, or the log unsound."""
    if file.exists():
        raise GuardError(f"{file} is there already: name a new file")
    log = SqliteReader(data / f"{branch}.sqlite")
    copy = SqliteStore(file)
    head = Head()
    try:
        while entries := log.read(head.seq, _PORTION):
            for _ in checked(entries, head.hash, head.seq):
                pass
            copy.append(Group(entries=entries))
            head = Head(entries[-1].seq, entries[-1].hash)
    except Malformed as wrong:
        raise GuardError(
            f"{wrong}: the log is not sound, see motcua verify; {file} ends at entry {head.seq}"
        ) from wrong
    finally:
        copy.close()
        log.close()
        file.with_suffix(".lock").unlink(missing_ok=True)
    tell(f"{file} holds the log of {branch} up to entry {head.seq}")
