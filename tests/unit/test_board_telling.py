"""What the lobby's voice is told of the branch: each call once, nothing old, whatever the line does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counter_display.announcing import Announcement
from counter_display.board import SPOKEN_WITHIN, STILL_HEARD, CallEnded, board_of, position, recent_calls, to_say
from server_client.queue_model import commands
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import ClerkId, Token
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, COUNTER_7, ENGLISH
from tests.unit.watched_hall import Watched


@pytest.fixture
def hall() -> Watched:
    return Watched()


def test_a_call_is_told_to_the_voice_in_the_language_of_the_visit(hall: Watched) -> None:
    id_ = hall.office.new_id()
    hall.do(commands.IssueTicket(id=id_, needs=(CIVIL,), token=Token("token"), language=ENGLISH))
    hall.call()
    assert hall.said == [
        Announcement(
            seq=position(hall.office.branch),
            number="A001",
            counter="5",
            language="en",
            ordinal=1,
            at=hall.office.now,
            service=CIVIL,
        )
    ]


def test_every_way_in_which_a_call_ends_is_told_to_the_voice(hall: Watched) -> None:
    for leave in (Watched.start, Watched.hold, Watched.miss, Watched.transfer):
        hall.take()
        hall.call()
        hall.said.clear()
        leave(hall)
        number = hall.words[-1].split()[0]
        assert hall.said[-1] == CallEnded(seq=position(hall.office.branch), number=number, at=hall.office.now)
        if leave is Watched.start:
            hall.finish()


def test_a_call_that_the_end_of_the_day_ends_is_told_to_the_voice(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.do(commands.CloseDay(id=hall.office.new_id()))
    assert "A001 ended" in hall.words


def test_a_repeated_call_is_told_with_its_ordinal(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.recall()
    assert hall.words == ["A001 to 5 (1)", "A001 to 5 (2)"]


def test_what_happened_before_the_hall_began_is_not_told(hall: Watched) -> None:
    hall.take()
    hall.call()
    assert to_say(None, hall.office.branch, (), now=hall.office.now) == ()


def test_an_event_that_arrives_late_is_not_spoken(hall: Watched) -> None:
    hall.take()
    events = decide(
        hall.office.branch, command := commands.CallNext(id=hall.office.new_id(), counter=COUNTER_5), hall.office.now
    )
    hall.office.do(command)
    late = hall.office.now + SPOKEN_WITHIN + timedelta(seconds=1)
    assert to_say(hall.seen, hall.office.branch, events, now=late) == ()
    assert len(to_say(hall.seen, hall.office.branch, events, now=late - timedelta(seconds=1))) == 1


def test_events_of_a_day_that_is_over_are_not_told(hall: Watched) -> None:
    hall.take()
    before = hall.office.branch
    events = decide(before, command := commands.CallNext(id=hall.office.new_id(), counter=COUNTER_5), hall.office.now)
    hall.office.do(command)
    starting = commands.StartServing(id=hall.office.new_id(), counter=COUNTER_5, ticket=hall.ticket_at(COUNTER_5))
    events += decide(hall.office.branch, starting, hall.office.now)
    tomorrow = replace(before, tickets=type(before.tickets)(), visits=type(before.visits)(), lines=type(before.lines)())
    assert to_say(before, tomorrow, events, now=hall.office.now) == ()
    board = board_of(tomorrow)
    assert board is not None
    assert (board.calls, board.past) == ((), ())


def unseen(hall: Watched, *commands_of: Callable[[Watched], object]) -> list[str]:
    """Let things happen while the line is cut, load the branch anew, and return what the voice was told."""
    hall.said.clear()
    seen, board = hall.seen, hall.board
    for command in commands_of:
        command(hall)
    hall.said.clear()
    hall.seen, hall.board = seen, board
    hall.reload()
    return hall.words


def test_a_call_made_while_the_line_was_cut_is_spoken_if_it_stands(hall: Watched) -> None:
    hall.take()
    assert unseen(hall, Watched.call) == ["A001 to 5 (1)"]
    assert hall.calls == [("A001", "5", 1)]


def test_a_call_made_and_ended_while_the_line_was_cut_is_not_spoken(hall: Watched) -> None:
    hall.take()
    assert unseen(hall, Watched.call, Watched.start) == []
    assert hall.past == [("A001", "5")]


def test_an_old_call_made_while_the_line_was_cut_is_shown_and_not_spoken(hall: Watched) -> None:
    hall.take()
    assert unseen(hall, Watched.call, lambda hall: hall.office.wait(minutes=2)) == []
    assert hall.calls == [("A001", "5", 1)]


def test_a_call_that_ended_while_the_line_was_cut_is_told_as_ended(hall: Watched) -> None:
    hall.take()
    hall.call()
    assert unseen(hall, Watched.start) == ["A001 ended"]


def test_a_call_repeated_while_the_line_was_cut_replaces_the_one_before(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.office.wait(minutes=0.2)
    assert unseen(hall, Watched.recall) == ["A001 ended", "A001 to 5 (2)"]


def test_calls_made_while_the_line_was_cut_are_told_in_their_order_and_before_all_that_follows(hall: Watched) -> None:
    hall.office.open(COUNTER_7, ClerkId("HOA03"))
    for _ in range(3):
        hall.take()
    hall.call(COUNTER_7)
    seqs = position(hall.office.branch)
    words = unseen(
        hall,
        lambda hall: hall.start(COUNTER_7),
        lambda hall: hall.office.wait(minutes=0.1),
        lambda hall: hall.call(COUNTER_6),
        lambda hall: hall.office.wait(minutes=0.1),
        lambda hall: hall.call(COUNTER_5),
    )
    assert words == ["A001 ended", "A002 to 6 (1)", "A003 to 5 (1)"]
    told = [said.seq for said in hall.said]
    assert told == sorted(set(told))
    assert seqs < told[0]
    assert told[-1] == position(hall.office.branch)


def test_a_new_epoch_is_heard_though_it_begins_at_a_lower_seq(hall: Watched) -> None:
    branch = hall.office.branch
    assert position(replace(branch, epoch=branch.epoch + 1, seq=1)) > position(branch)


@pytest.mark.parametrize("leave", [Watched.start, Watched.hold, Watched.miss, Watched.transfer])
def test_a_call_that_stands_again_because_a_slip_was_taken_back_is_not_spoken_again(
    hall: Watched, leave: Callable[[Watched], object]
) -> None:
    hall.take()
    hall.call()
    leave(hall)
    hall.take_back()
    assert hall.calls == [("A001", "5", 1)]
    assert hall.words == ["A001 to 5 (1)", "A001 ended"]


@pytest.mark.parametrize("leave", [Watched.start, Watched.hold, Watched.miss, Watched.transfer])
def test_a_slip_taken_back_while_the_line_was_cut_makes_nobody_be_called_twice(
    hall: Watched, leave: Callable[[Watched], object]
) -> None:
    hall.take()
    hall.call()
    leave(hall)
    hall.said.clear()
    hall.office.do(commands.TakeBack(id=hall.office.new_id(), counter=COUNTER_5))
    hall.reload()
    assert hall.calls == [("A001", "5", 1)]
    assert hall.words == []


def test_a_call_of_which_nothing_was_heard_is_spoken_though_a_slip_was_taken_back_meanwhile(hall: Watched) -> None:
    hall.take()
    cut_off = hall.seen
    hall.call()
    hall.miss()
    hall.take_back()
    told = to_say(cut_off, hall.office.branch, (), now=hall.office.now)
    assert [type(said) for said in told] == [Announcement]


def test_who_is_served_at_the_desk_without_waiting_is_not_called_out(hall: Watched) -> None:
    hall.walk_in()
    hall.hold()
    hall.reload()
    assert (hall.words, hall.calls, hall.past) == ([], [], [])


def test_who_was_served_at_the_desk_and_stepped_aside_is_called_like_anyone(hall: Watched) -> None:
    hall.walk_in()
    ticket = hall.ticket_at(COUNTER_5)
    hall.hold()
    hall.do(commands.ResumeTicket(id=hall.office.new_id(), ticket=ticket))
    hall.call()
    assert hall.words == ["A001 to 5 (1)"]
    assert hall.calls == [("A001", "5", 1)]


def test_a_voice_that_joins_others_is_told_what_was_called_of_late_and_what_of_it_is_over(hall: Watched) -> None:
    hall.take()
    hall.call()
    hall.start()
    hall.finish()
    hall.office.wait(minutes=4)
    calls: list[datetime] = []
    for leave in (Watched.start, Watched.miss, Watched.hold, Watched.recall):
        hall.take()
        calls.append(hall.office.now)
        hall.call()
        hall.office.wait(minutes=0.25)
        leave(hall)
        if leave is Watched.start:
            hall.finish()
    assert timedelta(minutes=4) > STILL_HEARD
    told = recent_calls(hall.office.branch)
    assert [(said.number, said.at) for said in told] == [
        *(("A002", calls[0]), ("A003", calls[1]), ("A004", calls[2]), ("A005", hall.office.now)),
        *(("A002", calls[1]), ("A003", calls[2]), ("A004", calls[3])),
    ]
    assert [type(said) for said in told] == [Announcement] * 4 + [CallEnded] * 3
    last = position(hall.office.branch)
    assert [said.seq for said in told] == list(range(last - 6, last + 1))
