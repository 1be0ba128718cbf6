"""What a kiosk goes by while its branch cannot be asked: the rules as last heard; it gives no number."""

from dataclasses import replace
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.local_time import local_day
from server_client.queue_model.persistent_map import PersistentMap


def as_last_heard(branch: Branch, now: datetime) -> Branch:
    """Return the branch by whose rules numbers may be given out at `now` without asking it.

    Hours and classes hold as configured. What staff closed today stays closed, and so does the day itself once it has
    ended; of another day nothing is known, so a working day is taken to be open, and a day off by the calendar closed.
    Nobody can count for a quota.
    """
    today = local_day(now)
    if branch.day == today:
        return replace(branch, numbers=PersistentMap())
    is_open = branch.configuration is None or branch.configuration.day_off(today) is None
    return replace(branch, day=today, is_open=is_open, closed_services=frozenset(), numbers=PersistentMap())
