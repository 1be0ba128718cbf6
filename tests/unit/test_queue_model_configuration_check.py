"""What makes a configuration faulty."""

from dataclasses import replace
from datetime import date

import pytest

from server_client.queue_model.configuration import (
    BOOKING,
    WALK_IN,
    CalendarDay,
    CallingPolicy,
    ClassKind,
    Configuration,
    DayKind,
    Hours,
    KioskPlace,
    ProfileEntry,
)
from server_client.queue_model.configuration_check import faults
from server_client.queue_model.ids import ClassCode, DeviceId, ProfileCode, ServiceCode
from tests.proof.branches import ELDERLY, A, configuration, named, profile

SOUND = configuration()
POLICY = SOUND.policies[0]
SERVICE = SOUND.services[0]
NOWHERE = ServiceCode("X")


def with_service(**fields: object) -> Configuration:
    """Return the sound office with its first service changed."""
    return replace(SOUND, services=(replace(SERVICE, **fields), *SOUND.services[1:]))  # type: ignore[arg-type]


def with_policy(**fields: object) -> Configuration:
    """Return the sound office with its policy changed."""
    return replace(SOUND, policies=(replace(POLICY, **fields),))  # type: ignore[arg-type]


def with_entries(*entries: ProfileEntry) -> Configuration:
    """Return the sound office with one more work profile."""
    return replace(SOUND, profiles=(*SOUND.profiles, profile(ProfileCode("extra"), *entries)))


def without_class(code: ClassCode) -> Configuration:
    """Return the sound office without one of its classes."""
    kept = tuple(cls for cls in SOUND.classes if cls.code != code)
    return replace(SOUND, classes=kept, policies=(replace(POLICY, slopes={}),))


def with_class_kind(code: ClassCode, kind: ClassKind) -> Configuration:
    """Return the sound office with one class of another kind."""
    return replace(SOUND, classes=tuple(replace(c, kind=kind) if c.code == code else c for c in SOUND.classes))


def kiosk(device: str) -> KioskPlace:
    """Return a kiosk of that id."""
    return KioskPlace(id=DeviceId(device), names=named("hall"))


def calendar_day(day: int = 2, kind: DayKind = DayKind.WORK, hours_of: int | None = None) -> CalendarDay:
    """Return that day of March in the calendar."""
    return CalendarDay(day=date(2026, 3, day), kind=kind, names=named("day"), hours_of=hours_of)


def test_a_sound_configuration_has_no_faults() -> None:
    assert faults(SOUND) == ()


@pytest.mark.parametrize(
    "sound",
    [
        with_service(daily_quota=0),
        with_service(prefix="XY"),
        with_service(promise_s=1, nominal_s=1),
        with_service(hours=(Hours(weekday=0, opens=0, closes=1440), Hours(weekday=6, opens=479, closes=480))),
        with_policy(slopes={WALK_IN: 1000.0, ELDERLY: 0.001}),
        with_policy(return_delay_s=0),
        with_policy(return_delay_s=86_400),
        with_policy(undo_s=0),
        with_policy(undo_s=300),
        with_policy(postpone_s=1, postpone_limit=0),
        with_policy(postpone_s=3600),
        with_policy(overtaking_limit=1, miss_limit=1, call_limit=1, move_limit=1, need_limit=1),
        with_entries(ProfileEntry(service=A, classes=(ELDERLY,), after_wait_s=0)),
        replace(SOUND, rating_levels=2),
        replace(SOUND, counters=(), rating_reasons=()),
        replace(SOUND, kiosks=(kiosk("K1"), kiosk("Z99"))),
        with_service(fields=("Hộ tịch", "Nuôi con nuôi")),
        with_service(returns_results=True),
        replace(SOUND, calendar=(calendar_day(hours_of=0), calendar_day(3, hours_of=6), calendar_day(4, DayKind.OFF))),
    ],
)
def test_the_edges_of_what_is_allowed_are_allowed(sound: Configuration) -> None:
    assert faults(sound) == ()


@pytest.mark.parametrize(
    ("faulty", "sentence"),
    [
        (
            replace(SOUND, calendar=(calendar_day(), calendar_day(2, DayKind.OFF))),
            "The calendar day 2026-03-02 is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, calendar=(calendar_day(2, DayKind.OFF, hours_of=0),)),
            "The calendar gives 2026-03-02, a day off, the hours of a weekday; only a working day has some",
        ),
        (
            replace(SOUND, calendar=(calendar_day(hours_of=7),)),
            "The calendar gives 2026-03-02 the hours of weekday 7; use 0 (Monday) to 6",
        ),
        (
            replace(SOUND, calendar=(calendar_day(hours_of=-1),)),
            "The calendar gives 2026-03-02 the hours of weekday -1; use 0 (Monday) to 6",
        ),
        (
            replace(SOUND, services=(SERVICE, replace(SERVICE, prefix="Q"), SOUND.services[1])),
            "The service code A is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, services=(SERVICE, replace(SOUND.services[1], prefix="A"))),
            "The number prefix A is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, counters=(*SOUND.counters, replace(SOUND.counters[0], number=9))),
            "The counter id c1 is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, counters=(SOUND.counters[0], replace(SOUND.counters[1], number=1))),
            "The counter number 1 is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, profiles=(*SOUND.profiles, SOUND.profiles[0])),
            "The work profile code all is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, classes=(*SOUND.classes, SOUND.classes[0])),
            "The class code walk_in is used 2 times; each must be used once",
        ),
        (
            with_service(prefix="ABC"),
            "Service A has the prefix 'ABC'; use one or two letters from A to Z",
        ),
        (with_service(prefix="a"), "Service A has the prefix 'a'; use one or two letters from A to Z"),
        (with_service(prefix=""), "Service A has the prefix ''; use one or two letters from A to Z"),
        (
            with_service(promise_s=0),
            "Service A has a promise or nominal time of 0 s or less; both must be above 0",
        ),
        (
            with_service(nominal_s=0),
            "Service A has a promise or nominal time of 0 s or less; both must be above 0",
        ),
        (with_service(daily_quota=-1), "Service A has a daily quota below 0"),
        (
            with_service(hours=(Hours(weekday=-1, opens=0, closes=1),)),
            "Service A has impossible hours: -1, 0-1",
        ),
        (with_service(hours=(Hours(weekday=7, opens=0, closes=1),)), "Service A has impossible hours: 7, 0-1"),
        (with_service(hours=(Hours(weekday=0, opens=-1, closes=1),)), "Service A has impossible hours: 0, -1-1"),
        (with_service(hours=(Hours(weekday=0, opens=9, closes=9),)), "Service A has impossible hours: 0, 9-9"),
        (
            with_service(hours=(Hours(weekday=0, opens=0, closes=1441),)),
            "Service A has impossible hours: 0, 0-1441",
        ),
        (with_entries(), "Work profile extra serves nothing; give it a service"),
        (
            with_entries(ProfileEntry(service=A), ProfileEntry(service=A)),
            "The service of work profile extra: A is used 2 times; each must be used once",
        ),
        (with_entries(ProfileEntry(service=NOWHERE)), "Work profile extra names the unknown service X"),
        (
            with_entries(ProfileEntry(service=A, after_wait_s=-1)),
            "Work profile extra waits less than 0 s for service A",
        ),
        (
            with_entries(ProfileEntry(service=A, classes=(WALK_IN, ClassCode("vip")))),
            "Work profile extra names the unknown class vip",
        ),
        (without_class(WALK_IN), "The class walk_in of kind walk_in is missing"),
        (without_class(BOOKING), "The class booking of kind booking is missing"),
        (with_class_kind(BOOKING, ClassKind.WALK_IN), "The class booking of kind booking is missing"),
        (
            replace(SOUND, classes=tuple(replace(cls, basis="") for cls in SOUND.classes)),
            "Priority class elderly has no basis; name the rule that grants it",
        ),
        (replace(SOUND, policies=()), "There is no calling policy; add one"),
        (
            replace(SOUND, policies=(POLICY, POLICY)),
            "The policy day 2026-01-01 is used 2 times; each must be used once",
        ),
        (
            with_policy(slopes={ClassCode("vip"): 2.0}),
            "The policy from 2026-01-01 gives a slope to the unknown class vip",
        ),
        (
            with_policy(slopes={WALK_IN: 0.0}),
            "The policy from 2026-01-01 gives walk_in the slope 0.0; use one above 0, up to 1000",
        ),
        (
            with_policy(slopes={WALK_IN: 1000.5}),
            "The policy from 2026-01-01 gives walk_in the slope 1000.5; use one above 0, up to 1000",
        ),
        *(
            (with_policy(**{field: 0}), "The policy from 2026-01-01 has a limit below 1")
            for field in ("overtaking_limit", "miss_limit", "call_limit", "move_limit", "need_limit")
        ),
        *(
            (
                with_policy(return_delay_s=delay),
                "The policy from 2026-01-01 has a return delay that is not between 0 s and a day",
            )
            for delay in (-1, 86_401)
        ),
        *(
            (
                with_policy(undo_s=undo_s),
                f"The policy from 2026-01-01 lets a deed be taken back for {undo_s} s; use 0 to 300",
            )
            for undo_s in (-1, 301)
        ),
        *(
            (
                with_policy(postpone_s=delay),
                f"The policy from 2026-01-01 puts a ticket off by {delay} s; use 1 to 3600",
            )
            for delay in (0, 3601)
        ),
        (with_policy(postpone_limit=-1), "The policy from 2026-01-01 puts a ticket off less than 0 times"),
        (
            replace(SOUND, kiosks=(kiosk("K1"), kiosk("K2"), kiosk("K1"))),
            "The kiosk id K1 is used 2 times; each must be used once",
        ),
        *(
            (
                replace(SOUND, kiosks=(kiosk(bad),)),
                f"Kiosk {bad} cannot have this id; use a letter from A to Z and one or two digits, as in K1",
            )
            for bad in ("", "K", "k1", "K123", "KK1", "1", "K1\n", "kiosk-1")
        ),
        (
            replace(SOUND, services=tuple(replace(one, fields=("Đất đai",)) for one in SOUND.services)),
            "The field Đất đai is used 2 times; each must be used once",
        ),
        (
            with_service(fields=("Đất đai", "Đất đai")),
            "The field Đất đai is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, services=tuple(replace(one, returns_results=True) for one in SOUND.services)),
            f"The services {', '.join(one.code for one in SOUND.services)} all return results; let one of them do so",
        ),
        (replace(SOUND, outcomes=()), "There is no outcome; add at least one"),
        (replace(SOUND, pause_reasons=()), "There is no pause reason; add at least one"),
        (replace(SOUND, call_reasons=()), "There is no call reason; add at least one"),
        (replace(SOUND, hold_reasons=()), "There is no hold reason; add at least one"),
        (replace(SOUND, cancel_reasons=()), "There is no cancel reason; add at least one"),
        (
            replace(SOUND, outcomes=SOUND.outcomes[:1] * 2),
            "The outcome done is used 2 times; each must be used once",
        ),
        (
            replace(SOUND, hold_reasons=SOUND.hold_reasons[:1] * 3),
            "The hold reason because is used 3 times; each must be used once",
        ),
        (replace(SOUND, rating_levels=1), "A rating of 1 levels says nothing; use at least 2"),
    ],
)
def test_a_fault_is_said_in_a_sentence_that_names_the_thing(faulty: Configuration, sentence: str) -> None:
    assert faults(faulty) == (sentence,)


def test_every_fault_is_said_in_one_pass() -> None:
    faulty = replace(SOUND, services=(), policies=(), rating_levels=0)
    assert faults(faulty) == (
        "There is no service; add at least one",
        *(
            f"Work profile {code} names the unknown service {service}"
            for code, services in (("all", "AB"), ("only-A", "A"), ("only-B", "B"))
            for service in services
        ),
        "There is no calling policy; add one",
        "A rating of 0 levels says nothing; use at least 2",
    )


def test_the_policy_in_force_is_the_latest_that_has_begun() -> None:
    policies = tuple(
        CallingPolicy(from_day=date(2026, month, 1), slopes={}, overtaking_limit=month) for month in (3, 1, 2)
    )
    office = replace(SOUND, policies=policies)
    days = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 1), date(2027, 1, 1)]
    assert [office.policy_on(day).overtaking_limit for day in days] == [3, 1, 2, 3, 3]
