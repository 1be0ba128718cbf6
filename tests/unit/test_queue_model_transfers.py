"""How a ticket is sent to another service or counter: first, last, or where its own clock puts it."""

from datetime import timedelta

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import (
    CallTicket,
    ReturnTicket,
    TransferPosition,
    TransferTicket,
)
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import C1, C2, ELDERLY, MORNING, REASON, A, B, Limits, configuration, own_profile
from tests.unit.queue_office import Office, at_work

UNKNOWN = TicketId("none")
MS = timedelta(milliseconds=1)
FIRST, LAST, BY_ISSUE = TransferPosition.FIRST, TransferPosition.LAST, TransferPosition.BY_ISSUE


def at_counter(*, starts: bool = False) -> tuple[Office, TicketId]:
    """Return an office whose first counter has called, or serves, a ticket."""
    office = at_work()
    office.issue(A)
    ticket = office.call()
    if starts:
        office.start(ticket)
    return office, ticket


def line(office: Office, service: ServiceCode = A) -> list[TicketId]:
    """Return who waits for any counter of the service, in order of place."""
    return [one.id for one in sorted(office.branch.waiting_for(service), key=lambda one: one.place)]


@pytest.mark.parametrize("starts", [False, True])
def test_a_transfer_from_a_counter_frees_it_and_keeps_the_place(starts: bool) -> None:
    office, ticket = at_counter(starts=starts)
    office.wait(60)
    before = office.ticket(ticket)
    happened = office.do(TransferTicket, ticket=ticket, sender=C1, service=B)
    assert happened == (
        events.TicketTransferred(ticket=ticket, service=B, counter=None, position=BY_ISSUE, clock=before.clock),
    )
    now = office.ticket(ticket)
    assert (now.state, now.service, now.counter, now.directed_to) == (TicketState.WAITING, B, None, None)
    assert (now.clock, now.seq, now.moves, now.goes_first, now.number) == (before.clock, before.seq, 1, False, "A001")
    assert (office.counter().state, office.counter().ticket) == (CounterState.IDLE, None)
    assert office.counter().since == office.now
    assert line(office, B) == [ticket]


def test_a_waiting_ticket_is_sent_to_another_line() -> None:
    office = at_work()
    first, second, third = (office.issue(A) for _ in range(3))
    office.send(second, service=B)
    assert (line(office), line(office, B)) == ([first, third], [second])


def test_a_ticket_is_sent_to_a_counter_by_name_for_its_own_service() -> None:
    office = Office()
    office.open(C2, own_profile(B))
    ticket = office.issue(A)
    (sent,) = office.do(TransferTicket, ticket=ticket, counter=C2)
    assert sent == events.TicketTransferred(
        ticket=ticket, service=A, counter=C2, position=BY_ISSUE, clock=office.ticket(ticket).clock
    )
    assert office.ticket(ticket).directed_to == C2
    assert office.call(C2) == ticket


def test_a_ticket_is_sent_to_another_service_at_one_counter() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.send(ticket, service=B, counter=C2)
    assert (office.ticket(ticket).service, office.ticket(ticket).directed_to) == (B, C2)
    office.refuses(RefusalCode.UNKNOWN_SERVICE, TransferTicket, ticket=ticket, service=ServiceCode("X"))


def test_a_transfer_names_a_target_that_can_take_it() -> None:
    office = Office()
    office.open(C1)
    ticket = office.issue(A)
    refused = office.refusal(TransferTicket, ticket=ticket)
    assert refused.code is RefusalCode.NO_TARGET
    assert refused.sentence == "Say to which service or counter ticket A001 is to go"
    office.refuses(RefusalCode.UNKNOWN_COUNTER, TransferTicket, ticket=ticket, counter=CounterId("c9"))
    office.refuses(RefusalCode.COUNTER_CLOSED, TransferTicket, ticket=ticket, counter=C2)
    office.refuses(RefusalCode.UNKNOWN_TICKET, TransferTicket, ticket=UNKNOWN, service=B)


def test_only_its_own_counter_sends_a_ticket_on() -> None:
    office, ticket = at_counter()
    office.refuses(RefusalCode.AT_OTHER_COUNTER, TransferTicket, ticket=ticket, service=B)
    office.refuses(RefusalCode.AT_OTHER_COUNTER, TransferTicket, ticket=ticket, sender=C2, service=B)


@pytest.mark.parametrize("leave", ["hold", "miss"])
def test_who_is_away_is_not_sent_on(leave: str) -> None:
    office, ticket = at_counter()
    getattr(office, leave)(ticket)
    refused = office.refusal(TransferTicket, ticket=ticket, service=B)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence.endswith("it must be waiting or called or serving for this")


def test_who_is_sent_first_goes_before_all_of_the_service() -> None:
    office = at_work()
    office.issue(B, class_code=ELDERLY)
    first_in_b = office.issue(B)
    one, other = office.issue(A), office.issue(A)
    office.wait(600)
    office.send(one, service=B, position=FIRST)
    assert office.ticket(one).clock == MORNING - MS
    assert office.ticket(one).goes_first
    office.send(other, service=B, position=FIRST)
    assert office.ticket(other).clock == MORNING - 2 * MS
    assert line(office, B)[:2] == [other, one]
    assert [office.serve() for _ in range(2)] == [other, one]
    assert not office.ticket(one).goes_first
    assert first_in_b in line(office, B)


def test_who_is_sent_first_and_is_the_earliest_keeps_the_clock() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.send(ticket, service=B, position=FIRST)
    assert office.ticket(ticket).clock == MORNING
    office.issue(B)
    office.send(ticket, service=B, position=FIRST)
    assert office.ticket(ticket).clock == MORNING


def test_who_is_sent_last_stands_behind_all_who_wait_there() -> None:
    office = at_work()
    one, other, third = (office.issue(A) for _ in range(3))
    office.issue(B)
    office.wait(60)
    for ticket, clock in ((third, office.now), (other, office.now + MS), (one, office.now + 2 * MS)):
        office.send(ticket, service=B, position=LAST)
        assert office.ticket(ticket).clock == clock
        assert not office.ticket(ticket).goes_first
    assert line(office, B)[1:] == [third, other, one]
    office.wait(60)
    later = office.issue(B)
    assert line(office, B)[-1] == later


def test_the_end_of_a_line_is_before_those_who_are_booked_for_later() -> None:
    office = at_work()
    noon = office.now + timedelta(hours=4)
    office.check_in(noon, service=B)
    ticket = office.issue(A)
    office.send(ticket, service=B, position=LAST)
    assert office.ticket(ticket).clock == office.now
    office.wait(3600)
    later = office.issue(B)
    assert [office.serve(), office.serve()] == [ticket, later]


def test_the_end_of_a_line_is_behind_those_whose_booked_time_has_come() -> None:
    office = at_work()
    booked = office.check_in(office.now + timedelta(seconds=2), service=B)
    ticket = office.issue(A)
    office.send(ticket, service=B, position=LAST)
    assert office.ticket(ticket).clock == office.ticket(booked).clock + MS == office.now + MS


def test_a_booking_sent_to_the_end_does_not_come_before_its_time() -> None:
    office = at_work()
    noon = office.now + timedelta(hours=4)
    booked = office.check_in(noon)
    office.send(booked, service=B, position=LAST)
    assert office.ticket(booked).clock == noon


def test_who_is_sent_first_or_last_to_a_counter_stands_so_among_those_sent_there() -> None:
    office = at_work()
    there, one, other = (office.issue(A) for _ in range(3))
    office.send(there, counter=C1)
    in_line = office.issue(A)
    office.wait(60)
    office.send(one, counter=C1, position=LAST)
    office.send(other, counter=C1, position=FIRST)
    assert office.ticket(one).clock == office.now
    assert office.ticket(other).clock == MORNING - MS
    assert office.ticket(in_line).clock == MORNING + timedelta(seconds=3)
    assert [office.serve(C1) for _ in range(2)] == [other, there]


def test_who_waits_elsewhere_or_is_held_for_a_counter_does_not_wait_at_it() -> None:
    office = at_work()
    held, in_line, there, ticket = (office.issue(A) for _ in range(4))
    office.call()
    office.hold(held)
    office.send(there, counter=C1)
    office.wait(60)
    office.send(ticket, counter=C1, position=FIRST)
    assert office.ticket(ticket).clock == office.ticket(there).clock - MS
    office.send(in_line, counter=C1, position=LAST)
    assert office.ticket(in_line).clock == office.now


def test_who_has_returned_and_is_sent_on_is_offered_at_once() -> None:
    office, ticket = at_counter()
    office.miss(ticket)
    office.do(ReturnTicket, ticket=ticket)
    office.send(ticket, service=B)
    assert office.ticket(ticket).offered_from is None
    assert office.call() == ticket


def passed_once(office: Office) -> TicketId:
    """Return a waiting ticket for A that a later one has passed."""
    ticket, later = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    assert office.ticket(ticket).passed == 1
    return ticket


@pytest.mark.parametrize(
    ("service", "position", "passed"), [(A, BY_ISSUE, 1), (A, FIRST, 1), (A, LAST, 0), (B, BY_ISSUE, 0), (B, FIRST, 0)]
)
def test_passes_are_forgotten_at_another_service_or_at_the_end(
    service: ServiceCode, position: TransferPosition, passed: int
) -> None:
    office = at_work()
    ticket = passed_once(office)
    office.send(ticket, service=service, position=position)
    assert office.ticket(ticket).passed == passed


def test_who_was_overtaken_and_then_sent_to_the_end_goes_last() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    ticket = passed_once(office)
    before = office.issue(A, class_code=ELDERLY)
    office.send(ticket, service=A, position=LAST)
    office.wait(60)
    assert office.call(C2) == before
