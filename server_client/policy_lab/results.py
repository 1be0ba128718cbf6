"""What comes of a trial, and all that is needed to show it: figures, differences, curves, and names of things."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from server_client.policy_lab.comparing import Compared
from server_client.policy_lab.fidelity import Fidelity
from server_client.policy_lab.figures import Group
from server_client.queue_model.configuration import Configuration, Names


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchNames:
    """What the things of a branch are called, by their codes."""

    branch: Names
    classes: Mapping[str, Names]
    services: Mapping[str, Names]
    counters: Mapping[str, Names]
    profiles: Mapping[str, Names]


def names_in(setup: Configuration) -> BranchNames:
    """Return the names that a branch is set up with."""
    return BranchNames(
        branch=setup.branch,
        classes={one.code: one.names for one in setup.classes},
        services={one.code: one.names for one in setup.services},
        counters={one.id: one.names for one in setup.counters},
        profiles={one.code: one.names for one in setup.profiles},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Waits by share of those called, from none to all, of a group: as replayed and with the change; in seconds."""

    group: Group
    before: tuple[float, ...]
    after: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfHour:
    """How many waited on the mean in a half hour of the day, counted from midnight: as replayed and with the change."""

    half: int
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialResult:
    """All that is told of a trial on some days; each day was played `plays` times, as it was and changed."""

    branch: str
    names: BranchNames
    days: tuple[date, ...]
    numbers: int
    plays: int
    fidelity: Fidelity
    groups: tuple[Compared, ...]
    waiting: tuple[HalfHour, ...]
    curves: tuple[Curve, ...]
