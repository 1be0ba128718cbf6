"""A number, its paper and the word about it, whatever becomes of the line in between."""

import asyncio
from dataclasses import replace

import pytest

from kiosk.branch_clock import BranchClock
from kiosk.branch_outlook import BranchOutlook
from kiosk.issuing import Issuing, NoAnswer, Order
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.commands import CancelTicket, CloseService, IssueTicket
from server_client.queue_model.configuration import NOT_PRINTED, VIETNAMESE, WALK_IN
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import AnnouncedWait, TicketState
from tests.fakes.boards import a_board
from tests.fakes.kiosk_parts import PUBLIC, KioskHall
from tests.fakes.office import CIVIL, ELDERLY, ENGLISH, LAND

ORDER = Order(needs=(CIVIL,), class_code=WALK_IN, language=VIETNAMESE)


def states(hall: KioskHall) -> list[TicketState]:
    return [ticket.state for ticket in hall.server.branch.tickets.values()]


def take(hall: KioskHall, order: Order = ORDER) -> TicketIssued:
    return asyncio.run(hall.issuing.give_number(order)).ticket


def test_case_1_an_order_that_never_arrived_is_taken_back_when_the_line_is_there_again() -> None:
    async def story() -> None:
        hall = KioskHall(answer_within_s=0)
        hall.server.cut()
        with pytest.raises(NoAnswer):
            await hall.issuing.give_number(ORDER)
        assert hall.server.sent == []
        assert [type(command) for command in hall.post.waiting] == [IssueTicket, CancelTicket]
        hall.server.mend()
        await hall.post.carry()
        assert states(hall) == [TicketState.CANCELLED]

    asyncio.run(story())


def test_case_1_an_order_that_arrives_late_but_in_time_is_tried_with_the_same_id() -> None:
    async def story() -> None:
        hall = KioskHall()
        hall.server.cut()
        hall.pauses.hold()
        asking = asyncio.ensure_future(hall.issuing.give_number(ORDER))
        await hall.pauses.begun()
        hall.server.mend()
        hall.pauses.let_go()
        assert (await asking).ticket.number == "A001"
        assert len(hall.server.sent) == 1
        assert hall.post.waiting == ()

    asyncio.run(story())


def test_case_2_an_order_that_is_answered_gives_the_number() -> None:
    hall = KioskHall()
    ticket = take(hall, Order(needs=(CIVIL,), class_code=ELDERLY, language=ENGLISH))
    assert (ticket.number, ticket.class_code, ticket.language) == ("A001", ELDERLY, ENGLISH)
    assert states(hall) == [TicketState.WAITING]


def test_case_3_an_answer_that_was_lost_is_asked_for_again_and_gives_the_same_number() -> None:
    async def story() -> None:
        hall = KioskHall()
        hall.post.loses_answers = True
        hall.pauses.hold()
        asking = asyncio.ensure_future(hall.issuing.give_number(ORDER))
        await hall.pauses.begun()
        hall.post.loses_answers = False
        hall.pauses.let_go()
        assert (await asking).ticket.number == "A001"
        assert len({command.id for command in hall.server.sent}) == 1
        assert states(hall) == [TicketState.WAITING]

    asyncio.run(story())


def test_case_3_a_number_whose_answer_does_not_come_in_time_is_taken_back() -> None:
    async def story() -> None:
        hall = KioskHall(answer_within_s=0.05)
        hall.post.loses_answers = True
        hall.pauses.hold()
        with pytest.raises(NoAnswer):
            await hall.issuing.give_number(ORDER)
        assert states(hall) == [TicketState.WAITING]
        hall.post.loses_answers = False
        await hall.post.carry()
        assert states(hall) == [TicketState.CANCELLED]

    asyncio.run(story())


def test_case_4_an_order_that_is_refused_leaves_nothing_waiting_anywhere() -> None:
    hall = KioskHall()
    hall.server.do(CloseService(id=hall.office.new_id(), service=CIVIL))
    with pytest.raises(Refused) as refused:
        take(hall)
    assert refused.value.code is RefusalCode.SERVICE_CLOSED
    assert hall.post.waiting == ()
    assert states(hall) == []


def test_an_order_that_the_last_run_did_not_see_answered_is_taken_back_once() -> None:
    async def story() -> None:
        hall = KioskHall(answer_within_s=0)
        left_behind = IssueTicket(id=hall.office.new_id(), needs=(CIVIL,), token=hall.a_token())
        await hall.post.keep(left_behind)
        await hall.issuing.recover()
        await hall.issuing.recover()
        assert [type(command) for command in hall.post.waiting] == [IssueTicket, CancelTicket]
        withdrawal = hall.post.waiting[1]
        assert isinstance(withdrawal, CancelTicket)
        assert (withdrawal.ticket, withdrawal.reason) == (TicketId(left_behind.id), NOT_PRINTED)

    asyncio.run(story())


def test_an_emergency_number_that_is_on_paper_is_not_taken_back() -> None:
    async def story() -> None:
        hall = KioskHall()
        await hall.post.keep(
            IssueTicket(
                id=hall.office.new_id(),
                needs=(CIVIL,),
                token=hall.a_token(),
                number="K2-001",
                taken_at=hall.office.now,
            )
        )
        await hall.issuing.recover()
        assert len(hall.post.waiting) == 1

    asyncio.run(story())


def test_a_kiosk_that_the_branch_does_not_let_in_has_no_number_and_takes_nothing_back() -> None:
    hall = KioskHall()
    hall.post.is_rejected = True
    with pytest.raises(NoAnswer, match="Forbidden"):
        take(hall)
    assert hall.post.waiting == ()


def test_a_full_disk_means_that_nothing_was_asked_for() -> None:
    hall = KioskHall()
    hall.post.disk_is_full = True
    with pytest.raises(OutboxUnavailable, match="disk"):
        take(hall)
    assert hall.server.sent == []


def test_every_order_has_its_own_id_and_token() -> None:
    hall = KioskHall()
    first, second = take(hall), take(hall)
    assert first.ticket != second.ticket
    assert first.token != second.token


def test_the_code_of_the_next_ticket_is_worked_out_while_nobody_waits() -> None:
    async def story() -> None:
        hall = KioskHall()
        await hall.issuing.prepare()
        ticket = (await hall.issuing.give_number(ORDER)).ticket
        assert hall.press.prepared == [f"{PUBLIC}/t/{ticket.token}"]

    asyncio.run(story())


def test_nothing_is_worked_out_for_a_branch_without_public_pages() -> None:
    hall = KioskHall()
    asyncio.run(Issuing(hall.post, hall.press, hall.means, page_of=lambda _: "").prepare())
    assert hall.press.prepared == []


def test_the_branch_is_told_whether_the_paper_came_out() -> None:
    async def story() -> None:
        hall = KioskHall()
        ticket = (await hall.issuing.give_number(ORDER)).ticket
        await hall.issuing.report_print(ticket.visit, None)
        await hall.issuing.report_print(ticket.visit, "paper_out")
        reports = [command for command in hall.post.waiting if isinstance(command, ReportPrint)]
        assert [report.fault for report in reports] == [None, "paper_out"]
        await hall.post.carry()
        visit = hall.server.branch.visits[ticket.visit]
        assert (visit.prints, visit.print_fault) == (1, "paper_out")

    asyncio.run(story())


def test_an_order_whose_withdrawal_cannot_be_noted_says_so() -> None:
    async def story() -> None:
        hall = KioskHall(answer_within_s=0.05)
        hall.server.cut()
        hall.pauses.hold()
        asking = asyncio.ensure_future(hall.issuing.give_number(ORDER))
        await hall.pauses.begun()
        hall.post.disk_is_full = True
        with pytest.raises(OutboxUnavailable):
            await asking

    asyncio.run(story())


def test_what_was_shown_of_the_wait_goes_with_the_order_for_the_service_that_comes_first() -> None:
    hall = KioskHall()
    asked: list[tuple[ServiceCode, ClassCode]] = []
    outlook = BranchOutlook(hall.server.branch, BranchClock(hall.office.clock, lambda: 0.0))
    outlook.board = a_board()

    def shown(service: ServiceCode, class_code: ClassCode) -> AnnouncedWait | None:
        asked.append((service, class_code))
        return outlook.announced(service, class_code)

    issuing = Issuing(hall.post, hall.press, replace(hall.means, foretold=shown), page_of=lambda _: "")
    order = Order(needs=(CIVIL, LAND), class_code=WALK_IN, language=VIETNAMESE)
    given = asyncio.run(issuing.give_number(order)).ticket
    assert asked == [(CIVIL, WALK_IN)]
    assert given.announced == AnnouncedWait(low_s=1200, likely_s=1500, high_s=1800)
    outlook.board = None
    assert outlook.announced(CIVIL, WALK_IN) is None
