"""How a branch goes on as another epoch: numbers with a mark, and tickets that the node before had given out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from server_client.queue_model import commands, epoch_commands, epoch_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import PaperTicket, TransferPosition
from server_client.queue_model.configuration import BOOKING, ENDED_BEFORE, WALK_IN
from server_client.queue_model.epoch_commands import EpochReason, FormerTicket
from server_client.queue_model.ids import ClassCode, Language, ServiceCode, TicketId, Token, VisitId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.takeover import left_behind
from server_client.queue_model.ticket import TicketOrigin, TicketState
from tests.proof.branches import C1, C2, ELDERLY, MORNING, TODAY, A, B, configuration
from tests.unit.queue_office import Office, at_work, only

_TOMORROW = TODAY + timedelta(days=1)


def begin(office: Office, epoch: int = 2, *, is_alone: bool = True) -> epoch_events.EpochBegun:
    """Let another node take the office over."""
    happened = office.do(epoch_commands.BeginEpoch, epoch=epoch, reason=EpochReason.PROMOTED, is_alone=is_alone)
    return only(epoch_events.EpochBegun, happened)


def next_day(office: Office) -> None:
    """Open tomorrow."""
    office.wait(24 * 3600)
    office.do(commands.OpenDay)


def number_of(office: Office, ticket: TicketId) -> str:
    """Return what is on the ticket's paper."""
    return office.ticket(ticket).number


def former(**fields: object) -> FormerTicket:
    """Return a ticket that an earlier epoch gave out at eight."""
    usual = FormerTicket(
        visit=VisitId("v"),
        ticket=TicketId("t"),
        number="A041",
        needs=(A,),
        class_code=WALK_IN,
        clock=MORNING,
        issued_at=MORNING,
        token=Token("former"),
    )
    return replace(usual, **fields)  # type: ignore[arg-type]  # each is of its field's type


def taken_over(office: Office) -> Office:
    """Return the office as a standby goes on with it that has followed it up to now."""
    new = Office(at=office.now)
    new.branch, new.log = office.branch, list(office.log)
    new.do(epoch_commands.BeginEpoch, id="begin", epoch=2, reason=EpochReason.PROMOTED, is_alone=False)
    return new


def adopt_all(old: Office, shared: Branch, new: Office) -> None:
    """Let the new node adopt what the old one has left behind."""
    for place, one in enumerate(left_behind(old.branch, shared, new.branch)):
        new.do(epoch_commands.AdoptTicket, id=f"adopt-{place}", former=one)


def test_the_first_event_of_an_epoch_says_so_and_bears_it() -> None:
    office = Office()
    begun = begin(office)
    assert begun == epoch_events.EpochBegun(reason=EpochReason.PROMOTED, mark="2", marked_until=TODAY)
    assert [event.epoch for event in office.log] == [1, 1, 2]
    assert (office.branch.epoch, office.branch.mark, office.branch.marked_until) == (2, "2", TODAY)
    office.issue(A)
    assert office.log[-1].epoch == 2


@pytest.mark.parametrize("epoch", [1, 2])
def test_an_epoch_that_is_not_newer_is_refused(epoch: int) -> None:
    office = Office()
    begin(office)
    refusal = office.refusal(epoch_commands.BeginEpoch, epoch=epoch, reason=EpochReason.RESTORED, is_alone=True)
    assert (refusal.code, refusal.particulars) == (RefusalCode.EPOCH_PAST, {"epoch": epoch, "current": 2})


def test_numbers_of_two_epochs_differ_by_the_mark() -> None:
    office = Office()
    first = office.issue(A)
    begin(office)
    marked = [office.issue(A), office.issue(A), office.check_in(office.now, service=B)]
    begin(office, 3)
    third = office.issue(A)
    assert [number_of(office, one) for one in (first, *marked, third)] == ["A001", "2A001", "2A002", "2B001", "3A001"]


def test_the_mark_goes_with_the_day_if_the_node_before_is_known_to_be_off() -> None:
    office = Office()
    begin(office)
    next_day(office)
    assert number_of(office, office.issue(A)) == "A001"
    assert (office.branch.mark, office.branch.marked_until) == ("", None)


def test_the_mark_stays_while_the_node_before_may_still_print() -> None:
    office = Office()
    begin(office, is_alone=False)
    next_day(office)
    assert number_of(office, office.issue(A)) == "2A001"


def test_a_day_that_was_begun_before_the_takeover_elsewhere_has_marked_numbers_too() -> None:
    office = Office()
    office.wait(24 * 3600)
    begin(office)
    office.do(commands.OpenDay)
    assert office.branch.day == _TOMORROW
    assert number_of(office, office.issue(A)) == "2A001"


def test_a_clock_that_is_behind_the_branchs_day_does_not_shorten_the_mark() -> None:
    office = Office()
    office.branch = replace(office.branch, day=date(2026, 3, 5))
    assert begin(office).marked_until == date(2026, 3, 5)


def test_an_epoch_may_begin_before_the_first_day() -> None:
    office = Office()
    office.branch = Branch(id=office.branch.id)
    assert begin(office).marked_until == TODAY


def test_what_was_done_before_a_takeover_cannot_be_taken_back_after_it() -> None:
    office = at_work()
    office.issue(A)
    office.start(office.call())
    begin(office)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, commands.TakeBack, counter=C1)


def test_the_quota_counts_what_every_epoch_has_given_out() -> None:
    setup = configuration()
    services = tuple(replace(one, daily_quota=3) if one.code == A else one for one in setup.services)
    office = Office(replace(setup, services=services))
    for epoch in (2, 3):
        office.issue(A)
        office.issue(B)
        begin(office, epoch)
    office.issue(A)
    office.refuses(RefusalCode.QUOTA_REACHED, commands.IssueTicket, needs=(A,), token=Token("x"))


def test_numbers_written_by_hand_carry_the_plain_or_the_marked_series_on() -> None:
    office = Office()
    office.issue(A)
    begin(office)
    papers = tuple(
        PaperTicket(ticket=TicketId(number), number=number, service=A, taken_at=MORNING) for number in ("A002", "2A001")
    )
    office.do(commands.AdoptPaperTickets, papers=papers)
    assert dict(office.branch.numbers) == {"A": 2, "2A": 1}
    again = (PaperTicket(ticket=TicketId("again"), number="2A001", service=A, taken_at=MORNING),)
    office.refuses(RefusalCode.NUMBER_TAKEN, commands.AdoptPaperTickets, papers=again)
    of_b = (PaperTicket(ticket=TicketId("b"), number="2A003", service=B, taken_at=MORNING),)
    office.refuses(RefusalCode.BAD_NUMBER, commands.AdoptPaperTickets, papers=of_b)


def test_an_unknown_ticket_waits_by_its_own_clock_under_its_own_number() -> None:
    office = Office()
    begin(office)
    later = office.issue(A)
    booked = MORNING + timedelta(minutes=5)
    one = former(class_code=BOOKING, needs=(A, B), booked_for=booked, clock=booked, language=Language("en"))
    issued = only(events.TicketIssued, office.do(epoch_commands.AdoptTicket, former=one))
    assert issued == events.TicketIssued(
        visit=VisitId("v"),
        ticket=TicketId("t"),
        number="A041",
        series="A",
        ordinal=41,
        token=Token("former"),
        language=Language("en"),
        needs=(A, B),
        class_code=BOOKING,
        clock=booked,
        issued_at=MORNING,
        origin=TicketOrigin.ADOPTED,
        ahead=1,
        booked_for=booked,
    )
    assert office.ticket(TicketId("t")).state is office.ticket(later).state is TicketState.WAITING


@pytest.mark.parametrize(
    ("numbers", "series"),
    [(("A041", "A039"), {"A": 41}), (("2A007",), {"2A": 7}), (("K2-003",), {}), (("99AB1000",), {"99AB": 1000})],
)
def test_papers_in_any_order_carry_their_series_on(numbers: tuple[str, ...], series: dict[str, int]) -> None:
    office = Office()
    begin(office)
    for number in numbers:
        one = former(visit=VisitId(number), ticket=TicketId(number), token=Token(number), number=number)
        office.do(epoch_commands.AdoptTicket, former=one)
    assert dict(office.branch.numbers) == series


@pytest.mark.parametrize("number", ["A41", "1A001", "0A001", "100A001", "a001", "ABC001", "A0001", "A00000001", ""])
def test_a_number_of_no_series_is_not_adopted(number: str) -> None:
    Office().refuses(RefusalCode.BAD_NUMBER, epoch_commands.AdoptTicket, former=former(number=number))


def test_what_is_known_is_adopted_only_once() -> None:
    office = Office()
    office.do(epoch_commands.AdoptTicket, former=former())
    for again in (
        former(),
        former(visit=VisitId("other"), token=None),
        former(ticket=TicketId("other"), token=None),
        former(visit=VisitId("w"), ticket=TicketId("w")),
    ):
        office.refuses(RefusalCode.TICKET_KNOWN, epoch_commands.AdoptTicket, former=again)


def test_a_number_that_someone_wrote_by_hand_meanwhile_is_not_adopted_silently() -> None:
    office = Office()
    papers = (PaperTicket(ticket=TicketId("p"), number="A041", service=A, taken_at=MORNING),)
    office.do(commands.AdoptPaperTickets, papers=papers)
    office.refuses(RefusalCode.NUMBER_TAKEN, epoch_commands.AdoptTicket, former=former())


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (former(needs=()), RefusalCode.NO_NEED),
        (former(needs=(A, ServiceCode("X"))), RefusalCode.UNKNOWN_SERVICE),
        (former(class_code=ClassCode("X")), RefusalCode.UNKNOWN_CLASS),
        (former(issued_at=MORNING - timedelta(days=1)), RefusalCode.TICKET_OTHER_DAY),
        (former(has_ended=True), RefusalCode.TICKET_KNOWN),
    ],
)
def test_what_cannot_be_adopted_is_refused_with_its_reason(one: FormerTicket, code: RefusalCode) -> None:
    Office().refuses(code, epoch_commands.AdoptTicket, former=one)


def test_nothing_is_adopted_while_no_day_is_open() -> None:
    office = Office()
    office.do(commands.CloseDay)
    office.refuses(RefusalCode.DAY_NOT_OPEN, epoch_commands.AdoptTicket, former=former())


def test_a_paper_from_a_clock_that_is_ahead_counts_from_now() -> None:
    office = Office()
    office.do(epoch_commands.AdoptTicket, former=former(issued_at=MORNING + timedelta(hours=1)))
    assert office.visit(TicketId("t")).issued_at == MORNING


def test_everyone_whom_the_old_node_took_in_unheard_waits_at_the_new_one() -> None:
    old = at_work()
    shared = old.branch
    waiting = old.issue(A, class_code=ELDERLY)
    called = old.issue(A, B)
    served = old.issue(A)
    old.do(commands.CallTicket, counter=C1, ticket=called, reason="because")
    old.send(waiting, service=B, position=TransferPosition.BY_ISSUE)
    old.do(commands.CancelTicket, ticket=served, reason="because")
    new = taken_over(at_work())
    adopt_all(old, shared, new)
    assert served not in new.branch.tickets
    assert {ticket.number: (ticket.service, ticket.class_code) for ticket in new.branch.tickets.values()} == {
        "A001": (B, ELDERLY),
        "A002": (A, WALK_IN),
    }
    assert [need.service for need in new.visit(called).needs] == [A, B]


def test_whoever_is_done_at_the_old_node_does_not_wait_at_the_new_one() -> None:
    old = at_work()
    done, held, at_counter, called_again = (old.issue(A) for _ in range(4))
    assert old.call() == done
    old.hold(done)
    old.do(commands.ResumeTicket, ticket=done)
    shared = old.branch
    new = taken_over(old)
    for ticket in (done, held, at_counter, called_again):
        old.do(commands.CancelTicket, ticket=ticket, reason="because")
    new.do(commands.CallTicket, id="new-1", counter=C2, ticket=at_counter, reason="because")
    new.do(commands.SetPriority, id="new-2", ticket=called_again, class_code=ELDERLY)
    adopt_all(old, shared, new)
    states = {ticket: new.ticket(ticket).state for ticket in (done, held, at_counter, called_again)}
    assert states == {
        done: TicketState.CANCELLED,
        held: TicketState.CANCELLED,
        at_counter: TicketState.CALLED,
        called_again: TicketState.WAITING,
    }
    ended = [event.data for event in new.log if isinstance(event.data, events.TicketCancelled)]
    assert {one.reason for one in ended} == {ENDED_BEFORE}


def test_a_ticket_that_came_back_by_its_paper_is_not_left_behind() -> None:
    old = Office()
    shared = old.branch
    ticket = old.issue(A, token="paper")
    new = taken_over(Office())
    scanned = former(visit=VisitId("scanned"), ticket=TicketId("scanned"), token=Token("paper"), number="A001")
    new.do(epoch_commands.AdoptTicket, id="scan", former=scanned)
    assert left_behind(old.branch, shared, new.branch) == ()
    old.do(commands.CancelTicket, ticket=ticket, reason="because")
    assert left_behind(old.branch, shared, new.branch) == ()


def test_what_had_ended_of_a_paper_that_came_back_ends_by_its_token() -> None:
    office = Office()
    office.do(epoch_commands.AdoptTicket, former=former())
    office.do(epoch_commands.AdoptTicket, former=former(visit=VisitId("own"), ticket=TicketId("own"), has_ended=True))
    assert office.ticket(TicketId("t")).state is TicketState.CANCELLED


def test_a_service_to_which_one_was_sent_is_named_once() -> None:
    old = at_work()
    shared = old.branch
    ticket = old.issue(A, B)
    old.send(ticket, service=B)
    (left,) = left_behind(old.branch, shared, shared)
    assert left.needs == (B,)


def test_nothing_of_another_day_is_left_behind() -> None:
    old = Office()
    shared = old.branch
    old.issue(A)
    new = Office()
    next_day(new)
    assert left_behind(old.branch, shared, new.branch) == ()
