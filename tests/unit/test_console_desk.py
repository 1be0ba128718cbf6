"""The desk sends one command at a time and shows what came of it; no screen and no network."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

import pytest

from counter_display.serving.console_state import Screen
from counter_display.serving.deeds import Action, Seat
from counter_display.serving.notices import Notice, NoticeKind
from counter_display.serving.picture import CounterPicture
from counter_display.serving.questions import Asked
from counter_display.serving.signing_in import LastSeat
from server_client.client.connection import ConnectionState
from server_client.client.errors import Rejected
from server_client.queue_model import commands
from server_client.queue_model.commands import Command
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.wire.answers import Settled, problem
from tests.fakes.desk import AnswerLoser, DeskRig, FakeMemory, HeldSender
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, LAN, LAND, MINH, ONLY_LAND, Office, office


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


def at_work(place: Office) -> DeskRig:
    place.open()
    rig = DeskRig(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    rig.connect()
    return rig


def counter(rig: DeskRig) -> CounterPicture:
    assert rig.state.counter is not None
    return rig.state.counter


def screen(rig: DeskRig) -> Screen:
    return rig.state.screen


def told(rig: DeskRig) -> Notice:
    assert rig.state.notice is not None
    return rig.state.notice


def is_silent(rig: DeskRig) -> bool:
    return rig.state.notice is None


def asked(rig: DeskRig) -> Asked | None:
    return rig.state.question.asked if rig.state.question else None


def under_way(rig: DeskRig) -> Action | None:
    return rig.state.under_way


def cut_since(rig: DeskRig) -> datetime | None:
    return rig.state.cut_since


def number(rig: DeskRig) -> str:
    facts = counter(rig).facts
    return facts.number if facts else ""


def test_before_the_branch_is_known_the_desk_only_connects() -> None:
    rig = DeskRig(office())
    rig.desk.work.do(Action.CALL_NEXT)
    rig.desk.sign_in(Seat(counter=COUNTER_5, clerk=LAN, profile=ALL))
    rig.desk.refresh()
    assert screen(rig) is Screen.CONNECTING
    assert rig.server.sent == []


def test_signing_in_opens_the_counter_and_remembers_the_seat(runner: asyncio.Runner) -> None:
    rig = DeskRig(office())
    rig.connect()
    assert rig.state.sign_in is not None
    assert rig.state.sign_in.counter == COUNTER_5
    rig.desk.sign_in(Seat(counter=COUNTER_5, clerk=LAN, profile=ALL))
    runner.run(rig.settle())
    assert screen(rig) is Screen.WORK
    assert counter(rig).state is CounterState.IDLE
    assert rig.memory.seat == LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)


def test_a_counter_that_another_clerk_has_is_refused_in_words() -> None:
    place = office()
    place.open(clerk=MINH)
    rig = DeskRig(place)
    rig.connect()
    rig.desk.sign_in(Seat(counter=COUNTER_5, clerk=LAN, profile=ALL))
    assert screen(rig) is Screen.SIGN_IN
    assert (told(rig).code, told(rig).clerk) == (RefusalCode.COUNTER_TAKEN, MINH)
    assert rig.server.sent == []


def test_a_console_that_starts_again_goes_on_where_it_was() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.serve()
    rig = DeskRig(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    rig.connect()
    assert screen(rig) is Screen.WORK
    assert (number(rig), counter(rig).state) == ("A001", CounterState.SERVING)


def test_a_clerk_who_signs_in_again_where_they_serve_goes_on_there() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.serve()
    rig = DeskRig(place)
    rig.connect()
    assert screen(rig) is Screen.SIGN_IN
    rig.desk.sign_in(Seat(counter=COUNTER_5, clerk=LAN, profile=ONLY_LAND))
    assert screen(rig) is Screen.WORK
    assert rig.memory.seat.profile == ALL
    assert rig.server.sent == []


def test_a_ticket_is_called_served_and_finished(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    rig = at_work(place)
    for deed in (Action.CALL_NEXT, Action.START):
        rig.desk.work.do(deed)
        runner.run(rig.settle())
    assert counter(rig).state is CounterState.SERVING
    rig.desk.work.finish("accepted")
    runner.run(rig.settle())
    assert (counter(rig).state, number(rig)) == (CounterState.IDLE, "")


def test_finishing_with_paperwork_planned_leads_there_once(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    place.take(CIVIL)
    place.open()
    place.serve()
    rig = DeskRig(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    rig.connect()
    rig.desk.work.plan_paperwork(True)
    rig.desk.work.finish("accepted")
    runner.run(rig.settle())
    assert counter(rig).state is CounterState.WRAP_UP
    assert not rig.state.then_paperwork


def test_a_double_press_sends_one_command(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    place.take(CIVIL)
    rig = at_work(place)
    rig.desk.work.do(Action.CALL_NEXT)
    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle(feed=False))
    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle())
    assert len(rig.server.sent) == 1
    assert number(rig) == "A001"


def test_the_deed_stays_under_way_until_the_feed_has_brought_its_events(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    rig = at_work(place)

    async def story() -> None:
        sender = HeldSender(rig.server)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(rig.desk.run(sender))
            rig.desk.work.do(Action.CALL_NEXT)
            await asyncio.sleep(0)
            assert under_way(rig) is Action.CALL_NEXT
            sender.gate.set()
            for _ in range(10):
                await asyncio.sleep(0)
            assert under_way(rig) is Action.CALL_NEXT
            rig.feed()
            assert under_way(rig) is None
            task.cancel()

    runner.run(story())
    assert counter(rig).state is CounterState.CALLED


def test_what_the_rules_refuse_is_told_without_asking_the_server() -> None:
    rig = at_work(office())
    rig.desk.work.do(Action.CALL_NEXT)
    assert told(rig).code is RefusalCode.NOBODY_WAITING
    assert rig.server.sent == []
    rig.desk.work.dismiss()
    assert is_silent(rig)


def test_a_refusal_of_the_server_is_told_when_another_counter_was_quicker(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    place.open(COUNTER_6, MINH)
    rig = at_work(place)
    rig.server.do(commands.CallNext(id=place.new_id(), counter=COUNTER_6))
    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle())
    assert told(rig).code is RefusalCode.NOBODY_WAITING
    assert under_way(rig) is None


def test_while_the_line_is_cut_the_last_state_is_shown_and_nothing_can_be_done() -> None:
    place = office()
    place.take(CIVIL)
    rig = at_work(place)
    rig.cut()
    since = place.now
    place.wait(minutes=3)
    rig.desk.work.do(Action.CALL_NEXT)
    assert cut_since(rig) == since
    assert counter(rig).possible == frozenset()
    assert number(rig) == "A001"
    rig.server.mend()
    rig.connect()
    assert cut_since(rig) is None
    assert Action.CALL_NEXT in counter(rig).possible
    assert rig.server.sent == []


def test_a_short_break_of_the_line_is_not_shown() -> None:
    rig = at_work(office())
    rig.desk.connection_is(ConnectionState.CONNECTING, "")
    assert cut_since(rig) is None


def test_a_command_without_an_answer_is_told_until_its_event_arrives(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    rig = at_work(place)
    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle(sender=AnswerLoser(rig.server), feed=False))
    assert told(rig).kind is NoticeKind.UNANSWERED
    rig.feed()
    assert is_silent(rig)
    assert counter(rig).state is CounterState.CALLED


def test_a_command_that_never_arrived_stays_told_and_is_not_sent_again(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    rig = at_work(place)
    rig.server.cut()
    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle())
    rig.server.mend()
    runner.run(rig.settle())
    assert told(rig).kind is NoticeKind.UNANSWERED
    assert rig.server.sent == []
    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle())
    assert is_silent(rig)
    assert len(rig.server.sent) == 1


def test_a_device_that_the_server_turns_away_is_told_so(runner: asyncio.Runner) -> None:
    class Closed:
        async def send(self, command: Command) -> Settled:
            raise Rejected(problem("forbidden", "Forbidden", 403, "this credential may not call"))

    place = office()
    place.take(CIVIL)
    rig = at_work(place)

    rig.desk.work.do(Action.CALL_NEXT)
    runner.run(rig.settle(sender=Closed()))
    assert (told(rig).kind, told(rig).said) == (
        NoticeKind.REJECTED,
        "Forbidden: this credential may not call",
    )


def test_a_transfer_is_asked_for_step_by_step_and_then_sent(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    place.open()
    place.serve()
    rig = DeskRig(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    rig.connect()
    steps = []
    rig.desk.work.do(Action.TRANSFER)
    for choice in ("service:land", "first"):
        steps.append(asked(rig))
        rig.desk.work.choose(choice)
    runner.run(rig.settle())
    assert steps == [Asked.TRANSFER_PLACE, Asked.TRANSFER_POSITION]
    assert asked(rig) is None
    assert isinstance(rig.server.sent[0], commands.TransferTicket)
    facts = counter(rig).facts
    assert facts is not None
    assert facts.service == "Land"


def test_a_ticket_of_the_list_is_called_out_of_turn_with_a_reason(runner: asyncio.Runner) -> None:
    place = office()
    place.take(CIVIL)
    second = place.take(LAND)
    rig = at_work(place)
    rig.desk.work.look_at(second)
    assert asked(rig) is not None
    rig.desk.work.choose(Action.CALL_CHOSEN)
    rig.desk.work.choose("vulnerable")
    runner.run(rig.settle())
    assert number(rig) == "H001"
    facts = counter(rig).facts
    assert facts is not None
    assert facts.why is not None
    assert facts.why.chosen_because == "Needs special help"


def test_a_question_that_has_become_pointless_goes_by_itself() -> None:
    place = office()
    place.open(COUNTER_6, MINH)
    first = place.take(CIVIL)
    rig = at_work(place)
    rig.desk.work.do(Action.CANCEL, first)
    assert asked(rig) is not None
    rig.server.do(commands.CallNext(id=place.new_id(), counter=COUNTER_6))
    rig.feed()
    assert asked(rig) is None


def test_dropping_a_question_does_nothing(runner: asyncio.Runner) -> None:
    rig = at_work(office())
    rig.desk.work.do(Action.PAUSE)
    rig.desk.work.dismiss()
    rig.desk.work.choose("meal")
    runner.run(rig.settle())
    assert counter(rig).state is CounterState.IDLE


def test_leaving_brings_back_the_sign_in(runner: asyncio.Runner) -> None:
    rig = at_work(office())
    rig.desk.work.do(Action.LEAVE)
    rig.desk.work.choose("yes")
    runner.run(rig.settle())
    assert screen(rig) is Screen.SIGN_IN
    assert is_silent(rig)


def test_a_counter_that_is_closed_from_elsewhere_says_so_and_asks_to_sign_in() -> None:
    rig = at_work(office())
    rig.server.do(commands.CloseCounter(id=rig.place.new_id(), counter=COUNTER_5))
    rig.feed()
    assert screen(rig) is Screen.SIGN_IN
    assert told(rig).kind is NoticeKind.COUNTER_LOST


def test_a_changed_work_profile_is_remembered(runner: asyncio.Runner) -> None:
    rig = at_work(office())
    rig.desk.work.do(Action.CHANGE_PROFILE)
    rig.desk.work.choose(ONLY_LAND)
    runner.run(rig.settle())
    assert counter(rig).profile == "Land"
    assert rig.memory.seat.profile == ONLY_LAND


@pytest.mark.parametrize("action", [Action.RECALL, Action.START, Action.MISS, Action.HOLD, Action.TRANSFER])
def test_a_key_for_a_ticket_does_nothing_while_there_is_none(runner: asyncio.Runner, action: Action) -> None:
    rig = at_work(office())
    rig.desk.work.do(action)
    rig.desk.work.finish("accepted")
    runner.run(rig.settle())
    assert rig.server.sent == []
    assert is_silent(rig)


def test_a_ticket_that_is_unknown_cannot_be_looked_at() -> None:
    rig = at_work(office())
    rig.desk.work.look_at(TicketId("nobody"))
    assert asked(rig) is None
