"""Day, services and configuration."""

from dataclasses import replace
from datetime import date

import pytest

from server_client.queue_model import events
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AddNeed,
    AdoptConfiguration,
    AdoptPaperTickets,
    CloseCounter,
    CloseDay,
    CloseService,
    OpenDay,
    OpenService,
    PaperTicket,
)
from server_client.queue_model.configuration import BOOKING, Configuration
from server_client.queue_model.counter import CounterState
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import CommandId, OutcomeCode, ServiceCode, TicketId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import ALL, BRANCH, C1, C2, ELDERLY, MORNING, A, B, C, configuration, own_profile
from tests.unit.queue_office import Office, at_work, only

DAY = 24 * 3600


def newer(setup: Configuration | None = None) -> Configuration:
    """Return the next version of a configuration."""
    return replace(setup or configuration(), version=2)


def test_a_branch_without_configuration_opens_no_day() -> None:
    with pytest.raises(Refused) as refused:
        decide(Branch(id=BRANCH), OpenDay(id=CommandId("open")), MORNING)
    assert refused.value.code is RefusalCode.NOT_CONFIGURED


def test_a_day_is_open_once() -> None:
    office = Office()
    assert office.branch.day == date(2026, 3, 2)
    assert office.branch.is_open
    refused = office.refusal(OpenDay)
    assert refused.code is RefusalCode.DAY_ALREADY_OPEN
    assert refused.sentence == "The day 2026-03-02 is open already"
    office.refuses(RefusalCode.DAY_ALREADY_OPEN, OpenDay, reopen=True)


def test_a_closed_day_goes_on_only_when_it_is_reopened() -> None:
    office = Office()
    office.issue(A)
    office.do(CloseService, service=B)
    office.do(CloseDay)
    refused = office.refusal(OpenDay)
    assert refused.code is RefusalCode.DAY_ALREADY_CLOSED
    assert refused.sentence == "The day 2026-03-02 was closed; reopen it if it is to go on"
    assert office.do(OpenDay, reopen=True) == (events.DayOpened(day=date(2026, 3, 2)),)
    assert office.branch.closed_services == {B}
    assert office.ticket(office.issue(A)).number == "A002"


def test_a_new_day_begins_with_nothing_of_the_old() -> None:
    office = Office()
    ticket = office.issue(A)
    office.check_in(office.now)
    office.do(CloseService, service=B)
    office.do(CloseDay)
    office.wait(DAY)
    assert office.do(OpenDay) == (events.DayOpened(day=date(2026, 3, 3)),)
    branch = office.branch
    assert not any((branch.numbers, branch.visits, branch.tickets, branch.lines, branch.tokens, branch.bookings))
    assert branch.closed_services == frozenset()
    assert list(branch.settled) == [office.log[-1].command_id]
    office.refuses(RefusalCode.UNKNOWN_TICKET, AddNeed, ticket=ticket, service=B)
    assert office.ticket(office.issue(A)).number == "A001"


def test_a_day_left_open_is_ended_by_the_next() -> None:
    office = at_work()
    office.issue(A)
    office.wait(DAY)
    kinds = [type(data) for data in office.do(OpenDay)]
    assert kinds == [
        events.TicketExpired,
        events.CounterClosed,
        events.CounterClosed,
        events.DayClosed,
        events.DayOpened,
    ]
    ended, opened = office.log[-2:]
    assert (ended.data, opened.data) == (
        events.DayClosed(day=date(2026, 3, 2)),
        events.DayOpened(day=date(2026, 3, 3)),
    )


def test_a_day_that_went_on_past_midnight_ends_under_its_own_date() -> None:
    office = at_work()
    office.issue(A)
    office.wait(DAY)
    office.serve()
    assert only(events.DayClosed, office.do(CloseDay)) == events.DayClosed(day=date(2026, 3, 2))


def test_the_days_end_leaves_no_one_in_the_queue() -> None:
    office = at_work()
    finished = office.issue(A)
    office.serve(C1)
    held, missed, serving, called, waiting, sent = (office.issue(A) for _ in range(6))
    office.hold(office.call())
    office.miss(office.call())
    office.start(office.call())
    office.call(C2)
    office.send(sent, counter=C2)
    happened = office.do(CloseDay)
    assert [type(data) for data in happened[-3:]] == [events.CounterClosed, events.CounterClosed, events.DayClosed]
    assert only(events.TicketFinished, happened) == events.TicketFinished(
        ticket=serving, counter=C1, outcome=OutcomeCode("day_ended"), wrap_up=False
    )
    states = [office.ticket(one).state for one in (finished, serving, held, missed, called, waiting, sent)]
    assert states == [TicketState.FINISHED] * 2 + [TicketState.EXPIRED] * 5
    expired = office.ticket(called)
    assert (expired.counter, expired.directed_to, expired.ended_at) == (None, None, office.now)
    assert office.ticket(held).away_since is None
    assert {counter.state for counter in office.branch.counters.values()} == {CounterState.CLOSED}
    assert office.branch.is_open is False
    assert not any(office.branch.lines.values())


def test_who_is_called_when_the_day_ends_leaves_the_counter_at_once() -> None:
    office = at_work()
    office.issue(A)
    ticket = office.call()
    before = office.branch
    office.wait(5)
    office.do(CloseDay)
    after = apply(before, office.log[-4])
    assert office.log[-4].data == events.TicketExpired(ticket=ticket)
    assert after.counters[C1] == replace(before.counters[C1], state=CounterState.IDLE, ticket=None, since=office.now)


def test_the_days_end_says_nothing_of_a_counter_that_is_closed() -> None:
    office = at_work()
    office.do(CloseCounter, counter=C1)
    assert only(events.CounterClosed, office.do(CloseDay)) == events.CounterClosed(counter=C2)


def test_the_days_end_begins_no_further_need() -> None:
    office = at_work()
    ticket = office.issue(A, B)
    office.start(office.call())
    office.do(CloseDay)
    assert list(office.branch.tickets) == [ticket]


def test_a_closed_day_is_not_closed_again() -> None:
    office = Office()
    office.do(CloseDay)
    refused = office.refusal(CloseDay)
    assert refused.code is RefusalCode.DAY_NOT_OPEN
    assert refused.sentence == "The day at branch CN01 is not open; open it first"


def test_a_service_is_closed_and_opened_once_each() -> None:
    office = Office()
    refused = office.refusal(OpenService, service=A)
    assert refused.code is RefusalCode.SERVICE_ALREADY_OPEN
    assert refused.sentence == "Service A is open already"
    assert office.do(CloseService, service=A) == (events.ServiceClosed(service=A),)
    assert office.branch.closed_services == {A}
    refused = office.refusal(CloseService, service=A)
    assert refused.code is RefusalCode.SERVICE_CLOSED
    assert "Service A " in refused.sentence
    assert office.do(OpenService, service=A) == (events.ServiceOpened(service=A),)
    assert office.branch.closed_services == frozenset()


def test_only_a_known_service_of_an_open_day_is_opened_or_closed() -> None:
    office = Office()
    for make in (OpenService, CloseService):
        office.refuses(RefusalCode.UNKNOWN_SERVICE, make, service=ServiceCode("X"))
    office.do(CloseDay)
    for make in (OpenService, CloseService):
        office.refuses(RefusalCode.DAY_NOT_OPEN, make, service=A)


def test_who_waits_for_a_closed_service_is_still_served() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.do(CloseService, service=A)
    assert office.serve() == ticket


def test_a_newer_configuration_is_worked_by_at_once() -> None:
    office = Office()
    changed = newer(configuration(services=(A, B, C)))
    assert office.do(AdoptConfiguration, configuration=changed) == (events.ConfigurationAdopted(configuration=changed),)
    assert office.branch.configuration is changed
    assert office.ticket(office.issue(C)).number == "C001"


def test_a_configuration_that_is_not_newer_is_refused() -> None:
    refused = Office().refusal(AdoptConfiguration, configuration=configuration())
    assert refused.code is RefusalCode.NOT_NEWER
    assert refused.sentence == "Configuration 1 is not newer than 1, which the branch works by"
    Office().refuses(RefusalCode.NOT_NEWER, AdoptConfiguration, configuration=replace(configuration(), version=0))


def test_a_faulty_configuration_is_refused_with_all_its_faults() -> None:
    faulty = replace(newer(), rating_levels=1, outcomes=())
    refused = Office().refusal(AdoptConfiguration, configuration=faulty)
    assert refused.code is RefusalCode.FAULTY_CONFIGURATION
    assert refused.sentence == (
        "The configuration has faults: There is no outcome; add at least one;"
        " A rating of 1 levels says nothing; use at least 2"
    )


def test_a_configuration_must_have_the_services_that_are_waited_for() -> None:
    office = Office(configuration(services=(A, B, C)))
    office.issue(C)
    refused = office.refusal(AdoptConfiguration, configuration=newer())
    assert refused.code is RefusalCode.WOULD_STRAND
    assert refused.sentence == "The configuration lacks service C (needed by C001); keep it today"


def test_a_configuration_must_have_the_services_that_visits_still_need() -> None:
    office = at_work(configuration(services=(A, B, C)))
    office.issue(C, B, A)
    office.start(office.call())
    office.refuses(RefusalCode.WOULD_STRAND, AdoptConfiguration, configuration=newer())
    office.finish(TicketId(office.counter().ticket or ""))
    office.do(AdoptConfiguration, configuration=newer())


def test_a_service_of_those_who_are_done_may_go() -> None:
    office = at_work(configuration(services=(A, B, C)))
    office.issue(C)
    office.serve()
    office.issue(A)
    office.do(AdoptConfiguration, configuration=newer())
    lacking = replace(configuration(services=(B,)), version=3)
    assert "lacks service A" in office.refusal(AdoptConfiguration, configuration=lacking).sentence


def test_a_configuration_must_have_the_classes_of_those_who_wait() -> None:
    office = Office()
    office.issue(A, class_code=ELDERLY)
    setup = newer()
    policy = replace(setup.policies[0], slopes={})
    lacking = replace(setup, policies=(policy,), classes=tuple(c for c in setup.classes if c.code != ELDERLY))
    assert "lacks class elderly" in office.refusal(AdoptConfiguration, configuration=lacking).sentence
    assert BOOKING in {cls.code for cls in lacking.classes}


def test_a_configuration_must_have_the_counters_and_work_profiles_at_work() -> None:
    office = Office()
    setup = newer()
    no_counter = replace(setup, counters=setup.counters[1:])
    no_profile = replace(setup, profiles=setup.profiles[1:])
    office.open(C1)
    assert "lacks counter c1" in office.refusal(AdoptConfiguration, configuration=no_counter).sentence
    assert f"lacks work profile {ALL}" in office.refusal(AdoptConfiguration, configuration=no_profile).sentence
    office.do(CloseCounter, counter=C1)
    office.open(C2)
    assert f"lacks work profile {ALL}" in office.refusal(AdoptConfiguration, configuration=no_profile).sentence
    office.open(C2, own_profile(A))
    office.do(
        AdoptConfiguration, configuration=replace(setup, counters=setup.counters[1:], profiles=setup.profiles[1:])
    )


def test_a_configuration_may_come_before_the_first_day() -> None:
    command = AdoptConfiguration(id=CommandId("configure"), configuration=configuration())
    (event,) = decide(Branch(id=BRANCH), command, MORNING)
    assert event.data == events.ConfigurationAdopted(configuration=command.configuration)


def test_the_policy_in_force_is_that_of_the_branchs_day() -> None:
    setup = configuration()
    tomorrow = replace(setup.policies[0], from_day=date(2026, 3, 3), call_limit=9)
    office = Office(replace(setup, policies=(*setup.policies, tomorrow)))
    assert office.branch.policy.call_limit == 3
    office.wait(DAY)
    assert office.branch.policy.call_limit == 3
    office.do(OpenDay)
    assert office.branch.policy.call_limit == 9


def test_before_the_first_day_the_first_policy_is_in_force() -> None:
    setup = configuration()
    later = replace(setup.policies[0], from_day=date(2026, 1, 2), call_limit=9)
    branch = Branch(id=BRANCH, configuration=replace(setup, policies=(*setup.policies, later)))
    assert branch.policy.call_limit == 3


def test_a_branch_without_configuration_has_no_policy() -> None:
    with pytest.raises(LookupError, match="Branch CN01 has no configuration yet"):
        _ = Branch(id=BRANCH).policy


def test_papers_of_yesterdays_pad_are_refused_by_number_within_the_day_only() -> None:
    office = Office()
    one = PaperTicket(ticket=TicketId("one"), number="P1-001", service=A, taken_at=MORNING)
    office.do(AdoptPaperTickets, papers=(one,))
    office.wait(DAY)
    office.do(OpenDay)
    other = replace(one, ticket=TicketId("two"), taken_at=office.now)
    assert only(events.TicketIssued, office.do(AdoptPaperTickets, papers=(other,))).number == "P1-001"
