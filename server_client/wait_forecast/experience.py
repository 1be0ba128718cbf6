"""What a branch's own log teaches of how it works, one event at a time; what is made of it is the forecast's business.

Nothing is kept of persons, and of clerks only how quick one is compared with the others. What older days taught fades,
so that the branch's drift is followed. Before anything is known, everything follows from the nominal times.
"""

from dataclasses import dataclass, field, replace
from math import log
from typing import NamedTuple

from server_client.queue_model.ids import ServiceCode
from server_client.wait_forecast import trace
from server_client.wait_forecast.arrival_rates import ArrivalRates
from server_client.wait_forecast.calibration import Calibration
from server_client.wait_forecast.choosing import chosen_by_rule
from server_client.wait_forecast.crowding import Crowding
from server_client.wait_forecast.desk import Desk
from server_client.wait_forecast.histogram import Histogram
from server_client.wait_forecast.person import Person, Phase
from server_client.wait_forecast.risk_calibration import RiskCalibration
from server_client.wait_forecast.roster_habits import Habits
from server_client.wait_forecast.shares import Factor, Share, WaitBins
from server_client.wait_forecast.trace import Terms, TraceEvent
from server_client.wait_forecast.trace_state import DayState

_FADE = 0.94
_LEVEL_FADE = 0.75
# How many services of a clerk with no difference stand against what was seen of the clerk.
_CLERK_WEIGHT = 12.0
# A serving that is longer than this was forgotten, not worked.
_LONGEST_S = 4 * 3600.0
RESUMED, SENT_ON = "resumed", "sent_on"


@dataclass(slots=True)
class Learned:
    """What was learned; days that have ended, and what today has added so far.

    `services` are lengths of serving by service, as of a clerk of factor 1; `factors` by clerk, and of who resumes or
    was sent on. `gaps` are what a counter takes until the next call if somebody waits, by what it did before.
    """

    days: int = 0
    services: dict[ServiceCode, Histogram] = field(default_factory=dict)
    factors: dict[str, Factor] = field(default_factory=dict)
    crowding: Crowding = field(default_factory=Crowding)
    walk: Histogram = field(default_factory=Histogram)
    blocked: Histogram = field(default_factory=Histogram)
    gaps: dict[str, Histogram] = field(default_factory=dict)
    reaction: Histogram = field(default_factory=Histogram)
    absent: WaitBins = field(default_factory=WaitBins)
    absent_again: Share = field(default_factory=Share)
    gives_up: WaitBins = field(default_factory=WaitBins)
    returns: Share = field(default_factory=Share)
    return_delay: Histogram = field(default_factory=Histogram)
    holds: Share = field(default_factory=Share)
    hold: Histogram = field(default_factory=Histogram)
    holds_return: Share = field(default_factory=Share)
    transfers: dict[ServiceCode, Share] = field(default_factory=dict)
    transfers_again: Share = field(default_factory=Share)
    destinations: dict[ServiceCode, dict[ServiceCode, float]] = field(default_factory=dict)
    arrivals: ArrivalRates = field(default_factory=ArrivalRates)
    shows: Share = field(default_factory=Share)
    lateness: Histogram = field(default_factory=lambda: Histogram(True))
    by_hand: Share = field(default_factory=Share)
    habits: Habits = field(default_factory=Habits)
    day_end_s: float = 0.0
    calibration: Calibration = field(default_factory=Calibration)
    risk: RiskCalibration = field(default_factory=RiskCalibration)

    def gap(self, before: str) -> Histogram:
        """Return the gaps after such a thing."""
        return self.gaps.setdefault(before, Histogram())


class FirstCall(NamedTuple):
    """A number's first call: when, for what, and after how long."""

    at_s: float
    service: ServiceCode
    waited_s: float


class Experience:
    """All that is known of how a branch works, and its day so far.

    It is best kept when a day has ended: what is written down does not hold the day that goes on.
    """

    def __init__(self, terms: Terms, learned: Learned | None = None) -> None:
        """Know what the terms say, and what was learned before."""
        self.terms = terms
        self.learned = learned or Learned()
        self.today = DayState(terms)
        self.seen = 0
        self.first_calls: list[FirstCall] = []
        self._counted_day: int | None = None

    def adopt(self, terms: Terms) -> None:
        """Work by other terms from now on."""
        self.terms = self.today.terms = terms

    def learn(self, event: TraceEvent) -> None:
        """Take in what happened next."""
        self.seen += 1
        if event.day != self.today.day:
            self.end_day()
            self.first_calls.clear()
        else:
            self.today.now = event.t
            self._notice(event)
        self.today.apply(self._with_roster(event))
        if isinstance(event.data, trace.TicketIssued):
            self._issued(event.data, event.t)
        if isinstance(event.data, trace.BranchClosed):
            self.end_day()

    def _with_roster(self, event: TraceEvent) -> TraceEvent:
        """Give a day that opens without a roster the one that counters keep to as a rule."""
        goes_on = event.day == self.today.day and self.today.has_begun
        if not isinstance(event.data, trace.BranchOpened) or event.data.roster or goes_on:
            return event
        return replace(event, data=replace(event.data, roster=self.learned.habits.usual_roster()))

    def service_table(self, service: ServiceCode) -> Histogram:
        """Return what was learned of the length of a service."""
        return self.learned.services.setdefault(service, Histogram())

    def clerk_factor(self, clerk: str) -> float:
        """Return how long a clerk takes compared with the others."""
        known = self.learned.factors.get(clerk)
        return known.value(_CLERK_WEIGHT) if known is not None else 1.0

    def _notice(self, event: TraceEvent) -> None:
        match event.data:
            case trace.CounterOpened() as opened if opened.skills:
                self.learned.habits.skills[opened.counter] = opened.skills
            case trace.TicketCalled() as called:
                self._called(called, event.t)
            case trace.ServiceStarted() as started:
                self._started(started, event.t)
            case trace.NoShow() as missed:
                self._missed(missed, event.t)
            case trace.TicketReturned() as returned:
                self._returned(returned, event.t)
            case trace.ServiceEnded() | trace.TicketHeld() as ended:
                self._served(ended, event.t)
            case trace.Cancelled() as cancelled:
                person = self.today.person(cancelled.ticket)
                if person is not None and person.phase is Phase.WAITING:
                    self.learned.gives_up.expose(event.t - person.waits_since_s, True)
            case _:
                pass

    def _issued(self, data: trace.TicketIssued, now: float) -> None:
        if data.slot_s is not None and self.today.booked:
            self.learned.lateness.add(now - data.slot_s)
        else:
            self.learned.arrivals.add(data.service, data.class_code, now)

    def _called(self, data: trace.TicketCalled, now: float) -> None:
        person, desk = self.today.person(data.ticket), self.today.desks.get(data.counter)
        if person is None:
            return
        if person.phase is not Phase.WAITING:
            # Some traces do not tell that somebody is back.
            self._returned(trace.TicketReturned(ticket=data.ticket), now)
            return
        if not person.was_called:
            self.first_calls.append(FirstCall(now, person.service, now - person.since_s))
        waited = now - person.waits_since_s
        self.learned.gives_up.expose(waited, False)
        if desk is None or not desk.is_open or desk.person is not None:
            return
        if desk.had_queue:
            self.learned.gap(desk.freed_by).add(now - desk.free_s)
        else:
            begin = max(person.waits_since_s, person.offered_from_s or 0.0, desk.free_s)
            self.learned.reaction.add(now - begin)
        self._compare_with_rule(person, desk, now)

    def _compare_with_rule(self, person: Person, desk: Desk, now: float) -> None:
        among = sum(1 for _ in self.today.eligible(desk))
        if among < 2 or person.directed_to is not None:
            return
        by_rule = chosen_by_rule(self.today, desk, now)
        share = self.learned.by_hand
        # A choice at random would have been the rule's own now and then.
        share.times += 1 - 1 / among
        share.hits += by_rule is not person

    def _started(self, data: trace.ServiceStarted, now: float) -> None:
        person = self.today.person(data.ticket)
        if person is None or person.phase is not Phase.CALLED:
            return
        self.learned.walk.add(now - person.phase_since_s)
        self._came(person, True)

    def _missed(self, data: trace.NoShow, now: float) -> None:
        person = self.today.person(data.ticket)
        if person is None or person.phase is not Phase.CALLED:
            return
        self.learned.blocked.add(now - person.phase_since_s)
        self._came(person, False)
        if person.misses + 1 < self.terms.miss_limit:
            self.learned.returns.times += 1

    def _came(self, person: Person, came: bool) -> None:
        if person.misses:
            self.learned.absent_again.add(not came)
        elif not person.was_held:
            self.learned.absent.at(person.phase_since_s - person.waits_since_s).add(not came)

    def _returned(self, data: trace.TicketReturned, now: float) -> None:
        person = self.today.person(data.ticket)
        if person is None:
            return
        if person.phase is Phase.MISSED:
            self.learned.returns.hits += 1
            offered = data.offered_from_s if data.offered_from_s is not None else now
            self.learned.return_delay.add(max(offered, now) - person.phase_since_s)
        elif person.phase is Phase.HELD:
            self.learned.holds_return.hits += 1
            self.learned.hold.add(now - person.phase_since_s)

    def _served(self, data: trace.ServiceEnded | trace.TicketHeld, now: float) -> None:
        person = self.today.person(data.ticket)
        if person is None or person.phase is not Phase.SERVING:
            return
        desk = self.today.desks.get(person.counter)
        lasted = now - person.phase_since_s
        if lasted <= _LONGEST_S:
            self._lasted(person, desk.clerk if desk is not None else "", lasted)
        is_again = person.turns - person.misses > 1
        is_held = isinstance(data, trace.TicketHeld)
        if not is_again:
            self.learned.holds.add(is_held)
        if is_held:
            self.learned.holds_return.times += 1
            return
        to = data.to if isinstance(data, trace.ServiceEnded) else None
        share = self.learned.transfers_again if is_again else self.learned.transfers.setdefault(person.service, Share())
        share.add(to is not None)
        if to is not None:
            known = self.learned.destinations.setdefault(person.service, {})
            known[to] = known.get(to, 0.0) + 1

    def _lasted(self, person: Person, clerk: str, lasted: float) -> None:
        table = self.service_table(person.service)
        again = RESUMED if person.was_held else SENT_ON if person.turns - person.misses > 1 else ""
        ratio = log(lasted + 1.0) - self._usual_log(person.service, table)
        if again:
            self.learned.factors.setdefault(again, Factor()).add(ratio)
            return
        crowding = self.learned.crowding
        crowd = crowding.factor(person.crowd)
        factor = self.clerk_factor(clerk)
        crowding.add(person.crowd, ratio - log(factor))
        self.learned.factors.setdefault(clerk, Factor()).add(ratio - log(crowd))
        table.add(lasted / factor / crowd)

    def _usual_log(self, service: ServiceCode, table: Histogram) -> float:
        """Return the logarithm of a usual length, the nominal time counting as eight that were seen."""
        terms = self.terms.services.get(service)
        nominal = log(terms.nominal_s) - 0.15 if terms is not None else log(300.0)
        if table.level_weight <= 0:
            return nominal
        return (table.level + nominal * 8) / (table.level_weight + 8)

    def end_day(self) -> None:
        """Let today be one of the past days; a day that goes on after its end is not counted again."""
        today, learned = self.today, self.learned
        if self._counted_day == today.day or not today.has_begun:
            return
        self._counted_day = today.day
        ends = max(today.now, 1.0)
        if today.booked:
            learned.shows.times += len(today.booked)
            learned.shows.hits += len(today.booked) - len(today.expected)
        self._fade()
        learned.arrivals.end_day(today.kind, _FADE)
        for desk in today.desks.values():
            shift = today.roster.get(desk.counter)
            learned.habits.learn_day(desk, shift.plan if shift else None, ends)
        learned.day_end_s = ends if not learned.days else 0.8 * learned.day_end_s + 0.2 * ends
        learned.days += 1

    def _fade(self) -> None:
        one = self.learned
        for histogram in (
            *one.services.values(),
            *one.gaps.values(),
            one.walk,
            one.blocked,
            one.reaction,
            one.return_delay,
            one.hold,
            one.lateness,
        ):
            histogram.fade(_FADE, _LEVEL_FADE)
        fading: tuple[Share | Factor | WaitBins | Crowding, ...] = (
            one.crowding,
            *one.factors.values(),
            *one.transfers.values(),
            one.absent,
            one.absent_again,
            one.gives_up,
            one.returns,
            one.holds,
            one.holds_return,
            one.transfers_again,
            one.shows,
            one.by_hand,
        )
        for faded in fading:
            faded.fade(_FADE)
        for known in one.destinations.values():
            for to in known:
                known[to] *= _FADE
        one.habits.fade(_FADE, _LEVEL_FADE)
