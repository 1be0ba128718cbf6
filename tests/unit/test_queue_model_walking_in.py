"""How someone at the desk is served at once, and what those who wait are owed."""

from datetime import timedelta

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import (
    AdoptPaperTickets,
    CallTicket,
    CloseService,
    HoldTicket,
    PaperTicket,
    PauseCounter,
    ResumeTicket,
    ReturnTicket,
    ServeWalkIn,
    TakeBack,
)
from server_client.queue_model.configuration import BOOKING, VIETNAMESE, WALK_IN
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClassCode, CommandId, Language, ServiceCode, TicketId, Token, VisitId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import CallReason, CallReasonKind, TicketOrigin, TicketState
from tests.proof.branches import C1, C2, ELDERLY, REASON, A, B, Limits, clerk_of, configuration, own_profile
from tests.unit.queue_office import Office, at_work

TOKEN = Token("at-the-desk")


def walk_in(office: Office, *, service: ServiceCode = A, id: str = "desk") -> TicketId:
    """Serve someone at the first counter's desk and return the ticket."""
    office.do(ServeWalkIn, id=CommandId(id), counter=C1, service=service, token=Token(f"token-{id}"))
    return TicketId(id)


def test_someone_at_the_desk_has_a_number_and_is_served_at_once() -> None:
    office = at_work()
    office.issue(A)
    happened = office.do(ServeWalkIn, id=CommandId("desk"), counter=C1, service=A, token=TOKEN)
    ticket = TicketId("desk")
    assert happened == (
        events.TicketIssued(
            visit=VisitId("desk"),
            ticket=ticket,
            number="A002",
            series="A",
            ordinal=2,
            token=TOKEN,
            language=VIETNAMESE,
            needs=(A,),
            class_code=WALK_IN,
            clock=office.now,
            issued_at=office.now,
            origin=TicketOrigin.DESK,
            ahead=1,
        ),
        events.TicketCalled(
            ticket=ticket,
            counter=C1,
            reason=CallReason(kind=CallReasonKind.WALK_DIRECT, waited_s=0, promise_s=600),
        ),
        events.ServingStarted(ticket=ticket, counter=C1),
    )
    served = office.ticket(ticket)
    assert (served.state, served.counter, served.clerk) == (TicketState.SERVING, C1, clerk_of(C1))
    assert (office.counter().state, office.counter().ticket) == (CounterState.SERVING, ticket)
    assert office.branch.tokens[TOKEN] == "desk"
    assert office.branch.numbers["A"] == 2


def test_language_and_class_are_those_that_were_said() -> None:
    office = at_work()
    english = Language("en")
    office.do(ServeWalkIn, counter=C1, service=A, token=TOKEN, language=english, class_code=ELDERLY, id=CommandId("x"))
    assert office.ticket(TicketId("x")).class_code == ELDERLY
    assert office.visit(TicketId("x")).language == english


def test_who_waits_for_the_service_is_overtaken_and_others_are_not() -> None:
    office = at_work()
    waiting, elsewhere = office.issue(A), office.issue(B)
    booked = office.check_in(office.now + timedelta(minutes=5))
    walk_in(office)
    assert (office.ticket(waiting).passed, office.ticket(elsewhere).passed) == (1, 0)
    assert office.ticket(booked).passed == 0


def test_who_came_in_the_same_millisecond_is_overtaken_too() -> None:
    office = at_work()
    waiting = office.issue(A, wait=0)
    walk_in(office)
    assert office.ticket(waiting).passed == 1


def test_nobody_is_overtaken_once_too_often() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    waiting, later = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C2, ticket=later, reason=REASON)
    refused = office.refusal(ServeWalkIn, counter=C1, service=A, token=TOKEN)
    assert refused.code is RefusalCode.WOULD_OVERTAKE
    assert refused.sentence == "Ticket A001 has been overtaken 1 times and goes first; call it before"
    assert office.call(C1) == waiting
    office.start(waiting)
    office.finish(waiting)
    assert office.ticket(walk_in(office)).state is TicketState.SERVING


def test_who_came_in_the_same_millisecond_is_not_overtaken_once_too_often_either() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    office.issue(A, wait=0)
    walk_in(office)
    office.finish(TicketId("desk"))
    office.refuses(RefusalCode.WOULD_OVERTAKE, ServeWalkIn, counter=C1, service=A, token=TOKEN)


def test_who_was_missed_a_moment_ago_is_not_overtaken() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    missed, later = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C2, ticket=later, reason=REASON)
    office.call(C1)
    assert office.ticket(missed).passed == 1
    office.miss(missed)
    office.do(ReturnTicket, ticket=missed)
    walk_in(office)
    assert office.ticket(missed).passed == 1
    office.finish(TicketId("desk"))
    office.wait(301)
    office.refuses(RefusalCode.WOULD_OVERTAKE, ServeWalkIn, counter=C1, service=A, token=TOKEN)


def test_the_counter_must_be_free_ready_and_serve_the_service() -> None:
    office = at_work()
    walk_in(office)
    office.refuses(RefusalCode.COUNTER_BUSY, ServeWalkIn, counter=C1, service=A, token=TOKEN)
    office.do(PauseCounter, counter=C2, reason=REASON)
    office.refuses(RefusalCode.COUNTER_NOT_READY, ServeWalkIn, counter=C2, service=A, token=TOKEN)
    office.open(C2, own_profile(A))
    refused = office.refusal(ServeWalkIn, counter=C2, service=B, token=TOKEN)
    assert refused.code is RefusalCode.NOT_IN_PROFILE
    assert refused.sentence == "Counter 2 does not serve B now; change its work profile or transfer"
    closed = Office()
    closed.refuses(RefusalCode.COUNTER_CLOSED, ServeWalkIn, counter=C1, service=A, token=TOKEN)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"service": ServiceCode("X")}, RefusalCode.UNKNOWN_SERVICE),
        ({"class_code": BOOKING}, RefusalCode.CLASS_NOT_GRANTED),
        ({"class_code": ClassCode("vip")}, RefusalCode.UNKNOWN_CLASS),
        ({"token": Token("known")}, RefusalCode.TOKEN_TAKEN),
        ({"id": CommandId("known")}, RefusalCode.TICKET_TAKEN),
    ],
)
def test_a_number_for_the_desk_is_given_out_by_the_rules_of_the_kiosk(
    fields: dict[str, object], code: RefusalCode
) -> None:
    office = at_work()
    office.issue(A, token="known")
    paper = PaperTicket(ticket=TicketId("known"), number="A007", service=A, taken_at=office.now)
    office.do(AdoptPaperTickets, papers=(paper,))
    office.refuses(code, ServeWalkIn, **{"counter": C1, "service": A, "token": TOKEN} | fields)


def test_a_closed_service_serves_nobody_at_the_desk_either() -> None:
    office = at_work()
    office.do(CloseService, service=A)
    office.refuses(RefusalCode.SERVICE_CLOSED, ServeWalkIn, counter=C1, service=A, token=TOKEN)


def test_who_was_never_called_has_no_call_to_go_back_to() -> None:
    office = at_work()
    walk_in(office)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_who_steps_aside_from_the_desk_and_comes_back_is_called_and_can_be_taken_back_to_that() -> None:
    office = at_work()
    ticket = walk_in(office)
    office.do(HoldTicket, counter=C1, ticket=ticket, reason=REASON)
    office.do(ResumeTicket, ticket=ticket)
    office.call()
    reason = office.ticket(ticket).call_reason
    assert reason is not None
    assert reason.kind is CallReasonKind.SENT_HERE
    office.start(ticket)
    office.do(TakeBack, counter=C1)
    assert office.ticket(ticket).state is TicketState.CALLED
