"""What is true of a made-up branch, hidden from whoever forecasts it; times in seconds from the opening of the day."""

from dataclasses import dataclass
from enum import IntEnum
from math import exp

from server_client.policy_lab.generator.distributions import Duration, LogNormal


class TicketClass(IntEnum):
    """The three classes of the traces; the value is the index of the class's line."""

    WALKIN = 0
    PRIORITY = 1
    APPOINTMENT = 2


CLASSES = tuple(TicketClass)

_WALK = LogNormal.of(22, 0.6)
_GAP = LogNormal.of(26, 0.7)
_PAUSE = LogNormal.of(420, 0.5)
_HOLD_AWAY = LogNormal.of(540, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTruth:
    """One service: what is configured (nominal time, promise) and what is true.

    `share` is its part of the walk-ins, `tilt` how much more of them come late in the day, `drift` the factor on its
    time from one day to the next, `transfer_to` the index of the service to which some are sent on.
    """

    code: str
    name: str
    nominal_s: float
    promise_s: float
    work: Duration
    share: float
    tilt: float
    bookings: int
    transfer_to: int
    drift: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterTruth:
    """One counter: the services that it serves (indices) and its planned shifts."""

    code: str
    skills: tuple[int, ...]
    shifts: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Who comes: walk-ins a day in the shape of `half_hours`, their priority share, and how booked people show up.

    `at_the_door` more stand there when the doors open, and each walk-in brings one more with probability `together`.
    """

    walkins: float
    half_hours: tuple[float, ...]
    weekdays: tuple[float, ...] = (1.12, 1.0, 0.94, 0.96, 1.02)
    daily_noise: float = 0.08
    priority: float = 0.15
    show_rate: float = 0.86
    lateness_s: tuple[float, float] = (-150.0, 420.0)
    earliest_s: float = 1200.0
    latest_s: float = 2400.0
    at_the_door: int = 0
    together: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Whether a called person comes, who leaves (a quiet one is found out when called), and who comes back."""

    absent: float = 0.025
    quiet_leave_s: float = 5 * 3600.0
    cancel_s: float = 8 * 3600.0
    returns: float = 0.7
    return_s: float = 240.0
    walk: LogNormal = _WALK

    def absence(self, waited_s: float) -> float:
        """Return the probability that someone who waited so long does not come when called."""
        return 1 - (1 - self.absent) * exp(-waited_s / self.quiet_leave_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerks:
    """How clerks work: speed, gaps, pauses, how true they are to the roster, and how often they choose by hand.

    `faster_when_full` is the part of the time that a full hall takes off a service, `slower_by_evening` what the day
    adds to it, `other_work` how probably a counter does another's work after its lunch, whatever the roster says.
    """

    speeds: tuple[float, ...]
    gap: LogNormal = _GAP
    reaction_s: float = 6.0
    pause_every_s: float = 2.5 * 3600.0
    pause: LogNormal = _PAUSE
    opens_s: tuple[float, float] = (20.0, 150.0)
    leaves_s: tuple[float, float] = (0.0, 240.0)
    stays_late: float = 0.7
    wrong_roster: float = 0.0
    never_comes: float = 0.0
    by_hand: float = 0.0
    faster_when_full: float = 0.0
    slower_by_evening: float = 0.0
    other_work: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A branch: its services, counters, people, clerks, and the fixed hours and limits of its rule.

    The last two say what its trace tells: second calls, and the return of those who were held.
    """

    name: str
    seed: int
    services: tuple[ServiceTruth, ...]
    counters: tuple[CounterTruth, ...]
    arrivals: Arrivals
    clerks: Clerks
    attendance: Attendance = Attendance()
    transfers: float = 0.05
    holds: float = 0.03
    hold_away: LogNormal = _HOLD_AWAY
    slopes: tuple[float, float, float] = (1.0, 4.0, 10.0)
    overtaking_limit: int = 6
    return_delay_s: float = 300.0
    miss_limit: int = 2
    transfer_credit_s: float = 900.0
    noshow_after_s: float = 90.0
    issue_end: float = 27_000.0
    hard_end: float = 30_600.0
    recalls: bool = True
    tells_of_resuming: bool = True
