"""How a node asks its centre for an epoch, once, however often it has to be asked; without one it uses the reserved."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from server_client.client.errors import Rejected
from server_client.client.log_api import LogApi
from server_client.node.errors import GuardError
from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import CommandId
from server_client.server.epochs.epoch_file import Grant, NodeEpochs, epoch_file
from server_client.server.epochs.high_water import read_mark
from server_client.wire.epochs import EpochRequest
from server_client.wire.new_ids import ID_BYTES, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A node's wish to take over a log that is in `epoch`; `expected` is given where another epoch is known of."""

    data: Path
    epoch: int
    reason: EpochReason
    is_alone: bool
    high_water: Path | None = None
    expected: int | None = None

    @property
    def reached(self) -> int:
        """Return the highest epoch that this node has written or heard of."""
        mark = read_mark(self.high_water or self.data / "high-water")
        return max(self.epoch, mark.epoch if mark is not None else 1)


async def claim(center: LogApi | None, wish: Claim) -> int:
    """Return the epoch that the server in this folder begins at its next start; GuardError if it gets none."""
    file = epoch_file(wish.data)
    known = file.value()
    if known.granted is not None and known.granted.epoch > wish.reached:
        epoch = known.granted.epoch
    elif center is not None:
        epoch = await _granted(center, wish)
    else:
        epoch = _reserved(known, wish)
    granted = Grant(epoch=epoch, reason=wish.reason, is_alone=wish.is_alone)
    file.change(lambda value: replace(value, granted=granted, reserved=None))
    return epoch


async def reserve(center: LogApi, data: Path) -> int:
    """Return the epoch that is kept for this standby, from now on or already."""
    file, told = epoch_file(data), await center.epochs()
    known = file.value()
    if known.reserved is not None and known.reserved > told.newest:
        return known.reserved
    request = EpochRequest(id=_fresh_id(), expected=told.newest, reason=EpochReason.PROMOTED, reserve=True)
    reserved = (await center.grant(request)).epoch
    file.change(lambda value: replace(value, reserved=reserved))
    return reserved


async def _granted(center: LogApi, wish: Claim) -> int:
    file, expected = epoch_file(wish.data), wish.expected or wish.epoch
    asked = file.change(
        lambda known: known if known.after == expected else replace(known, asked=_fresh_id(), after=expected)
    ).asked
    try:
        return (await center.grant(EpochRequest(id=asked, expected=expected, reason=wish.reason))).epoch
    except Rejected as no:
        if no.problem.code != "epoch_moved":
            raise
        newest = (await center.epochs()).newest
        raise GuardError(
            f"The centre has given epoch {newest} of this branch to a node already, and the log here ends in epoch"
            f" {wish.epoch}: go on with that node, or if it is off for good say so by --expected {newest}"
        ) from no


def _reserved(known: NodeEpochs, wish: Claim) -> int:
    if known.reserved is None or known.reserved <= wish.reached:
        raise GuardError(
            "No epoch is reserved for this node: name the centre by --center, which grants one. A standby gets one in"
            " advance if it is started with --center"
        )
    return known.reserved


def _fresh_id() -> CommandId:
    return new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES))  # noqa: TID251 - an adapter: a name is made here
