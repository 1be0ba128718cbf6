"""Questions that offices ask first, as trials that fit any branch; people change them before they are run, or not."""

from collections.abc import Callable, Mapping

from server_client.policy_lab.changes import (
    CloseAt,
    FirstComeFirstServed,
    LastNumberAt,
    OpenCounter,
    SetOvertakingLimit,
    SetSlope,
    Trial,
)
from server_client.queue_model.configuration import ClassKind, Configuration

_Make = Callable[[Configuration], Trial]


def _priority(setup: Configuration) -> Trial:
    classes = (one.code for one in setup.classes if one.kind is ClassKind.PRIORITY)
    return Trial(title="", changes=tuple(SetSlope(class_code=code, slope=20.0) for code in classes))


def _open_counter(setup: Configuration) -> Trial:
    if not setup.counters or not setup.profiles:
        return Trial(title="", changes=())
    # The last counter is the one that is most often empty, the widest profile the one that helps most.
    counter = max(setup.counters, key=lambda one: one.number)
    profile = max(setup.profiles, key=lambda one: len(one.entries))
    opened = OpenCounter(counter=counter.id, profile=profile.code, begins="08:00", ends="11:30")
    return Trial(title="", changes=(opened,))


PRESETS: Mapping[str, _Make] = {
    "priority_20": _priority,
    "limit_3": lambda _: Trial(title="", changes=(SetOvertakingLimit(limit=3),)),
    "first_come": lambda _: Trial(title="", changes=(FirstComeFirstServed(),)),
    "open_counter": _open_counter,
    "last_number_16": lambda _: Trial(title="", changes=(LastNumberAt(at="16:00"),)),
    "close_1630": lambda _: Trial(title="", changes=(CloseAt(at="16:30"),)),
}
"""By name: what makes the question for a branch; the page has a title for each."""
