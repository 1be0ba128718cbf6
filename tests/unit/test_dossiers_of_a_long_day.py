"""What the dossiers' desk still holds of those who have gone: the last few that lack something, and no more."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counter_display.console.dossier_line import MOST_LOOKED_FOR
from counter_display.console.form_desk import MOST_AT_HAND, FormJob
from counter_display.console.visit_book import VisitBook
from counter_display.serving.dossier_picture import DossierPicture, LeftForm
from server_client.dossier_model.checklist import new_checklist
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.reception import CityNews, Reception, ReceptionEnd, ReceptionId
from server_client.queue_model import commands
from server_client.queue_model.ids import CounterId, OutcomeCode, TicketId, VisitId
from tests.fakes.dossier_rig import DossierRig, FakeReceptions
from tests.fakes.office import CIVIL, COUNTER_5, office
from tests.fakes.procedures import BIRTH
from tests.fakes.receptions import a_code

PREPARED = PreparedDossier(procedure=BIRTH.code, papers=new_checklist(BIRTH.cases[0]))


class Asked(FakeReceptions):
    """Remembers which visits were listed."""

    listed: list[VisitId]

    async def list(self, visit: VisitId, at: CounterId | None = None) -> tuple[Reception, ...]:
        self.listed.append(visit)
        return await super().list(visit, at)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.fixture
def shown() -> list[Callable[[], None]]:
    """What is done once the form of the first visit is printed."""
    return []


@pytest.fixture
def rig(shown: list[Callable[[], None]]) -> DossierRig:
    place = office()
    place.open()
    server = Asked(place.clock)
    server.listed = []
    server.has_city = True

    def show(picture: DossierPicture) -> None:
        if picture.left is not None and picture.left.number != "A001":
            for deed in shown:
                deed()

    return DossierRig(place, server=server, show=show)


def received(rig: DossierRig, runner: asyncio.Runner) -> TicketId:
    """Let someone's dossier be received without a code of the city's system, and its person leave."""
    ticket = rig.place.take(CIVIL)
    rig.prepare(ticket, PREPARED)
    rig.place.call()
    runner.run(rig.settle())
    rig.work.begin_end(ReceptionEnd.RECEIVED)
    rig.work.confirm_end(despite_gaps=True)
    runner.run(rig.settle())
    rig.place.do(commands.StartServing(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket))
    outcome = OutcomeCode("accepted")
    rig.place.do(commands.FinishTicket(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=outcome))
    runner.run(rig.settle())
    return ticket


def has_come(rig: DossierRig, ticket: TicketId) -> None:
    """Let the city's system give the dossier's code."""
    rig.server.change(ReceptionId(f"{ticket}.1"), lambda one: replace(one, code=a_code(), city=CityNews.TOLD))


def there_are(kind: type) -> int:
    gc.collect()
    return sum(type(one) is kind for one in gc.get_objects())


def test_a_day_without_the_citys_system_holds_the_last_few_dossiers_and_prints_the_first(
    rig: DossierRig, runner: asyncio.Runner, shown: list[Callable[[], None]]
) -> None:
    jobs, books = there_are(FormJob), there_are(VisitBook)
    tickets = [received(rig, runner) for _ in range(max(MOST_AT_HAND, MOST_LOOKED_FOR) + 4)]
    assert there_are(FormJob) - jobs == MOST_AT_HAND
    assert there_are(VisitBook) - books == MOST_LOOKED_FOR
    assert rig.picture.left == LeftForm(number="A001", count=1)

    has_come(rig, tickets[0])
    rig.desk.print_left()
    rig.printing_left = True
    shown.append(rig.desk.forget_left)
    runner.run(rig.settle())
    assert [form.name for form in rig.printer.printed] == [f"01_{a_code().text}"]


def test_codes_are_looked_for_in_turn(rig: DossierRig, runner: asyncio.Runner) -> None:
    tickets = [received(rig, runner) for _ in range(3)]
    assert isinstance(rig.server, Asked)
    rig.server.listed.clear()
    for _ in range(6):
        rig.place.wait(minutes=1)
        runner.run(rig.settle())
    assert {rig.server.listed.count(VisitId(ticket)) for ticket in tickets} == {2}


def test_a_form_that_is_asked_for_twice_is_printed_once(rig: DossierRig, runner: asyncio.Runner) -> None:
    ticket = received(rig, runner)
    has_come(rig, ticket)
    for _ in range(2):
        rig.place.wait(minutes=1)
        runner.run(rig.settle())
    rig.desk.print_left()
    rig.desk.print_left()
    rig.printing_left = True
    runner.run(rig.settle())
    runner.run(rig.settle())
    assert len(rig.printer.printed) == 1
    assert rig.picture.left is None
