"""Opens and closes the branch's day by the clock, so that no one has to think of it; it overrules no supervisor."""

from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CloseDay, OpenDay
from server_client.queue_model.ids import CommandId
from server_client.queue_model.local_time import local_day, local_minute


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule:
    """When days close, in minutes after local midnight, and whether the calendar's days off are opened as well."""

    closes: int
    opens_days_off: bool = False


def due(branch: Branch, now: datetime, rule: DayRule, command_id: CommandId) -> OpenDay | CloseDay | None:
    """Return what is due at `now`.

    A day that was closed by hand stays closed, a new one is opened before its end, an old one is ended in any case.
    A day off is left to a supervisor, who may open it; one that is open ends like any other. The time is the branch's:
    once a clock was far ahead, the queue goes on from there, and so must its day, or nobody would get a number.
    """
    if branch.configuration is None:
        return None
    now = branch.time(now)
    today = local_day(now)
    is_over = local_minute(now) >= rule.closes
    is_off = branch.configuration.day_off(today) is not None and not rule.opens_days_off
    if branch.is_open and (is_over or (is_off and branch.day != today)):
        return CloseDay(id=command_id)
    if branch.day != today and not is_over and not is_off:
        return OpenDay(id=command_id)
    return None
