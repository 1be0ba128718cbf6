"""What a branch's configuration says to the forecast: terms and skills in the trace's words; it decides nothing."""

from datetime import date, datetime

from server_client.queue_model.configuration import ClassKind, Configuration, WorkProfile
from server_client.queue_model.ids import ProfileCode
from server_client.queue_model.local_time import VIETNAM
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms


def terms_of(configuration: Configuration, day: date) -> Terms:
    """Return by what the branch works on that day, in seconds from local midnight."""
    policy = configuration.policy_on(day)
    ends = {service.code: configuration.hours_on(service, day) for service in configuration.services}
    return Terms(
        services={
            service.code: ServiceTerms(
                nominal_s=float(max(1, service.nominal_s)), promise_s=float(max(1, service.promise_s))
            )
            for service in configuration.services
        },
        slopes={cls.code: policy.slope(cls.code) for cls in configuration.classes},
        classes=tuple(cls.code for cls in configuration.classes),
        booking_classes=frozenset(cls.code for cls in configuration.classes if cls.kind is ClassKind.BOOKING),
        overtaking_limit=policy.overtaking_limit,
        issue_end_s={code: max(one.closes for one in hours) * 60.0 for code, hours in ends.items() if hours},
        return_delay_s=float(policy.return_delay_s),
        miss_limit=policy.miss_limit,
    )


def skills_of(configuration: Configuration, profile: ProfileCode | None) -> tuple[Skill, ...]:
    """Return what a counter serves under a work profile; nothing if there is no such profile."""
    found = configuration.profile(profile) if profile is not None else None
    return _skills(found) if found is not None else ()


def _skills(profile: WorkProfile) -> tuple[Skill, ...]:
    return tuple(
        Skill(service=entry.service, classes=entry.classes, after_wait_s=float(entry.after_wait_s))
        for entry in profile.entries
    )


def seconds_of_day(day: date, at: datetime) -> float:
    """Return the seconds from the local midnight with which `day` begins; more than a day's if it is later."""
    return (at - datetime(day.year, day.month, day.day, tzinfo=VIETNAM)).total_seconds()
