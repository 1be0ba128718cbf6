"""A city with real processes: a line is cut and healed, a process and a node are killed, and the picture stays true."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server_client.demo.city import mishaps
from server_client.demo.city.city import City, open_city, together
from server_client.demo.city.places import BRANCHES, ELEVEN, POINT, SEVEN
from server_client.demo.processes import Programs
from server_client.queue_model.ids import BranchId
from server_client.wire.overview import Link


# A centre of two processes and three nodes start beside each other on what may be a small machine.
@pytest.mark.slow
@pytest.mark.timeout(240)
def test_what_is_cut_killed_and_replaced_leaves_the_centres_picture_true(tmp_path: Path, postgres: str) -> None:
    async def story() -> None:
        async with Programs(tmp_path / "logs") as programs, open_city(programs, tmp_path, postgres, now) as city:
            await the_centre_shows_all_branches(city)
            await a_branch_goes_on_without_its_line(city)
            await another_process_does_the_work_of_a_killed_one(city)
            await a_new_node_takes_the_place_of_a_killed_one(city)
            await together(branch.traffic.people(5) for branch in city.branches.values())
            await city.check()
            for branch in city.branches.values():
                numbers = await numbers_at_the_centre(city, branch.code)
                assert len(numbers) == len(set(numbers))

    asyncio.run(story())


async def the_centre_shows_all_branches(city: City) -> None:
    """Each is there as its own server says, by both processes, and known for what it is."""
    figures = await city.check()
    lines = await city.onlooker.lines()
    assert set(figures) == set(lines) == {place.code for place in (*BRANCHES, POINT)}
    assert {code: line.link for code, line in lines.items() if line.hosted} == {POINT.code: Link.HOSTED}
    assert {line.link for line in lines.values() if not line.hosted} == {Link.LINKED}


async def a_branch_goes_on_without_its_line(city: City) -> None:
    """What happens there is not seen, and all of it afterwards; the others are seen meanwhile."""
    cut_off, other = city.branches[SEVEN.code], city.branches[ELEVEN.code]
    before = (await city.onlooker.pictures())[SEVEN.code]
    mishaps.cut(cut_off)
    given = await cut_off.traffic.people(10)
    state = await mishaps.until_noticed(cut_off)
    await other.traffic.people(5)
    await city.seen(other)
    assert state.lag >= len(given) == 10
    assert (await city.onlooker.pictures())[SEVEN.code] == before
    assert not set(given) & set(await numbers_at_the_centre(city, SEVEN.code))

    await mishaps.heal(cut_off)
    await city.seen(cut_off)
    assert set(given) <= set(await numbers_at_the_centre(city, SEVEN.code))


async def another_process_does_the_work_of_a_killed_one(city: City) -> None:
    """The point that the centre hosts gives out numbers, and logs come in, before and after, each once."""
    point, branch = city.branches[POINT.code], city.branches[SEVEN.code]
    before = await point.traffic.people(5)
    await city.center.kill_process()
    meanwhile = await point.traffic.people(5)
    await branch.traffic.people(5)
    await city.seen(branch)
    await city.center.start_process()
    await city.check()
    assert set(before + meanwhile) <= set(await numbers_at_the_centre(city, POINT.code))


async def a_new_node_takes_the_place_of_a_killed_one(city: City) -> None:
    """Its numbers cannot be those on paper already, and who has such a paper waits again once the old disk is read."""
    branch = city.branches[ELEVEN.code]
    on_paper = await mishaps.lose_node(branch)
    old, said = await mishaps.replace_node(branch)
    assert "Epoch 2 begins" in said
    assert all(number.startswith("2") for number in await branch.traffic.people(3))
    await city.seen(branch)
    assert not set(on_paper) & set(await numbers_at_the_centre(city, ELEVEN.code))

    assert "3 tickets wait now" in await mishaps.hand_over(branch, old)
    await city.seen(branch)
    assert set(on_paper) <= set(await numbers_at_the_centre(city, ELEVEN.code))
    assert (await city.onlooker.lines())[ELEVEN.code].epoch == 2


async def numbers_at_the_centre(city: City, branch: BranchId) -> list[str]:
    """Return the numbers that the centre's copy of the branch knows."""
    state, _ = await city.onlooker.branch(branch)
    return [visit.number for visit in state.visits.values()]


def now() -> datetime:
    """Return the present."""
    return datetime.now(UTC)
