"""Faults that a node's runs were refused for: how they are noted, and when they are over; it reads and writes no table.

Whoever was refused tries again each minute. So what has not come again for three of them is not being tried any more,
and a run that is taken then shows that the branch goes on as it should.
"""

import json
from datetime import datetime, timedelta

from server_client.server.replication.stored_rows import StoredFault
from server_client.server.stored_time import stored
from server_client.wire.run_entries import Fault

HOSTED_HERE = "hosted_here"
EPOCH_NOT_GRANTED = "epoch_not_granted"
OLD_EPOCH = "old_epoch"
QUIET = timedelta(minutes=3)
# Those of a log that differs and of what is too new end otherwise: with another epoch, and with being taken in.
_END_BY_QUIET = frozenset({Fault.FORGED, Fault.FOREIGN, Fault.UNREADABLE, OLD_EPOCH, EPOCH_NOT_GRANTED, HOSTED_HERE})


def noted(kind: str, seq: int, what: str, now: datetime) -> StoredFault:
    """Return the fault as it is kept; noted again, only its detail changes."""
    return StoredFault(kind=kind, since=now, detail=json.dumps({"seq": seq, "what": what, "last_ms": stored(now)}))


def told_in(detail: str) -> str:
    """Return what a kept detail says for people; the detail itself if it is not of these."""
    try:
        told = json.loads(detail)
        return str(told.get("what") or f"entry {told['seq']}")
    except (ValueError, AttributeError, KeyError):
        return detail


def is_over(fault: StoredFault, now: datetime) -> bool:
    """Say whether nobody has been refused for it of late; a good run of the branch ends it then."""
    if fault.kind not in _END_BY_QUIET:
        return False
    # One that an earlier program noted has no such moment.
    last_ms: int = json.loads(fault.detail).get("last_ms", 0)
    return stored(now) - last_ms >= QUIET // timedelta(milliseconds=1)
