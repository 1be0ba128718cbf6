"""What has happened to a branch when a node took it over."""

from dataclasses import dataclass
from datetime import date

from server_client.queue_model.epoch_commands import EpochReason


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochBegun:
    """A node took the branch over; this event is the first that bears the new epoch.

    `mark` stands before each number that this epoch gives out, up to and including the day `marked_until`, or for as
    long as the epoch lasts if that is None.
    """

    reason: EpochReason
    mark: str
    marked_until: date | None
