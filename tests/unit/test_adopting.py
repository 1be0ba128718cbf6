"""How a branch takes over what it is offered: once, by its rules, and with a word to the centre when it cannot."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import AdoptConfiguration, Command, FinishTicket
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import OutcomeCode
from server_client.queue_model.refusals import Refused
from server_client.server.configurations.adopting import Adopter
from server_client.server.errors import StoreUnavailable, Unavailable
from server_client.wire.chain import Entry
from server_client.wire.organisation import AdoptionRefused, mark_of
from tests.fakes.log_entries import an_id
from tests.fakes.office import COUNTER_5, LAND, OFFICE, Office, office

SECOND = replace(OFFICE, version=2, rating_levels=5)

WITHOUT_LAND = replace(
    SECOND,
    services=OFFICE.services[:1],
    profiles=(replace(OFFICE.profiles[0], entries=OFFICE.profiles[0].entries[:1]),),
)


class FakeBranch:
    """An office that takes commands."""

    def __init__(self, place: Office) -> None:
        self.place = place

    @property
    def state(self) -> Branch:
        return self.place.branch

    async def settle(self, command: Command) -> Sequence[Entry]:
        self.place.do(command)
        return ()


class FakeMaster:
    """Offers what it is told to."""

    def __init__(self, offer: Configuration | None = None) -> None:
        self.offer = offer
        self.asked: list[str | None] = []
        self.told: list[AdoptionRefused] = []
        self.fault: Unavailable | None = None
        self.is_closed = False

    async def offered(self, mark: str | None) -> Configuration | None:
        self.asked.append(mark)
        if self.fault is not None:
            raise self.fault
        return None if self.offer is None or mark_of(self.offer) == mark else self.offer

    async def tell_refused(self, refused: AdoptionRefused) -> None:
        if self.fault is not None:
            raise self.fault
        self.told.append(refused)

    async def close(self) -> None:
        self.is_closed = True


def rig(offer: Configuration | None, place: Office | None = None) -> tuple[Adopter, FakeBranch, FakeMaster]:
    """Return an adopter between a branch and a master."""
    branch, master = FakeBranch(place or office()), FakeMaster(offer)
    return Adopter(branch, master, an_id), branch, master


def fault_of(adopter: Adopter) -> str | None:
    """Return what is wrong now."""
    return adopter.fault


async def until(is_so: Callable[[], bool]) -> None:
    """Let others work until it is so."""
    for _ in range(1_000):
        if is_so():
            return
        await asyncio.sleep(0)
    pytest.fail("it did not come to pass")


def test_what_is_newer_is_taken_over_and_then_not_again() -> None:
    adopter, branch, master = rig(SECOND)

    asyncio.run(adopter.look())
    asyncio.run(adopter.look())

    assert branch.state.configuration == SECOND
    assert master.asked == [mark_of(OFFICE), mark_of(SECOND)]
    assert (adopter.fault, master.told) == (None, [])


def test_nothing_offered_changes_nothing() -> None:
    adopter, branch, _ = rig(None)

    asyncio.run(adopter.look())

    assert branch.state.configuration == OFFICE
    assert adopter.fault is None


def test_who_would_be_stranded_is_told_once_and_what_fits_later_is_taken_then(
    caplog: pytest.LogCaptureFixture,
) -> None:
    place = office()
    place.take(LAND)
    adopter, branch, master = rig(WITHOUT_LAND, place)

    asyncio.run(adopter.look())
    asyncio.run(adopter.look())

    assert fault_of(adopter) == "The configuration lacks service land (needed by H001); keep it today"
    assert [(one.version, one.code, one.current) for one in master.told] == [(2, "would_strand", None)]
    assert branch.state.configuration == OFFICE

    place.open()
    ticket = place.serve()
    place.do(FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted")))
    asyncio.run(adopter.look())
    assert fault_of(adopter) is None
    assert branch.state.configuration == WITHOUT_LAND


def test_a_number_that_is_not_above_its_own_is_told_with_its_own(caplog: pytest.LogCaptureFixture) -> None:
    adopter, _, master = rig(replace(OFFICE, rating_levels=5))

    asyncio.run(adopter.look())

    assert [(one.code, one.current) for one in master.told] == [("not_newer", 1)]


def test_a_word_that_did_not_arrive_is_told_again(caplog: pytest.LogCaptureFixture) -> None:
    adopter, _, master = rig(replace(OFFICE, rating_levels=5))
    master.fault = StoreUnavailable("the line is cut")

    asyncio.run(adopter.look())
    assert adopter.fault == "the line is cut"
    master.fault = None
    asyncio.run(adopter.look())
    assert len(master.told) == 1


def test_what_another_process_has_taken_over_meanwhile_is_no_refusal() -> None:
    class Quicker(FakeBranch):
        async def settle(self, command: Command) -> Sequence[Entry]:
            self.place.do(AdoptConfiguration(id=an_id(), configuration=SECOND))
            return await super().settle(command)

    branch, master = Quicker(office()), FakeMaster(SECOND)
    adopter = Adopter(branch, master, an_id)

    asyncio.run(adopter.look())

    assert (adopter.fault, master.told) == (None, [])


def test_it_looks_when_it_hears_of_a_higher_number_and_lets_go_at_its_end() -> None:
    async def work() -> None:
        adopter, branch, master = rig(None)
        running = asyncio.ensure_future(adopter.run())
        await until(lambda: bool(master.asked))
        master.offer = SECOND
        adopter.hear(1)
        for _ in range(5):
            await asyncio.sleep(0)
        assert branch.state.configuration == OFFICE
        adopter.hear(2)
        await until(lambda: branch.state.configuration == SECOND)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert master.is_closed

    asyncio.run(asyncio.wait_for(work(), 20))


def test_a_faulty_configuration_leaves_the_branch_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    adopter, branch, master = rig(replace(SECOND, rating_levels=1))

    asyncio.run(adopter.look())

    assert branch.state.configuration == OFFICE
    assert [one.code for one in master.told] == ["faulty_configuration"]
    with pytest.raises(Refused):
        branch.place.do(AdoptConfiguration(id=an_id(), configuration=replace(SECOND, rating_levels=1)))
