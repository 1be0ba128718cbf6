"""Why the centre does not take a run, in the words that the node is answered with; what follows is elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType

from server_client.queue_model.ids import BranchId
from server_client.wire.replication import Difference

_NOTHING: Mapping[str, str | int] = MappingProxyType({})


class NotTaken(Exception):
    """A run was not taken, and nothing of it is in the log; `code` says why, `particulars` what the node goes by."""

    def __init__(self, code: str, sentence: str, particulars: Mapping[str, str | int] = _NOTHING) -> None:
        """Keep the answer."""
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.particulars = particulars


def gap(held: int, after: int) -> NotTaken:
    """Return the answer to a run that does not begin where the log held here ends."""
    return NotTaken(
        "log_gap", f"Entries {held + 1} to {after} are not here yet; send the run after entry {held}", {"seq": held}
    )


def differs(found: Difference, *, is_first: bool) -> NotTaken:
    """Return the answer to a run of another log than the one held here; `is_first` if they are one before that."""
    where = f"from entry {found.seq} on" if is_first else f"at entry {found.seq}, and before it"
    return NotTaken(
        "log_differs",
        f"The log sent is another than the one held here, {where}: the database of the node was restored, or a second "
        "one writes. Nothing of either is lost; take the branch over with a new epoch (motcua node)",
        {"seq": found.seq, "held": found.held, "sent": found.sent, "first": int(is_first)},
    )


def old_epoch(sent: int, newest: int, kept: int) -> NotTaken:
    """Return the answer to a node that another has taken the branch over from; what it sent is history up to `kept`."""
    return NotTaken(
        "old_epoch",
        f"Epoch {sent} is over, the branch is in epoch {newest}: this node must write no more",
        {"epoch": newest, "kept": kept},
    )


def not_granted(epoch: int) -> NotTaken:
    """Return the answer to a node that begins an epoch nobody granted to it."""
    return NotTaken(
        "epoch_not_granted",
        f"Epoch {epoch} was granted to nobody: take the branch over with motcua node",
        {"epoch": epoch},
    )


def back_in_time(seq: int) -> NotTaken:
    """Return the answer to an entry that is older than the one held before it."""
    return NotTaken("forged", f"Entry {seq} is of a time before entry {seq - 1}, which is held here", {"seq": seq})


def epoch_not_begun(seq: int) -> NotTaken:
    """Return the answer to an entry whose epoch is not that of the one held before it, and did not begin with it."""
    return NotTaken("forged", f"Entry {seq} is of an epoch that did not begin before it", {"seq": seq})


def hosted_here(branch: BranchId) -> NotTaken:
    """Return the answer to a node for a branch that the centre writes itself."""
    return NotTaken("hosted_here", f"Branch {branch} is hosted here and has no node; check the node's branch code")
