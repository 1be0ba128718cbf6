"""What a fenced node has gone on with: its log behind the parting, as tickets of the present one."""

from collections.abc import Iterable, Sequence

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.epoch_commands import AdoptTicket
from server_client.queue_model.events import Event
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.takeover import left_behind
from server_client.server.desk import Desk
from server_client.server.store.store import Head
from server_client.wire.chain import Entry, checked
from server_client.wire.epochs import Adopted
from server_client.wire.errors import Malformed

_PORTION = 2_000


class NoTailError(Exception):
    """These entries do not go on from this branch's log, or not by an older epoch; the message says how."""


async def adopt_tail(desk: Desk, after: int, entries: Sequence[Entry]) -> Adopted:
    """Let the branch adopt what the entries, which follow its entry `after`, left behind; NoTailError if they do not.

    The same again changes nothing.
    """
    shared, head = await _as_of(desk, after)
    try:
        former = _gone_on(shared, list(checked(entries, head.hash, after)))
    except (Malformed, OutOfOrder, LookupError) as wrong:
        raise NoTailError(f"{wrong}; send the log of the node that was replaced from entry {after + 1} on") from wrong
    if former.epoch >= desk.hosted.state.epoch:
        raise NoTailError(f"The log is of epoch {former.epoch}, which is not over: only an older one is handed over")
    adopted, ended, refused = 0, 0, list[str]()
    for one in left_behind(former, shared, desk.hosted.state):
        try:
            await desk.hosted.settle(AdoptTicket(id=desk.new_id(), former=one))
        except Refused as no:
            if no.code is not RefusalCode.TICKET_KNOWN:
                refused.append(f"{one.number}: {no.sentence}")
            continue
        adopted, ended = adopted + (not one.has_ended), ended + one.has_ended
    return Adopted(adopted=adopted, ended=ended, refused=tuple(refused))


async def _as_of(desk: Desk, seq: int) -> tuple[Branch, Head]:
    branch, head = Branch(id=desk.settings.branch), Head()
    while head.seq < seq:
        entries = await desk.hosted.read(head.seq, min(_PORTION, seq - head.seq))
        if not entries:
            raise NoTailError(f"Entry {seq} is not in this log, which ends at {head.seq}: the logs parted before it")
        for event in checked(entries, head.hash, head.seq):
            branch = apply(branch, event)
        head = Head(entries[-1].seq, entries[-1].hash)
    return branch, head


def _gone_on(shared: Branch, events: Iterable[Event]) -> Branch:
    branch = shared
    for event in events:
        branch = apply(branch, event)
    return branch
