"""Numbers while the branch cannot be asked, case by case as in the first comment of `issuing.py`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.emergency_series import EmergencySeries
from kiosk.issuing import NoAnswer
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.commands import CancelTicket, CloseDay, IssueTicket, OpenDay
from server_client.queue_model.configuration import CalendarDay, DayKind, Hours
from server_client.queue_model.ids import DeviceId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketOrigin, TicketState
from tests.fakes.cut_off_kiosk import CutOffKiosk, Line, PowerCut, SimulatedLines, World
from tests.fakes.office import EIGHT, OFFICE, office


def play(story: Callable[[World], Awaitable[None]], world: World | None = None) -> None:
    asyncio.run(_played(story, world or World()))


async def _played(story: Callable[[World], Awaitable[None]], world: World) -> None:
    await story(world)


async def started(world: World, *, wall_error: timedelta = timedelta(), down: bool = False) -> CutOffKiosk:
    kiosk = CutOffKiosk(world, wall_error=wall_error)
    await kiosk.start()
    if down:
        world.line = Line.LOSES_COMMANDS
        kiosk.know_it_is_down()
    return kiosk


def queue(world: World) -> list[tuple[str, TicketState]]:
    return [(ticket.number, ticket.state) for ticket in world.server.branch.tickets.values()]


def test_a_kiosk_whose_branch_is_down_gives_numbers_of_its_own_at_once() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        given = [await kiosk.give() for _ in range(2)]
        assert [one.ticket.number for one in given] == ["K2-001", "K2-002"]
        assert [one.settled for one in given] == [None, None]
        assert given[0].ticket.origin is TicketOrigin.OFFLINE
        assert [type(command) for command in kiosk.post.waiting] == [IssueTicket, IssueTicket]

    play(story)


def test_a_ticket_taken_offline_keeps_number_page_and_time_when_it_is_delivered() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        given = await kiosk.give()
        world.office.wait(minutes=40)
        world.line = Line.UP
        kiosk.post.carry()
        visit = world.server.branch.visits[given.ticket.visit]
        assert (visit.number, visit.token, visit.issued_at) == ("K2-001", given.ticket.token, EIGHT)
        assert world.server.branch.tickets[given.ticket.ticket].clock == EIGHT

    play(story)


def test_the_command_is_on_disk_before_the_number_is_given() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        world.disk_is_full = True
        with pytest.raises(OutboxUnavailable):
            await kiosk.give()
        world.disk_is_full = False
        given = await kiosk.give()
        assert given.ticket.number == "K2-002", "the number that could not be kept is skipped"
        (command,) = kiosk.post.waiting
        assert isinstance(command, IssueTicket)
        assert (command.number, command.taken_at) == ("K2-002", given.ticket.issued_at)

    play(story)


def test_a_branch_that_was_believed_to_be_there_costs_a_withdrawal_before_the_emergency_number() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world)
        kiosk.hear()
        world.line = Line.LOSES_COMMANDS
        given = await kiosk.give()
        assert given.ticket.number == "K2-001"
        assert [type(command) for command in kiosk.post.waiting] == [IssueTicket, CancelTicket, IssueTicket]
        world.line = Line.UP
        kiosk.post.carry()
        assert queue(world) == [("A001", TicketState.CANCELLED), ("K2-001", TicketState.WAITING)]

    play(story)


def test_an_answer_that_was_lost_leaves_one_place_to_the_person() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world)
        kiosk.hear()
        world.line = Line.LOSES_ANSWERS
        given = await kiosk.give()
        assert queue(world) == [("A001", TicketState.WAITING)], "nobody knows of it yet"
        world.line = Line.UP
        kiosk.post.carry()
        assert queue(world) == [("A001", TicketState.CANCELLED), (given.ticket.number, TicketState.WAITING)]

    play(story)


def test_an_answer_that_comes_with_the_second_try_is_an_ordinary_number() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world)
        kiosk.hear()
        kiosk.tries = 1
        world.line = Line.UP
        given = await kiosk.give()
        assert given.ticket.number == "A001"
        assert given.settled is not None
        assert kiosk.post.waiting == ()

    play(story)


def test_a_line_that_is_found_to_be_down_while_somebody_waits_ends_the_wait() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world)
        kiosk.hear()
        kiosk.tries = 1_000_000
        world.line = Line.LOSES_COMMANDS
        asyncio.get_running_loop().call_soon(kiosk.know_it_is_down)
        assert (await kiosk.give()).ticket.number == "K2-001"
        assert kiosk.tries > 0

    play(story)


def test_hours_hold_while_the_branch_is_away() -> None:
    closed = replace(OFFICE.services[0], hours=(Hours(weekday=0, opens=0, closes=60),))
    world = World(office=office(replace(OFFICE, services=(closed, *OFFICE.services[1:]))))

    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        with pytest.raises(Refused) as refused:
            await kiosk.give()
        assert refused.value.code is RefusalCode.OUTSIDE_HOURS
        assert kiosk.post.waiting == ()

    play(story, world)


def test_no_number_of_its_own_on_a_day_off_that_the_branch_has_not_opened() -> None:
    rest = CalendarDay(day=local_day(EIGHT), kind=DayKind.OFF, names=OFFICE.branch)
    resting = office(replace(OFFICE, calendar=(rest,)))
    resting.branch = replace(resting.branch, day=local_day(EIGHT) - timedelta(days=1))
    world = World(office=resting)

    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        with pytest.raises(Refused) as refused:
            await kiosk.give()
        assert refused.value.code is RefusalCode.DAY_NOT_OPEN

    play(story, world)


def test_numbers_of_its_own_on_a_day_off_that_a_supervisor_has_opened() -> None:
    rest = CalendarDay(day=local_day(EIGHT), kind=DayKind.OFF, names=OFFICE.branch)
    world = World(office=office(replace(OFFICE, calendar=(rest,))))

    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        assert (await kiosk.give()).ticket.number == "K2-001"

    play(story, world)


def test_a_quota_cannot_be_counted_while_the_branch_is_away() -> None:
    scarce = replace(OFFICE.services[0], daily_quota=1)
    world = World(office=office(replace(OFFICE, services=(scarce, *OFFICE.services[1:]))))

    async def story(world: World) -> None:
        kiosk = await started(world)
        assert (await kiosk.give()).ticket.number == "A001"
        kiosk.hear()
        kiosk.know_it_is_down()
        assert (await kiosk.give()).ticket.number == "K2-001"

    play(story, world)


def test_a_kiosk_that_is_not_let_in_gives_no_number_of_its_own() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        kiosk.is_shut_out = True
        with pytest.raises(NoAnswer, match="credential"):
            await kiosk.give()

    play(story)


def test_a_power_cut_between_journal_and_paper_leaves_the_number_given_and_the_next_is_another() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        world.power = 3
        with pytest.raises(PowerCut):
            await kiosk.give()
        world.power = None
        again = await started(world, down=True)
        assert (await again.give()).ticket.number == "K2-002"
        world.line = Line.UP
        again.post.carry()
        assert [number for number, _ in queue(world)] == ["K2-001", "K2-002"]

    play(story)


def test_a_kiosk_with_a_new_disk_goes_on_after_what_the_branch_has_heard() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        await kiosk.give()
        await kiosk.give()
        world.line = Line.UP
        kiosk.post.carry()
        world.lines.clear()
        replaced = await started(world)
        replaced.hear()
        replaced.know_it_is_down()
        assert (await replaced.give()).ticket.number == "K2-003"
        assert "3" in world.lines["last"].decode().split(" ")

    play(story)


def test_a_kiosk_that_lost_only_its_series_finds_it_in_the_outbox() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        await kiosk.give()
        world.lines.clear()
        assert (await (await started(world, down=True)).give()).ticket.number == "K2-002"

    play(story)


def test_each_event_of_the_branch_is_counted_in() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        await kiosk.give()
        (command,) = kiosk.post.waiting
        other = EmergencySeries(DeviceId("K2"), SimulatedLines(World()))
        other.learn_branch(world.server.branch, world.server.do(command).events)
        assert (await other.next(kiosk.outlook.moment())).number == "K2-002"

    play(story)


def test_the_series_begins_anew_with_the_branchs_next_day() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, down=True)
        await kiosk.give()
        world.line = Line.UP
        kiosk.post.carry()
        world.server.do(CloseDay(id=world.office.new_id()))
        world.office.wait(minutes=24 * 60)
        world.server.do(OpenDay(id=world.office.new_id()))
        kiosk.hear()
        kiosk.know_it_is_down()
        assert (await kiosk.give()).ticket.number == "K2-001"

    play(story)


def test_a_clock_that_is_hours_wrong_dates_tickets_by_the_branchs_time() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world, wall_error=timedelta(hours=-9))
        kiosk.hear()
        kiosk.know_it_is_down()
        world.office.wait(minutes=30)
        given = await kiosk.give()
        assert abs(given.ticket.issued_at - world.office.now) < timedelta(seconds=2)

    play(story)


def test_a_withdrawal_that_the_disk_did_not_take_is_owed_before_the_next_number() -> None:
    async def story(world: World) -> None:
        kiosk = await started(world)
        kiosk.hear()
        world.line = Line.LOSES_COMMANDS

        def fill() -> None:
            world.disk_is_full = True

        asyncio.get_running_loop().call_soon(fill)
        with pytest.raises(OutboxUnavailable):
            await kiosk.give()
        world.disk_is_full = False
        assert (await kiosk.give()).ticket.number == "K2-001"
        world.line = Line.UP
        kiosk.post.carry()
        assert queue(world) == [
            ("A001", TicketState.CANCELLED),
            ("A002", TicketState.CANCELLED),
            ("K2-001", TicketState.WAITING),
        ]

    play(story)
