"""Opens and closes the branch's day by the clock, so that no one has to think of it; it overrules no supervisor."""

from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CloseDay, OpenDay
from server_client.queue_model.ids import CommandId
from server_client.queue_model.local_time import local_day, local_minute


def due(branch: Branch, now: datetime, closes: int, command_id: CommandId) -> OpenDay | CloseDay | None:
    """Return what is due at `now`; `closes` is in minutes after local midnight.

    A day that was closed by hand stays closed, a new one is opened before `closes`, an old one is ended in any case.
    """
    if branch.configuration is None:
        return None
    today = local_day(now)
    is_over = local_minute(now) >= closes
    if branch.is_open and is_over:
        return CloseDay(id=command_id)
    if branch.day != today and not is_over:
        return OpenDay(id=command_id)
    return None
