"""What a replaced node still has is handed over to the one that took its place: found, sent once, told; not judged."""

from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

from server_client.client.errors import NotResumable
from server_client.client.log_api import LogApi
from server_client.node.errors import GuardError
from server_client.queue_model.ids import BranchId
from server_client.server.store.sqlite_store import SqliteReader
from server_client.wire.chain import Entry
from server_client.wire.epochs import encode_tail

_PORTION = 2_000


async def hand_over(data: Path, branch: BranchId, present: LogApi, tell: Callable[[str], None]) -> None:
    """Send what the log in the old node's folder has behind the takeover; GuardError if there is none."""
    log = SqliteReader(data / f"{branch}.sqlite")
    try:
        end, _ = await present.end()
        shared = await _parting(log, present, end)
        tail = _after(log, shared)
    finally:
        log.close()
    if not tail:
        raise GuardError(f"The log in {data} has nothing that the node does not know: nothing needs to be done")
    await _sent(shared, tail, present, tell)


async def _sent(shared: int, tail: list[Entry], present: LogApi, tell: Callable[[str], None]) -> None:
    adopted = await present.hand_over(encode_tail(shared, tail))
    tell(
        f"Both logs part after entry {shared}; of {len(tail)} entries behind it {adopted.adopted} tickets wait now,"
        f" {adopted.ended} have ended"
    )
    for one in adopted.refused:
        tell(f"Not adopted, see to it by hand: {one}")


async def hand_over_from(center: LogApi, present: LogApi, tell: Callable[[str], None]) -> None:
    """Send what the centre has of replaced nodes; GuardError if there is nothing."""
    newest = (await center.epochs()).newest
    tails = [tail for epoch in range(1, newest) if (tail := await center.tail(epoch))[1]]
    if not tails:
        raise GuardError("The centre has nothing of replaced nodes that the present one does not know")
    for shared, entries in tails:
        await _sent(shared, entries, present, tell)


async def _parting(log: SqliteReader, present: LogApi, end: int) -> int:
    """Return the last entry that both logs have, by halving."""
    alike, apart = 0, end + 1
    while apart - alike > 1:
        middle = (alike + apart) // 2
        ours = log.read(middle - 1, 1)
        if ours and ours[0].hash == await _hash_of(present, middle):
            alike = middle
        else:
            apart = middle
    return alike


async def _hash_of(present: LogApi, seq: int) -> str | None:
    try:
        async with aclosing(present.entries(seq - 1)) as entries:
            async for entry in entries:
                return entry.hash
    except NotResumable:
        return None
    return None


def _after(log: SqliteReader, seq: int) -> list[Entry]:
    tail: list[Entry] = []
    while entries := log.read(tail[-1].seq if tail else seq, _PORTION):
        tail += entries
    return tail
