"""What a branch's days were like by half hour, read off its log: who came, who was called in time, which counters.

A number belongs to the half hour in which it was given out; nobody is named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import fmean

from server_client.queue_model import events
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, ProfileCode, ServiceCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.wait_forecast.arrival_rates import HALF_HOUR_S
from server_client.wait_forecast.terms_of_branch import seconds_of_day

# So many days of one weekday tell what is usual on it.
_USUAL_DAYS = 4
_HALVES = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedHalf:
    """One half hour: how many came, how many of them were called in time, and the minutes of counters by profile."""

    half: int
    came: int
    kept: int
    open_min: Mapping[ProfileCode, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedDay:
    """A day; `is_over` says that the branch has closed it."""

    day: date
    halves: tuple[WorkedHalf, ...]
    is_over: bool

    @property
    def came(self) -> int:
        """How many numbers were given out."""
        return sum(one.came for one in self.halves)

    @property
    def kept(self) -> int:
        """How many of them were called within the promise."""
        return sum(one.kept for one in self.halves)

    @property
    def counter_hours(self) -> float:
        """How long counters were open, all together."""
        return sum(sum(one.open_min.values()) for one in self.halves) / 60


@dataclass(slots=True)
class _Half:
    came: int = 0
    kept: int = 0
    open_s: dict[ProfileCode, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Waiting:
    service: ServiceCode
    since_s: float


class WorkedDays:
    """Takes a log entry by entry; `days` are those that have begun, the last perhaps not over."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.configuration: Configuration | None = None
        self.days: list[WorkedDay] = []
        self._day: date | None = None
        self._halves: dict[int, _Half] = {}
        self._waiting: dict[TicketId, _Waiting] = {}
        self._open: dict[CounterId, tuple[ProfileCode, float]] = {}

    def take(self, event: Event) -> None:
        """Take in what happened next."""
        match event.data:
            case events.ConfigurationAdopted(configuration=configuration):
                self.configuration = configuration
            case events.DayOpened(day=day):
                self._begin(day, event.at)
            case events.DayClosed():
                self._end(self._seconds(event.at), is_over=True)
            case events.TicketIssued(ticket=ticket, needs=needs):
                self._issued(ticket, needs[0], event.at)
            case events.NeedQueued(ticket=ticket, service=service):
                self._issued(ticket, service, event.at)
            case events.TicketCalled(ticket=ticket):
                self._waits_no_more(ticket, self._seconds(event.at), was_called=True)
            case events.TicketCancelled(ticket=ticket) | events.TicketExpired(ticket=ticket):
                self._waits_no_more(ticket, self._seconds(event.at), was_called=False)
            case events.CounterOpened(counter=counter, profile=profile):
                self._close(counter, self._seconds(event.at))
                self._open[counter] = profile, self._seconds(event.at)
            case events.CounterPaused(counter=counter) | events.CounterClosed(counter=counter):
                self._close(counter, self._seconds(event.at))
            case _:
                pass

    def day(self, wanted: date) -> WorkedDay:
        """Return a day as far as it is told; one without anything if it never began."""
        if self._day == wanted:
            return self._told(wanted, is_over=False)
        found = [one for one in self.days if one.day == wanted]
        return found[-1] if found else WorkedDay(day=wanted, halves=(), is_over=False)

    def _begin(self, day: date, at: datetime) -> None:
        if self._day is not None:
            self._end(_HALVES * HALF_HOUR_S, is_over=True)
        self._day = day
        # What was left open over night is open still.
        opens = self._seconds(at)
        self._open = {counter: (profile, opens) for counter, (profile, _) in self._open.items()}

    def _end(self, at_s: float, *, is_over: bool) -> None:
        if self._day is None:
            return
        for counter, (profile, _) in tuple(self._open.items()):
            self._close(counter, at_s)
            self._open[counter] = profile, 0.0
        told = self._told(self._day, is_over=is_over)
        if told.came:
            self.days = [*(one for one in self.days if one.day != told.day), told]
        self._day = None
        self._halves.clear()
        self._waiting.clear()

    def _told(self, day: date, *, is_over: bool) -> WorkedDay:
        return WorkedDay(
            day=day,
            is_over=is_over,
            halves=tuple(
                WorkedHalf(
                    half=half,
                    came=one.came,
                    kept=one.kept,
                    open_min={profile: round(spent / 60, 1) for profile, spent in sorted(one.open_s.items())},
                )
                for half, one in sorted(self._halves.items())
            ),
        )

    def _issued(self, ticket: TicketId, service: ServiceCode, at: datetime) -> None:
        since = self._seconds(at)
        self._half(since).came += 1
        self._waiting[ticket] = _Waiting(service, since)

    def _waits_no_more(self, ticket: TicketId, at_s: float, *, was_called: bool) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            return
        setup = self.configuration.service(waiting.service) if self.configuration is not None else None
        # Whoever gives up before the promise is broken was not kept waiting too long, as in the plan.
        in_time = setup is not None and at_s - waiting.since_s <= setup.promise_s
        self._half(waiting.since_s).kept += in_time or (setup is None and was_called)

    def _close(self, counter: CounterId, at_s: float) -> None:
        profile, since = self._open.pop(counter, (None, 0.0))
        if profile is None or self._day is None:
            return
        while since < at_s:
            until = min(at_s, (since // HALF_HOUR_S + 1) * HALF_HOUR_S)
            spent = self._half(since).open_s
            spent[profile] = spent.get(profile, 0.0) + until - since
            since = until

    def _half(self, at_s: float) -> _Half:
        return self._halves.setdefault(max(0, min(_HALVES - 1, int(at_s // HALF_HOUR_S))), _Half())

    def _seconds(self, at: datetime) -> float:
        return seconds_of_day(self._day or local_day(at), at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The counters of the same weekday before: by profile and half hour (48 of a day), and on which days."""

    days: tuple[date, ...]
    counters: Mapping[ProfileCode, tuple[float, ...]]
    is_same_weekday: bool


def usual_counters(days: Iterable[WorkedDay], day: date) -> Usual:
    """Return how many counters were open on the last days of that weekday; of any day where there was none."""
    known = [one for one in days if one.is_over and one.day < day]
    same = [one for one in known if one.day.weekday() == day.weekday()]
    alike = (same or known)[-_USUAL_DAYS:]
    profiles = sorted({profile for one in alike for half in one.halves for profile in half.open_min})
    return Usual(
        days=tuple(one.day for one in alike),
        counters={
            profile: tuple(
                fmean(
                    sum(half.open_min.get(profile, 0.0) for half in one.halves if half.half == number) / 30
                    for one in alike
                )
                for number in range(_HALVES)
            )
            for profile in profiles
        },
        is_same_weekday=bool(same),
    )


def most_at_once(days: Iterable[WorkedDay]) -> dict[ProfileCode, int]:
    """Return how many counters of each profile there were at a time at most, to the half hour."""
    most: dict[ProfileCode, int] = {}
    for one in days:
        for half in one.halves:
            for profile, minutes in half.open_min.items():
                # Ten minutes at a time are a change of clerks.
                most[profile] = max(most.get(profile, 0), int((minutes + 20) // 30))
    return {profile: count for profile, count in most.items() if count}
