"""What a branch is set up to do: services, counters, work profiles, classes and calling policy; it holds no state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server_client.queue_model.ids import (
    ClassCode,
    CounterId,
    DeviceId,
    Language,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
)

WALK_IN = ClassCode("walk_in")
BOOKING = ClassCode("booking")
VIETNAMESE = Language("vi")
# A reason of a cancel that nobody chooses from a list: a kiosk takes back a number that no one has been given.
NOT_PRINTED = ReasonCode("not_printed")
# The same of a ticket that an earlier epoch had ended, unknown to the node that took over.
ENDED_BEFORE = ReasonCode("ended_before")
# The same of a place that its holder has moved to another branch.
MOVED = ReasonCode("moved")

# The text of a thing by language; Vietnamese is always there.
Names = Mapping[Language, str]


class ClassKind(StrEnum):
    """What gives a class its right: nothing, a published reason for priority, or a booked time."""

    WALK_IN = "walk_in"
    PRIORITY = "priority"
    BOOKING = "booking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """One weekly interval in which a service issues tickets; minutes since local midnight, `closes` excluded."""

    weekday: int
    opens: int
    closes: int


class DayKind(StrEnum):
    """What the calendar makes of a day: nobody works, or everybody does although the week says otherwise."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day that is not as its weekday says; `basis` names the decision.

    On a working day the hours of the weekday `hours_of` hold (0 is Monday), of its own weekday if that is None.
    """

    day: date
    kind: DayKind
    names: Names
    hours_of: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Something people queue for: `promise_s` is the wait that the office promises, `nominal_s` the usual serving.

    `fields` are the fields of the catalogue of procedures whose dossiers are received here, by their Vietnamese names;
    `returns_results` says that people collect their results here, of whatever field.
    """

    code: ServiceCode
    prefix: str
    names: Names
    promise_s: int
    nominal_s: int
    icon: str = "ticket"
    hours: tuple[Hours, ...] = ()
    daily_quota: int | None = None
    fields: tuple[str, ...] = ()
    returns_results: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPlace:
    """A counter as furniture: where it is and what its sign says."""

    id: CounterId
    number: int
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskPlace:
    """A kiosk as furniture: its id, and what the staff call it ("Ki-ốt Sảnh 1")."""

    id: DeviceId
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEntry:
    """A service of a work profile, with its conditions.

    `classes` limits it to some classes (empty: all); `after_wait_s` makes the counter help out only with people who
    have waited that long. The overtaking guarantee goes above both.
    """

    service: ServiceCode
    classes: tuple[ClassCode, ...] = ()
    after_wait_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkProfile:
    """The services that a counter serves while a clerk works there under this profile."""

    code: ProfileCode
    names: Names
    entries: tuple[ProfileEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingClass:
    """A class of tickets; for a priority class `basis` names the rule that grants it. Both days are inclusive."""

    code: ClassCode
    kind: ClassKind
    names: Names
    basis: str = ""
    icon: str = "star"
    active_from: date | None = None
    active_to: date | None = None

    def active_on(self, day: date) -> bool:
        """Say whether the class is granted on `day`."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingPolicy:
    """How tickets are ordered and how often things may be repeated, from a day on.

    `slopes` says how fast urgency grows by class (a class without one has 1); `overtaking_limit` how many later
    tickets of its own service may go before a ticket; `call_limit` counts the first call too; `undo_s` is how long a
    counter can take back what it did last (0: never). A person who waits may put their ticket off by `postpone_s`
    seconds, `postpone_limit` times (0: never).
    """

    from_day: date
    slopes: Mapping[ClassCode, float]
    overtaking_limit: int = 6
    return_delay_s: int = 300
    miss_limit: int = 2
    call_limit: int = 3
    move_limit: int = 20
    need_limit: int = 8
    undo_s: int = 10
    postpone_s: int = 600
    postpone_limit: int = 2

    def slope(self, class_code: ClassCode) -> float:
        """Return how fast the urgency of the class grows."""
        return self.slopes.get(class_code, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason that a clerk chooses from a list; only its code is recorded, so no one's story enters the log."""

    code: ReasonCode
    names: Names


class OutcomeEnd(StrEnum):
    """What an outcome means for the dossier that was on the desk, whatever the office calls it."""

    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"
    ADVISED = "advised"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How serving a ticket can end, and how a dossier that was handled then does."""

    code: OutcomeCode
    names: Names
    ends: OutcomeEnd = OutcomeEnd.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is to be read in the hall, by language, from one day to another; both belong to it, None is an open end."""

    texts: Names
    from_day: date | None = None
    to_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it is to be read on `day`."""
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day <= self.to_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """All that a branch is set up with; `version` grows with each publication."""

    version: int
    office: Names
    branch: Names
    services: tuple[Service, ...]
    counters: tuple[CounterPlace, ...]
    profiles: tuple[WorkProfile, ...]
    classes: tuple[CallingClass, ...]
    policies: tuple[CallingPolicy, ...]
    outcomes: tuple[Outcome, ...]
    pause_reasons: tuple[Reason, ...]
    call_reasons: tuple[Reason, ...]
    hold_reasons: tuple[Reason, ...]
    cancel_reasons: tuple[Reason, ...]
    rating_levels: int = 3
    rating_reasons: tuple[Reason, ...] = ()
    kiosks: tuple[KioskPlace, ...] = ()
    calendar: tuple[CalendarDay, ...] = ()
    notices: tuple[Notice, ...] = ()

    def service(self, code: ServiceCode) -> Service | None:
        """Return the service of that code, if there is one."""
        return next((service for service in self.services if service.code == code), None)

    def counter(self, counter: CounterId) -> CounterPlace | None:
        """Return the counter of that id, if there is one."""
        return next((place for place in self.counters if place.id == counter), None)

    def kiosk(self, device: DeviceId) -> KioskPlace | None:
        """Return the kiosk of that id, if it is listed."""
        return next((place for place in self.kiosks if place.id == device), None)

    def service_for(self, field: str) -> Service | None:
        """Return the service that receives dossiers of a field of the catalogue, if one does."""
        return next((service for service in self.services if field in service.fields), None)

    @property
    def results_service(self) -> Service | None:
        """Return the service at which results are collected, if there is one."""
        return next((service for service in self.services if service.returns_results), None)

    def day_off(self, day: date) -> CalendarDay | None:
        """Return what the calendar says of a day on which nobody works; None on any other day."""
        known = self._calendar_day(day)
        return known if known is not None and known.kind is DayKind.OFF else None

    def hours_on(self, service: Service, day: date) -> tuple[Hours, ...]:
        """Return the service's hours on `day`: its weekday's, or those of the weekday that the calendar names.

        A day off has its weekday's too: they hold if someone opens that day by hand.
        """
        known = self._calendar_day(day)
        weekday = day.weekday() if known is None or known.hours_of is None else known.hours_of
        return tuple(hours for hours in service.hours if hours.weekday == weekday)

    def _calendar_day(self, day: date) -> CalendarDay | None:
        return next((known for known in self.calendar if known.day == day), None)

    def profile(self, code: ProfileCode) -> WorkProfile | None:
        """Return the work profile of that code, if there is one."""
        return next((profile for profile in self.profiles if profile.code == code), None)

    def calling_class(self, code: ClassCode) -> CallingClass | None:
        """Return the class of that code, if there is one."""
        return next((cls for cls in self.classes if cls.code == code), None)

    def policy_on(self, day: date) -> CallingPolicy:
        """Return the policy in force on `day`: the latest that has begun, else the first."""
        begun = [policy for policy in self.policies if policy.from_day <= day]
        return max(begun, key=lambda policy: policy.from_day) if begun else self.policies[0]
