"""How a branch comes back to life from its log: the newest readable snapshot, and what came after it.

A server reads its log beside its loop (`revived`); who has the log to itself just reads it (`read_state`).
"""

from collections.abc import Sequence

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged, StoreUnavailable
from server_client.server.store.log_store import LogStore
from server_client.server.store.store import Head, Snapshot, Store
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


def read_state(store: Store, branch_id: BranchId) -> tuple[Branch, Head]:
    """Return the branch as the log of a store leaves it, and where the log ends; LogDamaged as `revived`."""
    branch, head = Branch(id=branch_id), Head()
    for snapshot in store.snapshots():
        kept = _readable(snapshot)
        if kept is not None and _is_at(store.read(snapshot.seq - 1, 1), snapshot.seq, kept[1]):
            branch, head = kept[0], Head(snapshot.seq, kept[1])
            break
    while entries := store.read(head.seq, _PORTION):
        branch, head = went_on(branch, head, entries)
    return branch, head


async def _keep_snapshot(log: LogStore, branch: Branch, head: Head) -> None:
    try:
        await log.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))
    except StoreUnavailable:
        # It only saves time: the next start goes the long way once more.
        return


async def _from_snapshot(log: LogStore) -> tuple[Branch, Head] | None:
    for snapshot in await log.snapshots():
        kept = _readable(snapshot)
        if kept is not None and _is_at(await log.read(snapshot.seq - 1, 1), snapshot.seq, kept[1]):
            return kept[0], Head(snapshot.seq, kept[1])
    return None


def _readable(snapshot: Snapshot) -> tuple[Branch, str] | None:
    # A snapshot only saves time: one of an older format, or of a log that has since been cut short, is passed over.
    try:
        return decode_branch(snapshot.document) if is_as_replayed(snapshot.document) else None
    except Malformed:
        return None


def _is_at(entries: Sequence[Entry], seq: int, digest: str) -> bool:
    return [(entry.seq, entry.hash) for entry in entries] == [(seq, digest)]
