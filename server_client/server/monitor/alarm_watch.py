"""Whether what is found has lasted long enough to be an alarm, or has been away long enough to be none; pure."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from server_client.server.monitor.alarm_rules import Rules
from server_client.server.monitor.judging import Matter


@dataclass(slots=True)
class AlarmWatch:
    """Remembers since when each matter is there, and since when each that is an alarm is away."""

    _there: dict[Matter, datetime] = field(default_factory=dict)
    _away: dict[Matter, datetime] = field(default_factory=dict)

    def step(
        self, found: Mapping[Matter, str], going_on: Set[Matter], rules: Rules, now: datetime
    ) -> tuple[list[Matter], list[Matter]]:
        """Return what is an alarm from now on, and what is none any more."""
        self._there = {matter: self._there.get(matter, now) for matter in found}
        self._away = {matter: self._away.get(matter, now) for matter in going_on if matter not in found}
        raised = [
            matter
            for matter, since in self._there.items()
            if matter not in going_on and now - since >= timedelta(seconds=rules[matter.kind].raise_after_s)
        ]
        cleared = [
            matter
            for matter, since in self._away.items()
            # A rule that was switched off has nothing to wait for.
            if not rules[matter.kind].is_on or now - since >= timedelta(seconds=rules[matter.kind].clear_after_s)
        ]
        return sorted(raised), sorted(cleared)
