"""The configuration of the generator's made-up branch, in the words of the starter's; who comes is told elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from server_client.demo.branch_office import starter
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenario import ServiceTruth as Truth
from server_client.queue_model.configuration import (
    VIETNAMESE,
    Configuration,
    CounterPlace,
    Hours,
    ProfileEntry,
    Service,
    WorkProfile,
)
from server_client.queue_model.ids import ClassCode, CounterId, Language, ProfileCode, ServiceCode

OPENS = 8 * 60
"""When the made-up branch opens, in minutes after midnight."""
PRIORITY = ClassCode("cao_tuoi")
ENGLISH = Language("en")
SPARE, SPARE_PROFILE = CounterId("q00"), ProfileCode("tatca")
"""A counter at which nobody of the made-up branch works, where a console is looked at, and its work profile."""
_SPARE_NAMES = {VIETNAMESE: "Quầy hỗ trợ", ENGLISH: "Support counter"}
_ALL_NAMES = {VIETNAMESE: "Tất cả lĩnh vực", ENGLISH: "All fields"}
_OF_STARTER = {
    "CT": "chungthuc",
    "HT": "hotich",
    "DD": "datdai",
    "KD": "kinhdoanh",
    "CU": "cutru",
    "XH": "xahoi",
    "XD": "xaydung",
    "TK": "traketqua",
}
_WORKDAYS = range(5)


def service_code(truth: Truth) -> ServiceCode:
    """Return what the starter calls a service of the made-up branch."""
    return ServiceCode(_OF_STARTER[truth.code])


def counter_id(scenario: Scenario, index: int) -> CounterId:
    """Return what the starter calls a counter of the made-up branch."""
    return CounterId(scenario.counters[index].code.lower())


def profile_code(skills: tuple[int, ...]) -> ProfileCode:
    """Return the work profile of a counter with these services."""
    return ProfileCode("p" + "".join(str(skill) for skill in skills))


def office_of(scenario: Scenario) -> Configuration:
    """Return the branch's configuration: what is configured of times there is wrong, as the scenario has it."""
    found = starter()
    services = tuple(_service(found, truth, scenario.issue_end) for truth in scenario.services)
    skills = dict.fromkeys(counter.skills for counter in scenario.counters)
    return replace(
        found,
        services=services,
        counters=(*_counters(scenario), CounterPlace(id=SPARE, number=len(scenario.counters) + 1, names=_SPARE_NAMES)),
        profiles=(
            WorkProfile(code=SPARE_PROFILE, names=_ALL_NAMES, entries=_entries(services)),
            *(_profile(one, services) for one in skills),
        ),
    )


def _counters(scenario: Scenario) -> Iterator[CounterPlace]:
    for place in range(len(scenario.counters)):
        names = {VIETNAMESE: f"Quầy số {place + 1}", ENGLISH: f"Counter {place + 1}"}
        yield CounterPlace(id=counter_id(scenario, place), number=place + 1, names=names)


def _profile(skills: tuple[int, ...], services: Sequence[Service]) -> WorkProfile:
    served = [services[skill] for skill in skills]
    names = {tongue: ", ".join(one.names[tongue] for one in served) for tongue in (VIETNAMESE, ENGLISH)}
    return WorkProfile(code=profile_code(skills), names=names, entries=_entries(served))


def _entries(services: Sequence[Service]) -> tuple[ProfileEntry, ...]:
    return tuple(ProfileEntry(service=one.code) for one in services)


def _service(found: Configuration, truth: Truth, issue_end_s: float) -> Service:
    service = found.service(service_code(truth))
    if service is None:
        raise LookupError(f"The starter has no service {service_code(truth)}")
    closes = OPENS + round(issue_end_s / 60)
    return replace(
        service,
        promise_s=round(truth.promise_s),
        nominal_s=round(truth.nominal_s),
        hours=tuple(Hours(weekday=day, opens=OPENS, closes=closes) for day in _WORKDAYS),
    )
