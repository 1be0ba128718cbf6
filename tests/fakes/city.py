"""A small city with everything in it: a branch, a point of it, a second branch that is to come; made of the office."""

from datetime import date

from server_client.organisation_model.city import (
    City,
    CityDay,
    CityNotice,
    CityService,
    DeviceKind,
    GroupCode,
    NoticeCode,
    ServiceGroup,
    Site,
    SiteCounter,
    SiteDevice,
    SiteService,
    Unit,
    UnitCode,
    UnitKind,
    Voice,
)
from server_client.queue_model.configuration import DayKind, Hours, ProfileEntry, WorkProfile
from server_client.queue_model.ids import BranchId, ClerkId, CounterId, DeviceId, ProfileCode
from tests.fakes.office import ALL, CIVIL, ENGLISH, LAND, OFFICE

CN01, POINT, CN02 = BranchId("CN01"), BranchId("CN01-A"), BranchId("CN02")
TODAY = date(2026, 3, 9)
MORNING = tuple(Hours(weekday=day, opens=480, closes=720) for day in range(5))
_JUSTICE, _LAND = GroupCode("justice"), GroupCode("land")


def _counters(count: int) -> tuple[SiteCounter, ...]:
    return tuple(
        SiteCounter(id=CounterId(f"c{number:02}"), number=number, names={**OFFICE.branch, ENGLISH: f"Counter {number}"})
        for number in range(1, count + 1)
    )


def _unit(code: str, kind: UnitKind, parent: str | None, *, from_day: date | None = None) -> Unit:
    return Unit(
        code=UnitCode(code),
        kind=kind,
        names={**OFFICE.branch, ENGLISH: f"Office {code}"},
        parent=None if parent is None else UnitCode(parent),
        from_day=from_day,
    )


CITY = City(
    names=OFFICE.office,
    units=(
        _unit("HN", UnitKind.CENTRE, None),
        _unit(CN01, UnitKind.BRANCH, "HN"),
        _unit(POINT, UnitKind.POINT, CN01),
        _unit(CN02, UnitKind.BRANCH, "HN", from_day=date(2026, 4, 1)),
    ),
    groups=(
        ServiceGroup(code=_JUSTICE, names=OFFICE.office, hours=MORNING),
        ServiceGroup(code=_LAND, names=OFFICE.office, daily_quota=60),
    ),
    services=tuple(
        CityService(
            code=service.code,
            group=_JUSTICE if service.code == CIVIL else _LAND,
            prefix=service.prefix,
            names=service.names,
            promise_s=service.promise_s,
            nominal_s=service.nominal_s,
        )
        for service in OFFICE.services
    ),
    sites=(
        Site(
            branch=CN01,
            services=(SiteService(service=CIVIL, daily_quota=100), SiteService(service=LAND, hours=MORNING[:1])),
            counters=_counters(3),
            own_profiles=(
                WorkProfile(
                    code=ProfileCode("own"),
                    names=OFFICE.branch,
                    entries=(ProfileEntry(service=LAND, after_wait_s=600),),
                ),
            ),
            devices=(
                SiteDevice(id=DeviceId("K1"), kind=DeviceKind.KIOSK, names=OFFICE.branch),
                SiteDevice(
                    id=DeviceId("panel-1"), kind=DeviceKind.PANEL, names=OFFICE.branch, counter=CounterId("c01")
                ),
            ),
            staff=(ClerkId("LAN01"),),
        ),
        Site(branch=POINT, services=(SiteService(service=CIVIL),), counters=_counters(1), profiles=(ALL,)),
        Site(
            branch=CN02,
            services=(SiteService(service=CIVIL), SiteService(service=LAND)),
            counters=_counters(2),
            voice=Voice(packs=("north",)),
        ),
    ),
    profiles=OFFICE.profiles,
    classes=OFFICE.classes,
    policies=OFFICE.policies,
    outcomes=OFFICE.outcomes,
    pause_reasons=OFFICE.pause_reasons,
    call_reasons=OFFICE.call_reasons,
    hold_reasons=OFFICE.hold_reasons,
    cancel_reasons=OFFICE.cancel_reasons,
    calendar=(
        CityDay(day=date(2026, 4, 30), kind=DayKind.OFF, names=OFFICE.branch),
        CityDay(day=date(2026, 4, 30), kind=DayKind.WORK, names=OFFICE.office, units=(UnitCode(POINT),)),
    ),
    notices=(
        CityNotice(code=NoticeCode("all"), texts=OFFICE.office),
        CityNotice(code=NoticeCode("cn02"), texts=OFFICE.branch, units=(UnitCode(CN02),)),
    ),
)
