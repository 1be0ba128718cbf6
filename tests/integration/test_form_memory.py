"""Forms that were not printed are offered again after the console was closed, and no form lies on its disk."""

import asyncio
import json
import logging
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from counter_display.console.form_memory import FormMemory, UnprintedForm
from counter_display.serving.dossier_picture import LeftForm
from server_client.dossier_model.checklist import new_checklist
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.reception import ReceptionEnd, ReceptionId
from server_client.queue_model import commands
from server_client.queue_model.ids import CounterId, OutcomeCode, TicketId, VisitId
from tests.fakes.dossier_rig import DossierRig
from tests.fakes.office import CIVIL, COUNTER_5, Office, office
from tests.fakes.preregistrations import NAME
from tests.fakes.procedures import BIRTH

TODAY = date(2026, 3, 9)
FORM = UnprintedForm(reception=ReceptionId("v1.1"), visit=VisitId("v1"), counter=CounterId("c05"), number="A001")


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


def memory(folder: Path, today: date = TODAY) -> FormMemory:
    return FormMemory(folder, lambda: today)


def refused(place: Office, rig: DossierRig, runner: asyncio.Runner) -> TicketId:
    """Let a dossier be refused while the printer is broken, and its person leave."""
    rig.printer.is_broken = True
    ticket = place.take(CIVIL)
    rig.prepare(ticket, PreparedDossier(procedure=BIRTH.code, papers=new_checklist(BIRTH.cases[0])))
    place.call()
    runner.run(rig.settle())
    rig.work.begin_end(ReceptionEnd.REFUSED)
    rig.work.write_reason("Sai thẩm quyền")
    rig.work.confirm_end()
    runner.run(rig.settle())
    place.do(commands.StartServing(id=place.new_id(), counter=COUNTER_5, ticket=ticket))
    outcome = OutcomeCode("accepted")
    place.do(commands.FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=outcome))
    rig.look()
    return ticket


def test_a_form_is_printed_after_a_restart_from_what_the_server_has(
    tmp_path: Path, runner: asyncio.Runner, caplog: pytest.LogCaptureFixture
) -> None:
    place = office()
    place.open()
    rig = DossierRig(place, forms=memory(tmp_path))
    refused(place, rig, runner)
    caplog.clear()
    kept = (tmp_path / "forms.json").read_text(encoding="utf-8")
    assert NAME not in kept
    assert set(json.loads(kept)["forms"][0]) == {"reception", "visit", "counter", "number"}

    again = DossierRig(place, forms=memory(tmp_path), server=rig.server)
    again.look()
    assert again.picture.left == LeftForm(number="A001", count=1)
    again.printing_left = True
    again.desk.print_left()
    runner.run(again.settle())
    assert len(again.printer.printed) == 1
    assert memory(tmp_path).recall() == ()


def test_a_form_whose_dossier_this_counter_may_not_see_stays_and_says_why(
    tmp_path: Path, runner: asyncio.Runner, caplog: pytest.LogCaptureFixture
) -> None:
    place = office()
    place.open()
    rig = DossierRig(place, forms=memory(tmp_path))
    refused(place, rig, runner)
    caplog.clear()
    again = DossierRig(place, forms=memory(tmp_path), server=rig.server)
    rig.server.problem = "not_at_counter"
    again.look()
    again.printing_left = True
    again.desk.print_left()
    runner.run(again.settle())
    assert again.picture.left == LeftForm(number="A001", count=1)
    assert "Not yours" in again.picture.left_said
    again.desk.forget_left()
    assert memory(tmp_path).recall() == ()


def test_forms_of_yesterday_are_not_offered(tmp_path: Path) -> None:
    memory(tmp_path).keep([FORM])
    assert memory(tmp_path).recall() == (FORM,)
    assert memory(tmp_path, TODAY + timedelta(days=1)).recall() == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"day": "2026-03-09", "forms": [{"visit": 3}, 7]}'])
def test_a_damaged_list_counts_as_none(tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "forms.json").write_text(text, encoding="utf-8")
    assert memory(tmp_path).recall() == ()
    caplog.clear()


def test_a_disk_that_takes_nothing_does_no_harm(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "folder").write_text("a file", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        memory(tmp_path / "folder").keep([FORM])
    assert "was not kept" in caplog.text
    caplog.clear()
