"""Small offices to try the queue model on: their configurations, with limits so low that they are soon reached."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from server_client.queue_model.configuration import (
    BOOKING,
    VIETNAMESE,
    WALK_IN,
    CallingClass,
    CallingPolicy,
    ClassKind,
    Configuration,
    CounterPlace,
    Names,
    Outcome,
    ProfileEntry,
    Reason,
    Service,
    WorkProfile,
)
from server_client.queue_model.ids import (
    BranchId,
    ClassCode,
    ClerkId,
    CounterId,
    DeviceId,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
)

BRANCH = BranchId("CN01")
# Monday, 2 March 2026, 08:00 in Vietnam.
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)

A, B, C, D = ServiceCode("A"), ServiceCode("B"), ServiceCode("C"), ServiceCode("D")
C1, C2, C3, C4 = CounterId("c1"), CounterId("c2"), CounterId("c3"), CounterId("c4")
K1, K2 = DeviceId("K1"), DeviceId("K2")
ELDERLY = ClassCode("elderly")
# The work profile that serves every service; each service's own is named like the service.
ALL = ProfileCode("all")
DONE = OutcomeCode("done")
ADVISED = OutcomeCode("advised")
REASON = ReasonCode("because")
OTHER_REASON = ReasonCode("other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How often things may happen, and how long a return, time asked for and a slip that can be taken back last."""

    overtaking: int = 6
    miss: int = 2
    call: int = 3
    move: int = 20
    need: int = 8
    return_delay_s: int = 300
    undo_s: int = 10
    postpone: int = 2
    postpone_s: int = 600


def named(text: str) -> Names:
    """Return the names of a thing that has only one."""
    return {VIETNAMESE: text}


def clerk_of(counter: CounterId) -> ClerkId:
    """Return the clerk who always sits at the counter."""
    return ClerkId(f"clerk-{counter}")


def own_profile(service: ServiceCode) -> ProfileCode:
    """Return the work profile that serves this service alone."""
    return ProfileCode(f"only-{service}")


def service(code: ServiceCode, *, promise_s: int = 600) -> Service:
    """Return a service that is open at all hours."""
    return Service(code=code, prefix=code, names=named(code), promise_s=promise_s, nominal_s=300)


def profile(code: ProfileCode, *entries: ProfileEntry) -> WorkProfile:
    """Return a work profile of these entries."""
    return WorkProfile(code=code, names=named(code), entries=entries)


def configuration(
    *,
    services: tuple[ServiceCode, ...] = (A, B),
    counters: tuple[CounterId, ...] = (C1, C2),
    limits: Limits | None = None,
    version: int = 1,
) -> Configuration:
    """Return an office in which service `n` promises `n` times ten minutes, with walk-ins, the elderly and bookings."""
    limits = limits or Limits()
    reasons = tuple(Reason(code=code, names=named(code)) for code in (REASON, OTHER_REASON))
    return Configuration(
        version=version,
        office=named("office"),
        branch=named("branch"),
        services=tuple(service(code, promise_s=600 * number) for number, code in enumerate(services, start=1)),
        counters=tuple(CounterPlace(id=id, number=number, names=named(id)) for number, id in enumerate(counters, 1)),
        profiles=(
            profile(ALL, *(ProfileEntry(service=code) for code in services)),
            *(profile(own_profile(code), ProfileEntry(service=code)) for code in services),
        ),
        classes=(
            CallingClass(code=WALK_IN, kind=ClassKind.WALK_IN, names=named("walk-in")),
            CallingClass(code=ELDERLY, kind=ClassKind.PRIORITY, names=named("elderly"), basis="Law 39/2009"),
            CallingClass(code=BOOKING, kind=ClassKind.BOOKING, names=named("booking")),
        ),
        policies=(
            CallingPolicy(
                from_day=date(2026, 1, 1),
                slopes={WALK_IN: 1.0, ELDERLY: 4.0, BOOKING: 10.0},
                overtaking_limit=limits.overtaking,
                return_delay_s=limits.return_delay_s,
                miss_limit=limits.miss,
                call_limit=limits.call,
                move_limit=limits.move,
                need_limit=limits.need,
                undo_s=limits.undo_s,
                postpone_s=limits.postpone_s,
                postpone_limit=limits.postpone,
            ),
        ),
        outcomes=tuple(Outcome(code=code, names=named(code)) for code in (DONE, ADVISED)),
        pause_reasons=reasons,
        call_reasons=reasons,
        hold_reasons=reasons,
        cancel_reasons=reasons,
        rating_reasons=reasons,
    )
