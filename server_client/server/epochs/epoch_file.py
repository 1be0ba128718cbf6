"""What a node knows of its epochs besides its log: what it was granted, what is reserved for it, what it has heard."""

from dataclasses import dataclass
from pathlib import Path

from server_client.queue_model.epoch_commands import EpochReason
from server_client.server.kept_file import KeptFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """An epoch that this node may begin, once; `is_alone` as in BeginEpoch."""

    epoch: int
    reason: EpochReason
    is_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeEpochs:
    """`newest` is the highest epoch that was heard of (0: none), `reserved` one to be begun without the centre.

    `followed` is the node whose log is followed here, if this is a standby; `asked` the id under which the centre was
    last asked for the epoch that follows epoch `after`, so that an answer that was lost can be had again.
    """

    granted: Grant | None = None
    reserved: int | None = None
    newest: int = 0
    followed: str = ""
    asked: str = ""
    after: int = 0


def epoch_file(data: Path) -> KeptFile[NodeEpochs]:
    """Return the file in a node's folder."""
    return KeptFile(data / "epoch.json", NodeEpochs, NodeEpochs(), kind="what is known of a node's epochs")
