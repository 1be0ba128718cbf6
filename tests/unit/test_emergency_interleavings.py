"""Whatever fails whenever: every number that was shown is in the queue once, and nobody has a second place."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.issuing import GivenNumber, NoAnswer
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.commands import CallNext, CancelTicket, CloseDay, IssueTicket, OpenCounter, OpenDay
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import TicketOrigin, TicketState
from tests.fakes.cut_off_kiosk import CutOffKiosk, Line, PowerCut, World
from tests.fakes.office import ALL, COUNTER_5, LAN

Step = tuple[str, int]

# What belongs together comes together as well, so that whole stories are not left to luck.
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("outage"), st.just(0)),
        st.tuples(st.just("return"), st.integers(0, 1)),
        st.tuples(st.just("give"), st.just(0)),
        st.tuples(st.just("give"), st.integers(0, 2)),
        st.tuples(st.just("give and fall"), st.integers(0, 9)),
        st.tuples(st.just("line"), st.integers(0, 2)),
        st.tuples(st.just("believe"), st.integers(0, 1)),
        st.tuples(st.just("disk"), st.integers(0, 1)),
        st.tuples(st.just("carry"), st.just(0)),
        st.tuples(st.just("fall"), st.just(0)),
        st.tuples(st.just("call"), st.just(0)),
        st.tuples(st.just("wait"), st.integers(1, 600)),
        st.tuples(st.just("next day"), st.just(0)),
    ),
    min_size=12,
    max_size=30,
)
THOROUGH = settings(max_examples=200, deadline=None)


@dataclass
class Story:
    """One kiosk and its branch through many troubles, and who was shown what."""

    wall_errors: list[int]
    world: World = field(default_factory=World)
    shown: list[GivenNumber] = field(default_factory=list)
    perhaps_seen: set[str] = field(default_factory=set)
    kiosk: CutOffKiosk = field(init=False)
    log: list[TicketIssued] = field(default_factory=list)

    async def play(self, steps: list[Step]) -> None:
        await self._start()
        for step, amount in steps:
            await self._do(step, amount)
        self.world.disk_is_full = False
        self.world.line = Line.UP
        self._carry()
        await self._start()
        self._carry()

    async def _start(self) -> None:
        full, self.world.disk_is_full = self.world.disk_is_full, False
        error = timedelta(hours=self.wall_errors.pop() if self.wall_errors else 0)
        self.kiosk = CutOffKiosk(self.world, wall_error=error)
        await self.kiosk.start()
        self.world.disk_is_full = full

    async def _do(self, step: str, amount: int) -> None:
        world = self.world
        match step:
            case "give":
                self.kiosk.tries = amount
                await self._give()
            case "give and fall":
                world.power = amount
                await self._give()
                world.power = None
            case "fall":
                await self._start()
            case "call" | "wait" | "next day":
                self._go_on(step, amount)
            case _:
                self._befall(step, amount)

    def _befall(self, step: str, amount: int) -> None:
        world = self.world
        match step:
            case "outage":
                world.line = Line.LOSES_COMMANDS
                self.kiosk.know_it_is_down()
            case "return":
                world.line = Line.UP
                self._carry()
                if amount:
                    self.kiosk.hear()
            case "line":
                world.line = list(Line)[amount]
            case "believe":
                self.kiosk.hear() if amount and world.line is Line.UP else self.kiosk.know_it_is_down()
            case "disk":
                world.disk_is_full = bool(amount)
            case "carry":
                self._carry()

    def _go_on(self, step: str, amount: int) -> None:
        match step:
            case "call":
                self._call()
            case "wait":
                self.world.office.wait(minutes=amount / 60)
            case "next day":
                self._next_day()

    async def _give(self) -> None:
        try:
            self.shown.append(await self.kiosk.give())
        except (Refused, NoAnswer, OutboxUnavailable):
            pass
        except PowerCut:
            self.world.power = None
            # What the branch has answered for good may have been on the screen for a moment.
            self.perhaps_seen |= {one.ticket for one in self.world.server.issued()} - self.world.outbox.keys()
            await self._start()

    def _carry(self) -> None:
        self.kiosk.post.carry()

    def _call(self) -> None:
        for command in (
            OpenCounter(id=self.world.office.new_id(), counter=COUNTER_5, clerk=LAN, profile=ALL),
            CallNext(id=self.world.office.new_id(), counter=COUNTER_5),
        ):
            try:
                self.world.server.do(command)
            except Refused:
                return

    def _next_day(self) -> None:
        self.world.server.do(CloseDay(id=self.world.office.new_id()))
        self.world.office.wait(minutes=24 * 60)
        self.world.server.do(OpenDay(id=self.world.office.new_id()))


def played(steps: list[Step], wall_errors: list[int]) -> Story:
    story = Story(list(wall_errors))
    asyncio.run(story.play(steps))
    return story


@THOROUGH
@given(STEPS, st.lists(st.integers(-30, 30), max_size=6))
def test_every_number_that_was_shown_is_in_the_queue_once(steps: list[Step], wall_errors: list[int]) -> None:
    story = played(steps, wall_errors)
    issued = story.world.server.issued()
    in_log = Counter(ticket.ticket for ticket in issued)
    assert all(in_log[one.ticket.ticket] == 1 for one in story.shown)
    known = {ticket.ticket: ticket for ticket in issued}
    assert all(known[one.ticket.ticket].number == one.ticket.number for one in story.shown)
    assert not any(isinstance(command, IssueTicket) and command.number for command in story.world.parked)


@THOROUGH
@given(STEPS, st.lists(st.integers(-30, 30), max_size=6))
def test_no_number_is_on_two_papers_of_one_day(steps: list[Step], wall_errors: list[int]) -> None:
    issued = played(steps, wall_errors).world.server.issued()
    papers = Counter((ticket.number, local_day(ticket.issued_at)) for ticket in issued)
    assert set(papers.values()) <= {1}


@THOROUGH
@given(STEPS)
def test_a_place_that_nobody_was_shown_is_taken_back_or_was_called_in_vain(steps: list[Step]) -> None:
    story = played(steps, [])
    seen = story.perhaps_seen | {one.ticket.ticket for one in story.shown}
    refused = {command.ticket for command in story.world.parked if isinstance(command, CancelTicket)}
    for ticket in story.world.server.branch.tickets.values():
        visit = story.world.server.branch.visits[ticket.visit]
        counted = visit.origin is TicketOrigin.COUNTED
        if counted and ticket.id not in seen and ticket.id not in refused:
            assert ticket.state is TicketState.CANCELLED


@THOROUGH
@given(STEPS, st.lists(st.integers(-30, 30), max_size=6))
def test_no_number_that_was_shown_is_taken_back(steps: list[Step], wall_errors: list[int]) -> None:
    story = played(steps, wall_errors)
    tickets = story.world.server.branch.tickets
    mine = [tickets[one.ticket.ticket] for one in story.shown if one.ticket.ticket in tickets]
    assert all(ticket.state is not TicketState.CANCELLED for ticket in mine)


@THOROUGH
@given(STEPS)
def test_emergency_tickets_stand_in_the_order_in_which_they_were_given(steps: list[Step]) -> None:
    story = played(steps, [])
    order = [one.ticket.ticket for one in story.shown if one.settled is None]
    clocks = {ticket.ticket: ticket.clock for ticket in story.world.server.issued()}
    assert [clocks[ticket] for ticket in order] == sorted(clocks[ticket] for ticket in order)
