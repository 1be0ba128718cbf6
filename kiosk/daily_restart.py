"""When a kiosk may start afresh each day; it reads no clock and ends nothing.

Times are local to the branch. A start that is due is made up for later, as soon as nobody stands before the kiosk.
"""

from datetime import datetime, time, timedelta

CALM_S = 60.0
"""How long the start screen must have stood untouched: someone may be reading it."""


def restart_is_due(at: time | None, *, started: datetime, now: datetime) -> bool:
    """Say whether the daily time has passed since the program started; never if there is none."""
    if at is None:
        return False
    today = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    last = today if today <= now else today - timedelta(days=1)
    return started < last


def may_restart(*, due: bool, idle_s: float | None, undelivered: bool) -> bool:
    """Say whether to restart now: it is due, nobody is in a visit, and no number is on its way.

    `idle_s` is for how many seconds the start screen has been untouched, None during a visit. `undelivered` is whether
    a ticket is being printed or a command being sent just now; what waits for a node that is away stays on disk.
    """
    return due and not undelivered and idle_s is not None and idle_s >= CALM_S
