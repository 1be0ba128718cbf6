"""Two machines with one name never give out one number: the branch's word comes first, and a copied disk lacks it."""

import asyncio
from dataclasses import replace

import pytest

from kiosk.faults import Condition, Hindrance, NotOurs, hindrances
from kiosk.issuing import NoAnswer
from kiosk.machine_marks import MachineMarks
from kiosk.series_right import SeriesRight
from server_client.client.connection import ConnectionState
from server_client.queue_model.ids import DeviceId
from tests.fakes.cut_off_kiosk import K2, CutOffKiosk, SimulatedLines, World

HERE = MachineMarks(installation="image", addresses=frozenset({"b8:27:eb:00:00:01"}))
THERE = replace(HERE, addresses=frozenset({"b8:27:eb:00:00:02"}))


async def right_of(world: World, marks: MachineMarks = HERE, device: DeviceId = K2) -> SeriesRight:
    """Start a machine on the world's disk."""
    lines = SimulatedLines(world, world.machine)
    right = SeriesRight(device, lines, marks=marks, new_machine=world.office.new_id)
    await right.open()
    return right


def test_a_new_machine_has_no_series_until_the_branch_confirms_it_and_then_for_good() -> None:
    async def story() -> None:
        world = World(machine={})
        right = await right_of(world)
        assert (right.is_ours, right.machine) == (False, "id-0003")
        right.confirm()
        again = await right_of(world)
        assert (again.is_ours, again.machine) == (True, "id-0003")

    asyncio.run(story())


def test_a_copied_disk_in_another_machine_brings_no_right_along() -> None:
    async def story() -> None:
        world = World(machine={})
        first = await right_of(world)
        first.confirm()
        second = await right_of(World(machine=dict(world.machine)), THERE)
        assert not second.is_ours
        assert second.machine != ""

    asyncio.run(story())


def test_a_right_to_one_name_is_none_to_another() -> None:
    async def story() -> None:
        world = World(machine={})
        (await right_of(world)).confirm()
        assert not (await right_of(world, device=DeviceId("K3"))).is_ours

    asyncio.run(story())


def test_what_the_branch_takes_away_stays_away_over_a_restart() -> None:
    async def story() -> None:
        world = World(machine={})
        right = await right_of(world)
        right.confirm()
        right.lose(NotOurs.OTHER_MACHINE)
        assert (right.is_ours, right.refused) == (False, NotOurs.OTHER_MACHINE)
        assert not (await right_of(world)).is_ours

    asyncio.run(story())


def test_a_card_that_is_late_or_new_makes_no_other_machine() -> None:
    bare = MachineMarks(installation="image")
    assert HERE.is_same(bare)
    assert bare.is_same(HERE)
    assert HERE.is_same(replace(HERE, addresses=HERE.addresses | {"00:11:22:33:44:55"}))
    assert not HERE.is_same(THERE)
    assert not bare.is_same(MachineMarks(installation="other"))


def test_a_machine_whose_name_is_not_confirmed_gives_no_number_of_its_own() -> None:
    async def story() -> None:
        world = World(machine={})
        kiosk = CutOffKiosk(world)
        await kiosk.start()
        kiosk.know_it_is_down()
        with pytest.raises(NoAnswer, match="never confirmed"):
            await kiosk.give()
        kiosk.right.confirm()
        assert (await kiosk.give()).ticket.number == "K2-001"

    asyncio.run(story())


def test_whoever_stands_before_it_is_sent_to_staff_and_not_promised_a_number() -> None:
    down = Condition(line=ConnectionState.OFFLINE, has_series=False)

    assert hindrances(down) == (Hindrance.NOT_READY,)
    assert hindrances(replace(down, line=ConnectionState.ONLINE)) == ()
