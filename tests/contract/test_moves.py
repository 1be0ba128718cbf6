"""A place that is moved to another branch has one life: whatever line is cut and whatever process is killed between."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from itertools import product
from pathlib import Path

import pytest

from server_client.queue_model import commands
from server_client.queue_model.commands import CancelTicket, Command, IssueTicket
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId, CommandId, TicketId, Token
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.citizen.booking_rules import BookingRefused, BookingRules
from server_client.server.citizen.bookings import Bookings
from server_client.server.citizen.doing_there import ProblemTold
from server_client.server.citizen.errands import NodeAway, NodeUnsure
from server_client.server.citizen.persons import Persons
from server_client.server.elsewhere.moves import Move, Moves, MoveState
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.wire.answers import problem
from server_client.wire.errands import Errand
from tests.fakes.log_entries import a_token, an_id
from tests.proof.branches import A
from tests.unit.queue_office import Office, at_work

HERE, THERE = BranchId("HERE"), BranchId("THERE")
FINAL = {MoveState.DONE, MoveState.UNDONE}
# The longest that two numbers may live after the last fault: a number not given in time is taken back.
TWO_LIVES = timedelta(minutes=4)


class Fault(Enum):
    """What befalls an errand on its way."""

    NONE = auto()
    AWAY = auto()
    LOST = auto()
    UNHEARD = auto()
    LATE = auto()
    KILLED_BEFORE = auto()
    KILLED_AFTER = auto()


class Killed(BaseException):
    """The process is not there any more."""


@dataclass(slots=True)
class Branches:
    """Two branches that settle each command once, and lines to them on which something befalls each errand."""

    faults: Iterator[Fault]
    offices: dict[BranchId, Office] = field(default_factory=lambda: {HERE: at_work(), THERE: at_work()})
    settled: dict[CommandId, str | Refused] = field(default_factory=dict)
    late: list[tuple[BranchId, Errand]] = field(default_factory=list)
    lives: list[int] = field(default_factory=list)
    old: TicketId = field(init=False)

    async def do(self, branch: BranchId, errand: Errand) -> str:
        """Do the errand, as far as it comes through."""
        for where, what in [one for one in self.late if one[0] == branch]:
            self.late.remove((where, what))
            self._settle(where, what)
        fault = next(self.faults, Fault.NONE)
        match fault:
            case Fault.AWAY:
                raise NodeAway("away")
            case Fault.LOST | Fault.LATE:
                if fault is Fault.LATE:
                    self.late.append((branch, errand))
                raise NodeUnsure("no answer")
            case Fault.KILLED_BEFORE:
                raise Killed
            case _:
                pass
        answer = self._settle(branch, errand)
        if fault is Fault.UNHEARD:
            raise NodeUnsure("no answer")
        if fault is Fault.KILLED_AFTER:
            raise Killed
        if isinstance(answer, Refused):
            raise answer
        return answer

    def alive(self) -> set[str]:
        """Return where the place is alive."""
        tickets = [(branch, one) for branch, office in self.offices.items() for one in office.branch.tickets.values()]
        return {branch for branch, one in tickets if not one.state.is_final}

    def _settle(self, branch: BranchId, errand: Errand) -> str | Refused:
        if errand.id not in self.settled:
            self.settled[errand.id] = _settled(self.offices[branch], errand)
            self.lives.append(len(self.alive()))
        return self.settled[errand.id]


def _settled(office: Office, command: Command) -> str | Refused:
    try:
        decide(office.branch, command, office.now)
    except Refused as refused:
        return refused
    fields = {name: getattr(command, name) for name in type(command).__dataclass_fields__}
    office.do(type(command), **fields)
    return office.branch.visits[next(reversed(list(office.branch.visits)))].number


@dataclass(slots=True)
class Case:
    """One ticket that is moved, and the clock of the centre."""

    sql: Sql
    branches: Branches
    moves: Moves = field(init=False)
    move: Move = field(init=False)

    def __post_init__(self) -> None:
        """Let somebody wait at the one branch who wants to be at the other."""
        office = self.branches.offices[HERE]
        self.moves = Moves(self.sql, lambda: office.now)
        ticket, token = an_id(), a_token()
        office.do(commands.IssueTicket, id=ticket, needs=(A,), token=token)
        self.branches.old = TicketId(ticket)
        self.move = self.a_move(ticket, token)

    async def wish(self) -> Move | None:
        """Let the citizen's wish be carried out, as far as it goes; None if the process is killed, or it fails."""
        try:
            begun = await self.moves.begin(self.move)
            return await self.moves.carry_on(begun, self.branches.do, is_first=True)
        except (Killed, NodeAway, NodeUnsure, Refused):
            return None

    async def settle(self) -> Move | None:
        """Let other processes go on until nothing is half done; return the move, None if it was forgotten."""
        began = self.branches.offices[HERE].now
        while (left := await self.moves.of_token(self.move.token)) is not None and left.state not in FINAL:
            for office in self.branches.offices.values():
                office.wait(20)
            assert self.branches.offices[HERE].now - began < 3 * TWO_LIVES, "it is never settled"
            try:
                await self.moves.step(self.branches.do)
            except Killed:
                continue
        return left

    def a_move(self, ticket: CommandId, token: Token) -> Move:
        """Return the wish for a number there in place of this ticket."""
        asked = self.branches.offices[HERE].now
        order = IssueTicket(
            id=an_id(), needs=(A,), token=a_token(), is_online=True, offered_from=asked + timedelta(minutes=10)
        )
        visit = self.branches.offices[HERE].branch.tokens[token]
        return Move(
            ticket=TicketId(ticket),
            visit=visit,
            branch=HERE,
            token=token,
            destination=THERE,
            order=order,
            asked=asked,
        )


@asynccontextmanager
async def database(address: str) -> AsyncIterator[Sql]:
    """Open a centre's database."""
    sql = await open_sql(address)
    try:
        yield sql
    finally:
        await sql.close()


def case(sql: Sql, *faults: Fault) -> Case:
    """Return a ticket that is to be moved while this befalls the errands, one after the other."""
    return Case(sql, Branches(iter(faults)))


def test_a_place_that_is_moved_stands_there_before_it_ends_here(sql_address: str) -> None:
    async def moved() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            done = await one.wish()

            assert done is not None
            assert (done.state, done.number) == (MoveState.DONE, "A001")
            assert one.branches.lives == [2, 1]
            assert one.branches.alive() == {THERE}
            new = one.branches.offices[THERE].ticket(TicketId(one.move.order.id))
            assert new.offered_from == one.move.order.offered_from
            assert await one.moves.led_to(new.id)
            assert not await one.moves.led_to(one.branches.old)

    asyncio.run(moved())


@pytest.mark.parametrize("first", Fault, ids=lambda fault: fault.name.lower())
def test_whatever_is_cut_and_whoever_is_killed_the_place_has_one_life_in_the_end(tmp_path: Path, first: Fault) -> None:
    async def all_of_them() -> None:
        async with database(f"sqlite:{tmp_path / 'centre.sqlite'}") as sql:
            for second, third in product(Fault, repeat=2):
                await _one_life(case(sql, first, second, third), (first, second, third))

    asyncio.run(all_of_them())


async def _one_life(one: Case, faults: Sequence[Fault]) -> None:
    told = await one.wish()
    left = await one.settle()

    assert 0 not in one.branches.lives, faults
    has_moved = left is not None and left.state is MoveState.DONE
    assert one.branches.alive() == {THERE if has_moved else HERE}, faults
    assert told is None or told.has_moved == has_moved, faults
    tickets = [one for office in one.branches.offices.values() for one in office.branch.tickets.values()]
    assert len(tickets) <= 2, faults


def test_whoever_is_called_before_the_old_number_has_ended_keeps_it_and_the_new_one_goes(sql_address: str) -> None:
    async def called_meanwhile() -> None:
        async with database(sql_address) as sql:
            for faults in [(), (Fault.KILLED_AFTER,), (Fault.UNHEARD, Fault.AWAY), (Fault.NONE, Fault.KILLED_BEFORE)]:
                one = case(sql, *faults)
                one.branches.offices[HERE].call()
                await one.wish()
                left = await one.settle()

                assert left is not None
                assert left.state is MoveState.UNDONE
                assert one.branches.alive() == {HERE}

    asyncio.run(called_meanwhile())


def test_whose_old_number_ended_by_itself_keeps_the_new_one(sql_address: str) -> None:
    async def ended() -> None:
        async with database(sql_address) as sql:
            one = case(sql, Fault.KILLED_AFTER)
            await one.wish()
            one.branches.offices[HERE].do(CancelTicket, ticket=one.branches.old, reason="not_printed")
            left = await one.settle()

            assert left is not None
            assert left.state is MoveState.DONE
            assert one.branches.alive() == {THERE}

    asyncio.run(ended())


def test_a_wish_that_the_other_branch_refuses_leaves_nothing_behind(sql_address: str) -> None:
    async def refused() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            one.branches.offices[THERE].do(commands.CloseService, service=A)

            with pytest.raises(Refused) as found:
                await one.moves.carry_on(await one.moves.begin(one.move), one.branches.do, is_first=True)
            assert found.value.code is RefusalCode.SERVICE_CLOSED
            assert await one.moves.of_token(one.move.token) is None
            assert one.branches.alive() == {HERE}

    asyncio.run(refused())


def test_a_wish_that_is_sent_twice_is_one_move(sql_address: str) -> None:
    async def twice() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            other = one.a_move(CommandId(one.move.ticket), one.move.token)
            first, second = await one.moves.begin(one.move), await one.moves.begin(other)

            assert first.order.id == second.order.id == one.move.order.id
            done = await asyncio.gather(*(one.moves.carry_on(first, one.branches.do) for _ in range(3)))
            assert {each.state for each in done} == {MoveState.DONE}
            assert len(one.branches.offices[THERE].branch.tickets) == 1

    asyncio.run(twice())


@pytest.mark.parametrize("wishes_again", [False, True])
def test_a_button_that_is_pressed_twice_while_the_line_is_cut_for_one_press_leaves_one_life(
    sql_address: str, wishes_again: bool
) -> None:
    async def pressed_twice() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            begun = await one.moves.begin(one.move)

            async def cut(branch: BranchId, errand: Errand) -> str:
                raise NodeAway("away")

            async def late(branch: BranchId, errand: Errand) -> str:
                if errand.id == begun.order.id:
                    with pytest.raises(NodeAway):
                        await one.moves.carry_on(begun, cut, is_first=True)
                    if wishes_again:
                        again = one.a_move(CommandId(begun.ticket), begun.token)
                        await one.moves.carry_on(await one.moves.begin(again), one.branches.do, is_first=True)
                return await one.branches.do(branch, errand)

            await one.moves.carry_on(begun, late)
            left = await one.settle()

            assert left is not None
            assert left.state is MoveState.DONE
            assert one.branches.alive() == {THERE}
            tickets = one.branches.offices[THERE].branch.tickets.values()
            assert sum(not ticket.state.is_final for ticket in tickets) == 1

    asyncio.run(pressed_twice())


def test_one_branch_that_fails_keeps_no_other_move_waiting(sql_address: str) -> None:
    async def two_moves() -> None:
        async with database(sql_address) as sql:
            stuck, other = case(sql, Fault.KILLED_BEFORE), case(sql, Fault.KILLED_BEFORE)
            for each in (stuck, other):
                await each.wish()
                each.branches.offices[HERE].wait(30)

            async def do(branch: BranchId, errand: Errand) -> str:
                if errand.id == stuck.move.order.id:
                    raise ProblemTold(problem("disk", "Nothing can be written now", 503, "full"))
                return await other.branches.do(branch, errand)

            await other.moves.step(do)
            moved = await other.moves.of_token(other.move.token)
            assert moved is not None
            assert moved.state is MoveState.DONE

    asyncio.run(two_moves())


def test_who_moves_counts_at_the_other_branch_at_once_and_no_more_when_it_is_undone(sql_address: str) -> None:
    async def counted() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            since = one.move.asked - timedelta(minutes=1)
            await one.moves.begin(one.move)
            assert await one.moves.coming(since) == [(THERE, A, one.move.asked)]
            one.branches.offices[HERE].call()
            await one.moves.carry_on(one.move, one.branches.do)
            assert await one.moves.coming(since) == []

    asyncio.run(counted())


def test_a_number_from_afar_stays_one_place_of_its_person_when_it_is_moved(sql_address: str) -> None:
    async def limits() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            bookings = Bookings(sql, Persons(b"s" * 32), BookingRules(), lambda: one.move.asked)
            await bookings.admit(HERE, CommandId(one.move.visit), "person", (A,))
            await one.wish()

            (place,) = await bookings.of_person("person")
            assert place.branch == THERE
            with pytest.raises(BookingRefused):
                await bookings.admit(HERE, an_id(), "person", (A,))
            await bookings.take_back(THERE, one.move.order.id)
            assert await bookings.of_person("person") == ()
            assert local_day(one.move.asked) == one.branches.offices[HERE].branch.day

    asyncio.run(limits())


def test_what_is_of_yesterday_is_forgotten(sql_address: str) -> None:
    async def forgotten() -> None:
        async with database(sql_address) as sql:
            one = case(sql)
            await one.wish()
            one.branches.offices[HERE].wait(25 * 3600)
            await one.moves.step(one.branches.do)
            assert await one.moves.of_token(one.move.token) is None

    asyncio.run(forgotten())
