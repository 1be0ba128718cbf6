"""How a branch comes back to life from its log: the newest readable snapshot, and what came after it."""

from collections.abc import Sequence

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged, StoreUnavailable
from server_client.server.store.log_store import LogStore
from server_client.server.store.store import Head, Snapshot
from server_client.wire.chain import Entry, checked
from server_client.wire.documents import decode_branch, encode_branch, is_as_replayed
from server_client.wire.errors import Malformed

_PORTION = 2000
# A machine that is switched off and never stopped keeps no snapshot at its end; so a long way back leaves one.
_LONG_WAY = 10_000


async def revived(log: LogStore, branch_id: BranchId) -> tuple[Branch, Head]:
    """Return the branch as its log leaves it, and where the log ends.

    LogDamaged if the log is of another branch, or if what follows the snapshot does not hold together.
    """
    branch, head = await _from_snapshot(log) or (Branch(id=branch_id), Head())
    began = head.seq
    if branch.id != branch_id:
        raise LogDamaged(f"The log is of branch {branch.id}, not of {branch_id}: check the data folder")
    while entries := await log.read(head.seq, _PORTION):
        branch, head = went_on(branch, head, entries)
    if head.seq - began >= _LONG_WAY:
        await _keep_snapshot(log, branch, head)
    return branch, head


def went_on(branch: Branch, head: Head, entries: Sequence[Entry]) -> tuple[Branch, Head]:
    """Return the branch and its head after these entries too; LogDamaged if they do not follow."""
    try:
        for event in checked(entries, head.hash, head.seq):
            branch = apply(branch, event)
    except (Malformed, OutOfOrder) as broken:
        raise LogDamaged(f"{broken}; run motcua verify, then restore the log from a backup") from broken
    return branch, Head(entries[-1].seq, entries[-1].hash)


async def _keep_snapshot(log: LogStore, branch: Branch, head: Head) -> None:
    try:
        await log.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))
    except StoreUnavailable:
        # It only saves time: the next start goes the long way once more.
        return


async def _from_snapshot(log: LogStore) -> tuple[Branch, Head] | None:
    # A snapshot only saves time: one of an older format, or of a log that has since been cut short, is passed over.
    for snapshot in await log.snapshots():
        try:
            if not is_as_replayed(snapshot.document):
                continue
            branch, head_hash = decode_branch(snapshot.document)
        except Malformed:
            continue
        at_snapshot = await log.read(snapshot.seq - 1, 1)
        if at_snapshot and at_snapshot[0].seq == snapshot.seq and at_snapshot[0].hash == head_hash:
            return branch, Head(snapshot.seq, head_hash)
    return None
