"""A scene together with what was learned, in the numbers of its stage: all that futures are drawn from."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from math import exp, inf

from server_client.wait_forecast.arrival_rates import HALF_HOUR_S
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.odds import Odds, prior_rates
from server_client.wait_forecast.presence import Presence, presence_of
from server_client.wait_forecast.scene import SeatState
from server_client.wait_forecast.shares import bin_of
from server_client.wait_forecast.stage import Stage, own_line

# Whoever gives up later than this after coming is not worth an event.
_LONGEST_WAIT_S = 7_200.0
# Waits are told apart by steps of so many seconds, up to the last.
STEP_S = 300.0
LAST_STEP = 16
LARGEST_CROWD = 160
_USUAL_DAY_S = 8.5 * 3600.0
HalfHour = tuple[float, tuple[float, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """By line: `service_of`; by seat: `speed`, `elapsed`, `presence`; by half hour: `rates` with who comes for what.

    `expected` are bookings: slot, line, the chance that they still come, and where the lateness of such begins.
    """

    stage: Stage
    odds: Odds
    services: tuple[tuple[float, ...], ...]
    walk_and_gap: tuple[float, ...]
    mean_walk: float
    transfers: tuple[float, ...]
    service_of: tuple[int, ...]
    own_lines: int
    since: tuple[float, ...]
    speed: tuple[float, ...]
    waiting: int
    crowd: tuple[float, ...]
    elapsed: tuple[float, ...]
    idle_gap: tuple[list[float], ...]
    longest_gap: float
    presence: tuple[Presence, ...]
    rates: tuple[HalfHour, ...]
    expected: tuple[tuple[float, int, float, int], ...]
    issue_end: float
    gives_up_at_all: float
    absent: tuple[float, ...]
    leaves_desk: tuple[float, ...]
    plain_line: tuple[int, ...]
    resuming: frozenset[int]

    def own_line(self, seat: int, line: int) -> int:
        """Return the line of the same class before one seat."""
        return own_line(self.stage.lines, seat, self.stage.lines.class_of(line))

    def destination(self, service: int, u: float) -> int:
        """Return to which service somebody is sent on; −1 if nobody ever was."""
        known = self.odds.destinations[self.stage.lines.services[service]]
        if not known:
            return -1
        to = known[min(len(known) - 1, bisect_right([below for below, _ in known], u))][1]
        return self.stage.lines.services.index(to) if to in self.stage.lines.services else -1

    def transfer_line(self, line: int, service: int) -> int:
        """Return in which line of the other service somebody of this line waits there."""
        lines, cls = self.stage.lines, self.stage.scene.terms.transfer_class
        number = lines.classes.index(cls) if cls is not None else lines.class_of(line)
        return service * len(lines.classes) + number


def outlook_of(stage: Stage, experience: Experience, odds: Odds) -> Outlook:
    """Return the outlook of a stage."""
    scene, lines = stage.scene, stage.lines
    habits = experience.learned.habits
    mean_walk = sum(odds.walk) / len(odds.walk)
    gaps = {"ended": odds.gap, "opened": odds.gap_opened, "no_show": odds.gap_missed}
    return Outlook(
        stage=stage,
        odds=odds,
        services=tuple(tuple(odds.services[code]) for code in lines.services),
        walk_and_gap=_summed(odds.walk, odds.gap),
        mean_walk=mean_walk,
        transfers=tuple(odds.transfers[code] for code in lines.services),
        service_of=lines.service,
        own_lines=len(lines.services) * len(lines.classes),
        since=tuple(one.since_s if one is not None else scene.t for one in stage.standing),
        speed=tuple(experience.clerk_factor(seat.clerk) for seat in scene.seats),
        waiting=len(scene.waiting),
        crowd=_crowds(stage, experience),
        elapsed=tuple(scene.t - seat.since_s for seat in scene.seats),
        idle_gap=tuple(gaps.get(seat.freed_by, odds.gap) for seat in scene.seats),
        longest_gap=odds.gap[-1],
        presence=tuple(
            presence_of(seat, scene, odds, habits.past.get(seat.counter, ()), _back_share(experience, seat.reason))
            for seat in scene.seats
        ),
        rates=_rates(stage, experience),
        expected=_expected(stage, odds),
        issue_end=_issue_end(stage),
        gives_up_at_all=1 - exp(-max(odds.gives_up) * _LONGEST_WAIT_S),
        absent=tuple(odds.absent[bin_of(step * STEP_S)] for step in range(LAST_STEP + 1)),
        leaves_desk=tuple(odds.holds + odds.transfers[code] for code in lines.services),
        plain_line=tuple(
            lines.number(one.service, one.class_code) if one is not None else line
            for one, line in zip(stage.standing, stage.line, strict=True)
        ),
        resuming=frozenset(n for n, one in enumerate(stage.standing) if one is not None and one.was_held),
    )


def _crowds(stage: Stage, experience: Experience) -> tuple[float, ...]:
    seats = max(1, sum(seat.state is not SeatState.CLOSED for seat in stage.scene.seats))
    crowding = experience.learned.crowding
    return tuple(crowding.factor(waiting / seats) for waiting in range(LARGEST_CROWD + 1))


def _back_share(experience: Experience, reason: str) -> float:
    known = experience.learned.habits.back_after.get(reason)
    return known.of(0.5, 2.0) if known is not None else 0.5


def _summed(one: list[float], other: list[float]) -> tuple[float, ...]:
    """Return equally likely sums of independent draws from both tables."""
    step = 37  # shares no divisor with the size of a table, so each value meets a different one of the other
    return tuple(one[index] + other[(index * step + 11) % len(other)] for index in range(len(one)))


def _rates(stage: Stage, experience: Experience) -> tuple[HalfHour, ...]:
    scene, lines = stage.scene, stage.lines
    booked = scene.expected is not None
    sources = [
        (service, cls)
        for service in lines.services
        if service not in scene.closed_services
        for cls in lines.classes
        if not (booked and cls in scene.terms.booking_classes)
    ]
    by_source = experience.learned.arrivals.rates(
        sources, scene.t, kind=scene.kind, prior_per_s=prior_rates(scene), opens=_opens(stage, experience)
    )
    numbers = [lines.number(*source) for source in sources]
    ends = [scene.terms.issue_end_s.get(source[0], inf) for source in sources]
    found: list[HalfHour] = []
    for half in range(48):
        rates = [
            by_source[source][half] if end > half * HALF_HOUR_S else 0.0
            for source, end in zip(sources, ends, strict=True)
        ]
        total = sum(rates) if scene.is_open else 0.0
        cumulated = tuple(accumulate(rate / total for rate in rates)) if total > 0 else ()
        found.append((total, (*cumulated[:-1], 1.0) if cumulated else (), tuple(numbers)))
    return tuple(found)


def _opens(stage: Stage, experience: Experience) -> tuple[float, float]:
    plans = [part for seat in stage.scene.seats for part in seat.plan or ()]
    began = experience.today.began_s
    begin = min((part[0] for part in plans), default=began)
    end = max((part[1] for part in plans), default=begin + _USUAL_DAY_S)
    return min(begin, began), min(end, _issue_end(stage))


def _expected(stage: Stage, odds: Odds) -> tuple[tuple[float, int, float, int], ...]:
    scene, terms = stage.scene, stage.scene.terms
    booking = next((cls for cls in stage.lines.classes if cls in terms.booking_classes), None)
    if booking is None or scene.expected is None:
        return ()
    found = []
    for one in scene.expected:
        line = stage.lines.number(one.service, booking)
        first = bisect_right(odds.lateness, scene.t - one.slot_s)
        left = odds.shows * (len(odds.lateness) - first) / len(odds.lateness)
        if line >= 0 and left > 0:
            found.append((one.slot_s, line, left / (left + 1 - odds.shows), first))
    return tuple(found)


def _issue_end(stage: Stage) -> float:
    ends = stage.scene.terms.issue_end_s
    if all(service in ends for service in stage.lines.services):
        return max(ends.values(), default=inf)
    return stage.scene.closes_s if stage.scene.closes_s is not None else inf
