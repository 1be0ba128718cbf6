"""How dossiers end at the counter: received, to be supplemented, refused, advised; their forms, codes and outcome."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from counter_display.serving.dossier_ending import EndTrouble
from counter_display.serving.dossier_picture import (
    DossierPicture,
    DossierSheet,
    LeftForm,
)
from counter_display.serving.dossiers import FormFate
from server_client.dossier_model.reception import CityNews, ReceptionEnd
from tests.fakes.preregistrations import NAME
from tests.fakes.receptions import a_code
from tests.unit.dossier_place import PREPARED, WEDDING, a_rig, end, first, leave, one_loop, one_of, settle


@pytest.fixture(autouse=True)
def runner() -> Iterator[None]:
    """Run all that a test awaits in one loop."""
    with one_loop():
        yield


def test_a_received_dossier_has_its_due_hour_and_its_receipt() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.tick(1)
    end(rig, ReceptionEnd.RECEIVED, code="H26.001.01-260309-0001")
    assert (one_of(rig).end, one_of(rig).dossier_code) == ("received", "H26.001.01-260309-0001")
    assert one_of(rig).due_at is not None
    assert [form.name for form in rig.printer.printed] == ["01_H26.001.01-260309-0001"]
    assert one_of(rig).fate is FormFate.PRINTED
    rig.desk.print_form()
    settle(rig)
    assert len(rig.printer.printed) == 2


def test_a_dossier_with_gaps_is_received_only_if_that_is_said_twice() -> None:
    rig, _ = a_rig(PREPARED)
    end(rig, ReceptionEnd.RECEIVED)
    assert (rig.picture.sheet, rig.picture.end and rig.picture.end.trouble) == (DossierSheet.END, EndTrouble.GAPS)
    rig.work.confirm_end(despite_gaps=True)
    settle(rig)
    assert one_of(rig).end == "received"


def test_a_supplement_asks_for_everything_at_once_with_reasons() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.tick(0)
    rig.work.begin_end("supplement")
    assert rig.picture.end is not None
    assert [(row.name, row.asked) for row in rig.picture.end.papers] == [("Tờ khai", True), ("Giấy chứng sinh", True)]
    rig.work.next_fault(1)
    rig.work.write_reason("Ghi rõ nơi sinh\n\n")
    rig.work.confirm_end()
    settle(rig)
    assert rig.server.kept[first(ticket)].reasons == (
        "Thiếu: Tờ khai",
        "Không hợp lệ: Giấy chứng sinh",
        "Ghi rõ nơi sinh",
    )
    assert [form.name.partition("_")[0] for form in rig.printer.printed] == ["02"]


def test_what_is_not_asked_for_in_a_supplement_is_not_on_its_form() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.tick(0)
    rig.work.begin_end("supplement")
    rig.work.ask_for(1, False)
    rig.work.confirm_end()
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert ([paper.document.name for paper in kept.gaps], kept.reasons) == (["Tờ khai"], ("Thiếu: Tờ khai",))


def test_a_second_supplement_warns_that_it_counts_as_late() -> None:
    rig, _ = a_rig(PREPARED)
    end(rig, ReceptionEnd.SUPPLEMENT)
    rig.work.lay_out(DossierSheet.ADD)
    rig.work.seek("khai sinh")
    settle(rig)
    rig.work.pick("")
    settle(rig)
    rig.work.begin_end("supplement")
    assert rig.picture.end is not None
    assert rig.picture.end.counts_late


@pytest.mark.parametrize(("words", "done"), [("", ""), ("Không đúng thẩm quyền", "refused")])
def test_a_refusal_needs_its_reason(words: str, done: str) -> None:
    rig, _ = a_rig(PREPARED)
    end(rig, ReceptionEnd.REFUSED, words=words)
    assert one_of(rig).end == done


def test_advice_prints_nothing_and_proposes_its_outcome() -> None:
    rig, _ = a_rig(PREPARED)
    end(rig, ReceptionEnd.ADVISED)
    assert rig.printer.printed == []
    assert (rig.picture.proposal, rig.picture.proposal_name) == ("advised", "Chỉ hướng dẫn")
    rig.desk.finish()
    assert rig.counter.finished == ["advised"]


def test_the_outcome_is_proposed_once_all_dossiers_have_ended() -> None:
    rig, _ = a_rig(PREPARED, WEDDING)
    end(rig, ReceptionEnd.ADVISED)
    assert rig.picture.proposal == ""
    rig.work.go_by(1)
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    assert rig.picture.proposal == "accepted"


def test_a_broken_printer_loses_nothing(caplog: pytest.LogCaptureFixture) -> None:
    rig, ticket = a_rig(PREPARED)
    rig.printer.is_broken = True
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    assert (one_of(rig).end, one_of(rig).fate) == ("received", FormFate.FAILED)
    assert "lpstat" in one_of(rig).said
    leave(rig, ticket)
    assert rig.picture.left == LeftForm(number="A001", count=1)
    rig.printer.is_broken = False
    rig.desk.print_left()
    rig.printing_left = True
    settle(rig)
    assert len(rig.printer.printed) == 1
    assert rig.picture == DossierPicture(has_printer=True)
    assert "was not printed" in caplog.text
    assert NAME not in caplog.text


def test_forms_that_nobody_wants_any_more_are_dropped(caplog: pytest.LogCaptureFixture) -> None:
    rig, ticket = a_rig(PREPARED)
    rig.printer.is_broken = True
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    leave(rig, ticket)
    rig.desk.forget_left()
    assert rig.picture.left is None
    assert caplog.text.count("was not printed") == 1


def test_the_receipt_waits_for_the_code_of_the_citys_system() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.has_city = True
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    assert (one_of(rig).fate, one_of(rig).city) == (FormFate.WAITS_FOR_CODE, "waiting")
    rig.server.change(first(ticket), lambda one: replace(one, code=a_code(), city=CityNews.TOLD))
    rig.place.wait(minutes=1)
    settle(rig)
    settle(rig)
    assert one_of(rig).dossier_code == a_code().text
    assert [form.name for form in rig.printer.printed] == [f"01_{a_code().text}"]


def test_a_code_may_be_typed_after_the_end() -> None:
    rig, ticket = a_rig(PREPARED)
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    rig.work.write_code("h26.001.01-260309-0001")
    settle(rig)
    assert rig.server.kept[first(ticket)].code == a_code()
