"""The lobby's board: who is called, who was, and who waits; drawn from real events only."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from counter_display.board import PAST_CALLS, Call, board_of
from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId, ReasonCode
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, LAND
from tests.unit.watched_hall import Watched


@pytest.fixture
def hall() -> Watched:
    return Watched()


def test_a_branch_without_a_configuration_has_no_board() -> None:
    assert board_of(Branch(id=BranchId("CN01"))) is None


def test_a_called_ticket_stands_on_the_board_with_its_counter(hall: Watched) -> None:
    hall.take()
    hall.call()
    assert hall.calls == [("A001", "5", 1)]
    assert hall.past == []


def test_the_newest_call_is_first(hall: Watched) -> None:
    hall.take()
    hall.take()
    hall.call(COUNTER_6)
    hall.office.wait(minutes=1)
    hall.call(COUNTER_5)
    assert hall.calls == [("A002", "5", 1), ("A001", "6", 1)]


def test_a_repeated_call_becomes_the_newest_and_says_which_it_is(hall: Watched) -> None:
    hall.take()
    hall.take()
    hall.call(COUNTER_6)
    hall.office.wait(minutes=1)
    hall.call(COUNTER_5)
    hall.office.wait(minutes=1)
    hall.recall(COUNTER_6)
    assert hall.calls == [("A001", "6", 2), ("A002", "5", 1)]


@pytest.mark.parametrize("leave", [Watched.start, Watched.miss, Watched.hold])
def test_a_call_that_ended_is_remembered_with_its_counter(hall: Watched, leave: Callable[[Watched], object]) -> None:
    hall.take()
    hall.call()
    leave(hall)
    assert hall.calls == []
    assert hall.past == [("A001", "5")]


def test_a_finished_call_is_remembered_after_the_branch_is_loaded_anew(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.start()
    hall.finish()
    hall.reload()
    assert hall.past == [("A001", "5")]


def test_a_hall_that_has_just_started_knows_who_is_being_served(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.start()
    board = board_of(hall.office.branch)
    assert board is not None
    assert [(call.number, call.counter) for call in board.past] == [("A001", "5")]


def test_a_call_and_its_end_seen_at_once_are_remembered(hall: Watched) -> None:
    hall.take()
    called = decide(
        hall.office.branch, command := commands.CallNext(id=hall.office.new_id(), counter=COUNTER_5), hall.office.now
    )
    hall.office.do(command)
    missing = commands.MissTicket(id=hall.office.new_id(), counter=COUNTER_5, ticket=hall.ticket_at(COUNTER_5))
    missed = decide(hall.office.branch, missing, hall.office.now)
    hall.office.do(missing)
    hall.follow((*called, *missed))
    assert hall.past == [("A001", "5")]


def test_who_waits_again_is_not_among_the_calls_that_were(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.transfer()
    assert (hall.calls, hall.past) == ([], [])


def test_a_visit_that_goes_on_to_its_next_need_is_not_among_the_calls_that_were(hall: Watched) -> None:
    hall.office.take(CIVIL, LAND)
    hall.call()
    hall.start()
    hall.finish()
    assert hall.past == []
    hall.call(COUNTER_6)
    assert hall.calls == [("A001", "6", 1)]
    hall.start(COUNTER_6)
    assert hall.past == [("A001", "6")]


def test_a_number_that_was_missed_and_is_called_again_stands_once(hall: Watched) -> None:
    missed = hall.take()
    hall.call()
    hall.miss()
    hall.do(commands.ReturnTicket(id=hall.office.new_id(), ticket=missed))
    hall.office.wait(minutes=10)
    hall.call(COUNTER_6)
    assert (hall.calls, hall.past) == ([("A001", "6", 1)], [])
    hall.start(COUNTER_6)
    assert (hall.calls, hall.past) == ([], [("A001", "6")])


def test_only_so_many_calls_are_remembered(hall: Watched) -> None:
    for _ in range(PAST_CALLS + 2):
        hall.take()
        hall.call()
        hall.start()
        hall.finish()
        hall.office.wait(minutes=1)
    assert len(hall.past) == PAST_CALLS
    assert hall.past[0] == (f"A{PAST_CALLS + 2:03}", "5")


def test_a_new_day_begins_with_an_empty_board(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.start()
    hall.finish()
    hall.do(commands.CloseCounter(id=hall.office.new_id(), counter=COUNTER_5))
    hall.do(commands.CloseDay(id=hall.office.new_id()))
    assert hall.past == [("A001", "5")]
    hall.office.wait(minutes=24 * 60)
    hall.do(commands.OpenDay(id=hall.office.new_id()))
    assert hall.past == []


def test_as_many_wait_as_on_every_other_screen(hall: Watched) -> None:
    first = hall.office.now
    hall.take(LAND)
    hall.office.wait(minutes=3)
    for service in (LAND, CIVIL):
        hall.take(service)
    assert hall.board is not None
    queues = {queue.code: queue for queue in hall.board.services}
    assert {code: queue.waiting for code, queue in queues.items()} == {CIVIL: 1, LAND: 2}
    assert all(queue.waiting == hall.office.branch.waiting_count(code) for code, queue in queues.items())
    assert queues[LAND].longest_since == first
    hall.call()
    assert hall.board.services[0].prefix == "A"


def test_a_service_nobody_waits_for_has_no_longest_wait(hall: Watched) -> None:
    assert hall.board is not None
    assert [(queue.waiting, queue.longest_since) for queue in hall.board.services] == [(0, None), (0, None)]


def test_who_was_sent_to_one_counter_is_not_counted_for_the_service(hall: Watched) -> None:
    ticket = hall.take(LAND)
    hall.do(commands.TransferTicket(id=hall.office.new_id(), ticket=ticket, service=LAND, counter=COUNTER_6))
    assert hall.board is not None
    assert [queue.waiting for queue in hall.board.services] == [0, 0]


def test_a_service_that_issues_no_more_is_shown_as_such(hall: Watched) -> None:
    hall.do(commands.CloseService(id=hall.office.new_id(), service=LAND))
    assert hall.board is not None
    assert [queue.is_open for queue in hall.board.services] == [True, False]


def test_counters_that_are_paused_or_closed_are_not_open(hall: Watched) -> None:
    assert hall.board is not None
    assert hall.board.open_counters == 2
    hall.do(commands.PauseCounter(id=hall.office.new_id(), counter=COUNTER_6, reason=ReasonCode("meal")))
    assert hall.board.open_counters == 1
    hall.do(commands.CloseCounter(id=hall.office.new_id(), counter=COUNTER_5))
    assert hall.board.open_counters == 0


def test_a_counter_that_the_configuration_no_longer_knows_goes_by_its_id(hall: Watched) -> None:
    hall.take()
    hall.call()
    branch = hall.office.branch
    assert branch.configuration is not None
    stripped = replace(branch, configuration=replace(branch.configuration, counters=()))
    board = board_of(stripped)
    assert board is not None
    assert [call.counter for call in board.calls] == [COUNTER_5]


def test_a_call_knows_its_visit_and_its_time(hall: Watched) -> None:
    ticket = hall.take()
    hall.call()
    assert hall.board is not None
    assert hall.board.calls == (
        Call(
            visit=hall.office.branch.tickets[ticket].visit,
            number="A001",
            counter="5",
            language=hall.office.branch.visits[hall.office.branch.tickets[ticket].visit].language,
            at=hall.office.now,
            ordinal=1,
        ),
    )
    assert hall.board.calls[0].service == CIVIL


def test_a_call_that_stands_is_shown_however_many_were_called_after_it() -> None:
    hall = Watched()
    hall.take()
    first = hall.call(COUNTER_5)
    for _ in range(PAST_CALLS + 3):
        hall.office.wait(minutes=1)
        hall.take()
        hall.call(COUNTER_6)
        hall.start(COUNTER_6)
        hall.finish(COUNTER_6)
    assert hall.board is not None
    assert [call.number for call in hall.board.calls] == [hall.office.branch.tickets[first].number]
    assert len(hall.board.past) == PAST_CALLS
