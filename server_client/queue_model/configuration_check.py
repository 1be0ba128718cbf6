"""Whether a configuration makes sense as a whole; it says every fault in one pass and mends none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from server_client.queue_model.configuration import (
    BOOKING,
    WALK_IN,
    CalendarDay,
    CallingPolicy,
    ClassKind,
    Configuration,
    DayKind,
    KioskPlace,
    Service,
)

_PREFIX = re.compile(r"[A-Z]{1,2}")
_KIOSK = re.compile(r"[A-Z][0-9]{1,2}")
_DAY_MINUTES = 24 * 60
_DAY_SECONDS = 60 * _DAY_MINUTES
# What is older than this is no slip any more, and others have acted on it.
_LONGEST_UNDO_S = 300
# Whoever is away for longer takes a new number.
_LONGEST_POSTPONING_S = 3600


def faults(configuration: Configuration) -> tuple[str, ...]:
    """Return one sentence for each fault, naming the thing; empty if the configuration can be adopted."""
    return (
        *_repeated("service code", (service.code for service in configuration.services)),
        *_repeated("number prefix", (service.prefix for service in configuration.services)),
        *_repeated("counter id", (counter.id for counter in configuration.counters)),
        *_repeated("counter number", (counter.number for counter in configuration.counters)),
        *_repeated("work profile code", (profile.code for profile in configuration.profiles)),
        *_repeated("class code", (cls.code for cls in configuration.classes)),
        *_repeated("kiosk id", (kiosk.id for kiosk in configuration.kiosks)),
        *_repeated("calendar day", (known.day.isoformat() for known in configuration.calendar)),
        *_repeated("field", (field for service in configuration.services for field in service.fields)),
        *_service_faults(configuration.services),
        *_kiosk_faults(configuration.kiosks),
        *_calendar_faults(configuration.calendar),
        *_profile_faults(configuration),
        *_class_faults(configuration),
        *_policy_faults(configuration),
        *_choice_faults(configuration),
    )


def _repeated(what: str, values: Iterable[str | int]) -> Iterator[str]:
    for value, times in Counter(values).items():
        if times > 1:
            yield f"The {what} {value} is used {times} times; each must be used once"


def _service_faults(services: tuple[Service, ...]) -> Iterator[str]:
    if not services:
        yield "There is no service; add at least one"
    returning = [service.code for service in services if service.returns_results]
    if len(returning) > 1:
        yield f"The services {', '.join(returning)} all return results; let one of them do so"
    for service in services:
        if not _PREFIX.fullmatch(service.prefix):
            yield f"Service {service.code} has the prefix {service.prefix!r}; use one or two letters from A to Z"
        if service.promise_s <= 0 or service.nominal_s <= 0:
            yield f"Service {service.code} has a promise or nominal time of 0 s or less; both must be above 0"
        if service.daily_quota is not None and service.daily_quota < 0:
            yield f"Service {service.code} has a daily quota below 0"
        for hours in service.hours:
            if not (0 <= hours.weekday <= 6 and 0 <= hours.opens < hours.closes <= _DAY_MINUTES):
                yield f"Service {service.code} has impossible hours: {hours.weekday}, {hours.opens}-{hours.closes}"


def _kiosk_faults(kiosks: tuple[KioskPlace, ...]) -> Iterator[str]:
    for kiosk in kiosks:
        if not _KIOSK.fullmatch(kiosk.id):
            yield f"Kiosk {kiosk.id} cannot have this id; use a letter from A to Z and one or two digits, as in K1"


def _calendar_faults(calendar: tuple[CalendarDay, ...]) -> Iterator[str]:
    for known in calendar:
        if known.hours_of is None:
            continue
        if known.kind is DayKind.OFF:
            yield f"The calendar gives {known.day}, a day off, the hours of a weekday; only a working day has some"
        if not 0 <= known.hours_of <= 6:
            yield f"The calendar gives {known.day} the hours of weekday {known.hours_of}; use 0 (Monday) to 6"


def _profile_faults(configuration: Configuration) -> Iterator[str]:
    for profile in configuration.profiles:
        if not profile.entries:
            yield f"Work profile {profile.code} serves nothing; give it a service"
        yield from _repeated(f"service of work profile {profile.code}:", (entry.service for entry in profile.entries))
        for entry in profile.entries:
            if configuration.service(entry.service) is None:
                yield f"Work profile {profile.code} names the unknown service {entry.service}"
            if entry.after_wait_s < 0:
                yield f"Work profile {profile.code} waits less than 0 s for service {entry.service}"
            for code in entry.classes:
                if configuration.calling_class(code) is None:
                    yield f"Work profile {profile.code} names the unknown class {code}"


def _class_faults(configuration: Configuration) -> Iterator[str]:
    for code, kind in ((WALK_IN, ClassKind.WALK_IN), (BOOKING, ClassKind.BOOKING)):
        cls = configuration.calling_class(code)
        if cls is None or cls.kind is not kind:
            yield f"The class {code} of kind {kind} is missing"
    for cls in configuration.classes:
        if cls.kind is ClassKind.PRIORITY and not cls.basis:
            yield f"Priority class {cls.code} has no basis; name the rule that grants it"


def _policy_faults(configuration: Configuration) -> Iterator[str]:
    if not configuration.policies:
        yield "There is no calling policy; add one"
    yield from _repeated("policy day", (policy.from_day.isoformat() for policy in configuration.policies))
    for policy in configuration.policies:
        for code, slope in policy.slopes.items():
            if configuration.calling_class(code) is None:
                yield f"The policy from {policy.from_day} gives a slope to the unknown class {code}"
            if not 0 < slope <= 1000:
                yield f"The policy from {policy.from_day} gives {code} the slope {slope}; use one above 0, up to 1000"
        limits = (policy.overtaking_limit, policy.miss_limit, policy.call_limit, policy.move_limit, policy.need_limit)
        if min(limits) < 1:
            yield f"The policy from {policy.from_day} has a limit below 1"
        if not 0 <= policy.return_delay_s <= _DAY_SECONDS:
            yield f"The policy from {policy.from_day} has a return delay that is not between 0 s and a day"
        if not 0 <= policy.undo_s <= _LONGEST_UNDO_S:
            yield f"The policy from {policy.from_day} lets a deed be taken back for {policy.undo_s} s; use 0 to 300"
        yield from _postponing_faults(policy)


def _postponing_faults(policy: CallingPolicy) -> Iterator[str]:
    if not 0 < policy.postpone_s <= _LONGEST_POSTPONING_S:
        yield f"The policy from {policy.from_day} puts a ticket off by {policy.postpone_s} s; use 1 to 3600"
    if policy.postpone_limit < 0:
        yield f"The policy from {policy.from_day} puts a ticket off less than 0 times"


def _choice_faults(configuration: Configuration) -> Iterator[str]:
    lists: dict[str, list[str]] = {
        "outcome": [outcome.code for outcome in configuration.outcomes],
        "pause reason": [reason.code for reason in configuration.pause_reasons],
        "call reason": [reason.code for reason in configuration.call_reasons],
        "hold reason": [reason.code for reason in configuration.hold_reasons],
        "cancel reason": [reason.code for reason in configuration.cancel_reasons],
    }
    for what, codes in lists.items():
        if not codes:
            yield f"There is no {what}; add at least one"
        yield from _repeated(what, codes)
    if configuration.rating_levels < 2:
        yield f"A rating of {configuration.rating_levels} levels says nothing; use at least 2"
