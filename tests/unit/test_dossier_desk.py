"""The dossiers at the counter as a clerk works with them, with the real rules behind; no screen and no network."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counter_display.console.dossiers_first import DossiersFirst
from counter_display.serving.dossier_ending import EndTrouble
from counter_display.serving.dossier_picture import (
    Access,
    Ahead,
    DossierPicture,
    DossierSheet,
    LeftForm,
    OnePicture,
    Told,
)
from counter_display.serving.dossier_terms import TermsWords
from counter_display.serving.dossiers import FormFate
from server_client.dossier_model.checklist import PaperState, new_checklist, ticked
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.reception import CityNews, Reception, ReceptionEnd, ReceptionId, with_applicant
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model import commands
from server_client.queue_model.ids import OutcomeCode, ReasonCode, TicketId, VisitId
from server_client.wire.answers import Settled
from tests.fakes.dossier_rig import DossierRig
from tests.fakes.office import CIVIL, COUNTER_5, MINH, office
from tests.fakes.preregistrations import NAME
from tests.fakes.procedures import BIRTH, MARRIAGE
from tests.fakes.receptions import a_code

_TICKED = ticked(ticked(new_checklist(BIRTH.cases[0]), 0, is_held=True), 3, is_held=True)
PREPARED = PreparedDossier(procedure=BIRTH.code, papers=_TICKED)
WEDDING = PreparedDossier(procedure=MARRIAGE.code, case="Trong nước", papers=new_checklist(MARRIAGE.cases[0]))


def a_rig(*dossiers: PreparedDossier, called: bool = True) -> tuple[DossierRig, TicketId]:
    """Return a desk whose next, or whose ticket, has prepared these dossiers."""
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    if called:
        place.call()
    rig = DossierRig(place)
    if dossiers:
        rig.prepare(ticket, *dossiers)
    settle(rig)
    return rig, ticket


_runners: list[asyncio.Runner] = []


@pytest.fixture(autouse=True)
def runner() -> Iterator[None]:
    """Run all that a test awaits in one loop."""
    with asyncio.Runner() as one:
        _runners.append(one)
        yield
        _runners.clear()


def settle(rig: DossierRig) -> None:
    _runners[-1].run(rig.settle())


def first(ticket: TicketId) -> ReceptionId:
    return ReceptionId(f"{ticket}.1")


def leave(rig: DossierRig, ticket: TicketId) -> None:
    """Let the counter finish the ticket."""
    rig.place.do(commands.StartServing(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket))
    rig.place.do(
        commands.FinishTicket(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted"))
    )
    rig.look()


def end(rig: DossierRig, ending: ReceptionEnd, *, words: str = "", code: str = "", despite: bool = False) -> None:
    rig.work.begin_end(ending)
    rig.work.write_reason(words)
    rig.work.write_end_code(code)
    rig.work.confirm_end(despite_gaps=despite)
    settle(rig)


def test_before_the_call_only_counts_and_the_note_are_told() -> None:
    rig, ticket = a_rig(PREPARED, called=False)
    rig.server.notes[VisitId(ticket)] = VisitNote(text="chờ tờ khai", clerk=MINH, at=rig.place.now)
    rig.place.take(CIVIL)
    assert rig.picture.ahead == Ahead(dossiers=1, gaps=1)
    assert (rig.picture.access, rig.picture.one, rig.picture.tabs) == (Access.NONE, None, ())


def test_a_note_is_read_before_the_call() -> None:
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    rig = DossierRig(place)
    rig.server.notes[VisitId(ticket)] = VisitNote(text="chờ tờ khai", clerk=MINH, at=place.now)
    settle(rig)
    assert rig.picture.ahead == Ahead(note="chờ tờ khai", noted_by=MINH)


def test_on_calling_the_dossiers_are_there_with_the_gaps_in_front() -> None:
    rig, _ = a_rig(PREPARED, WEDDING)
    one = rig.picture.one
    assert one is not None
    assert [tab.title for tab in rig.picture.tabs] == ["Đăng ký khai sinh", "Đăng ký kết hôn"]
    assert (one.applicant.name, one.number, one.born) == (NAME, "001199000001", "1999")
    assert [(paper.name, paper.gap) for paper in one.papers[:2]] == [("Giấy chứng sinh", True), ("Tờ khai", False)]
    assert (one.time, one.fee) == ("Ngay trong ngày", "8.000 đồng")


def test_nothing_of_the_person_is_left_once_the_ticket_has_gone() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.APPLICANT)
    assert rig.picture.words.name == NAME
    leave(rig, ticket)
    assert replace(rig.picture, ahead=None, has_printer=False) == DossierPicture()
    assert rig.desk.book is None


def test_a_picture_says_nothing_of_what_it_holds() -> None:
    rig, _ = a_rig(PREPARED)
    for value in (rig.picture, rig.picture.one, rig.desk.book):
        assert NAME not in repr(value)


def test_ticks_are_sent_once_the_clerk_rests() -> None:
    rig, ticket = a_rig(PREPARED)
    for _ in range(3):
        rig.work.tick(1)
    assert rig.server.kept[first(ticket)].version == 1
    settle(rig)
    assert rig.server.puts == 1
    assert not rig.server.kept[first(ticket)].gaps


def test_what_was_ticked_last_is_at_the_server_before_the_ticket_leaves() -> None:
    rig, ticket = a_rig(PREPARED)
    sent: list[str] = []

    class Sender:
        async def send(self, command: commands.Command) -> Settled:
            sent.append(f"{type(command).__name__} after {rig.server.puts}")
            return Settled(events=(), seq=1)

    async def leave_at_once() -> None:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(rig.desk.run(rig.server, rig.server, rig.procedures))
            rig.desk.work.tick(1)
            sender = DossiersFirst(Sender(), rig.desk.tell_all)
            await sender.send(commands.StartServing(id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket))
            hold = commands.HoldTicket(
                id=rig.place.new_id(), counter=COUNTER_5, ticket=ticket, reason=ReasonCode("copies")
            )
            await sender.send(hold)
            running.cancel()

    _runners[-1].run(leave_at_once())
    assert sent == ["StartServing after 0", "HoldTicket after 1"]
    assert rig.server.kept[first(ticket)].papers[1].state is PaperState.HELD


def test_a_ticket_does_not_wait_for_a_cut_line() -> None:
    rig, _ = a_rig(PREPARED)
    rig.server.is_cut = True
    rig.desk.work.tick(1)
    settle(rig)
    assert rig.picture.told is Told.WAITING_FOR_LINE

    async def tell() -> None:
        async with asyncio.timeout(0.5), asyncio.TaskGroup() as group:
            running = group.create_task(rig.desk.run(rig.server, rig.server, rig.procedures))
            await rig.desk.tell_all()
            running.cancel()

    _runners[-1].run(tell())


def test_papers_stay_in_their_places_while_they_are_ticked() -> None:
    rig, _ = a_rig(PREPARED)
    before = [paper.place for paper in _one(rig).papers]
    rig.work.tick(1)
    settle(rig)
    assert [paper.place for paper in _one(rig).papers] == before


def test_counts_make_a_paper_handed_in_or_missing() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.count(1, "certified", 2)
    row = next(paper for paper in _one(rig).papers if paper.place == 1)
    assert (row.state, row.certified, row.gap) == ("held", 2, False)
    rig.work.count(1, "certified", 0)
    assert _one(rig).gaps == 1


def test_a_paper_that_this_dossier_does_not_need_is_no_gap() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.need(1)
    assert _one(rig).gaps == 0
    rig.work.need(1)
    assert _one(rig).gaps == 1


def test_the_applicant_is_corrected_in_all_their_dossiers() -> None:
    rig, ticket = a_rig(PREPARED, WEDDING)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("name", "Trần Thị  Mới")
    rig.work.write_word("phone", "0987 654 321")
    rig.work.keep_words()
    settle(rig)
    people = [one.applicant for one in rig.server.kept.values()]
    assert [(one.name, one.phone.text) for one in people if one and one.phone] == [("Trần Thị Mới", "0987654321")] * 2
    assert all(one is not None and one.identity_number == "001199000001" for one in people)
    assert first(ticket) in rig.server.kept


def test_a_phone_number_that_is_none_is_not_kept() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("phone", "12")
    rig.work.keep_words()
    assert rig.picture.sheet is DossierSheet.APPLICANT


def test_a_dossier_is_added_by_search_when_nothing_was_prepared() -> None:
    rig, _ = a_rig()
    assert rig.picture.access is Access.EMPTY
    rig.work.lay_out(DossierSheet.ADD)
    rig.work.seek("khai sinh")
    settle(rig)
    assert [row.title for row in rig.picture.found] == ["Đăng ký khai sinh"]
    rig.work.pick("")
    settle(rig)
    assert (rig.picture.access, _one(rig).name, _one(rig).gaps) == (Access.OPEN, "Đăng ký khai sinh", 3)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("name", "Lê Văn Mới")
    rig.work.keep_words()
    settle(rig)
    kept = next(iter(rig.server.kept.values()))
    assert kept.applicant is not None
    assert kept.applicant.name == "Lê Văn Mới"


def test_another_procedure_and_its_case_keep_what_was_handed_in() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.PROCEDURE)
    rig.work.seek("kết hôn")
    settle(rig)
    rig.work.pick(MARRIAGE.code)
    assert [case.name for case in _one(rig).cases] == ["Trong nước", "Có yếu tố nước ngoài"]
    assert _one(rig).papers == ()
    rig.work.choose_case("Trong nước")
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert (kept.procedure, kept.case) == (MARRIAGE.code, "Trong nước")


def test_a_received_dossier_has_its_due_hour_and_its_receipt() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.tick(1)
    end(rig, ReceptionEnd.RECEIVED, code="H26.001.01-260309-0001")
    assert (_one(rig).end, _one(rig).dossier_code) == ("received", "H26.001.01-260309-0001")
    assert _one(rig).due_at is not None
    assert [form.name for form in rig.printer.printed] == ["01_H26.001.01-260309-0001"]
    assert _one(rig).fate is FormFate.PRINTED
    rig.desk.print_form()
    settle(rig)
    assert len(rig.printer.printed) == 2


def test_a_dossier_with_gaps_is_received_only_if_that_is_said_twice() -> None:
    rig, _ = a_rig(PREPARED)
    end(rig, ReceptionEnd.RECEIVED)
    assert (rig.picture.sheet, rig.picture.end and rig.picture.end.trouble) == (DossierSheet.END, EndTrouble.GAPS)
    rig.work.confirm_end(despite_gaps=True)
    settle(rig)
    assert _one(rig).end == "received"


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
    assert _one(rig).end == done


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
    assert (_one(rig).end, _one(rig).fate) == ("received", FormFate.FAILED)
    assert "lpstat" in _one(rig).said
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
    assert (_one(rig).fate, _one(rig).city) == (FormFate.WAITS_FOR_CODE, "waiting")
    rig.server.change(first(ticket), lambda one: replace(one, code=a_code(), city=CityNews.TOLD))
    rig.place.wait(minutes=1)
    settle(rig)
    settle(rig)
    assert _one(rig).dossier_code == a_code().text
    assert [form.name for form in rig.printer.printed] == [f"01_{a_code().text}"]


def test_a_code_may_be_typed_after_the_end() -> None:
    rig, ticket = a_rig(PREPARED)
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    rig.work.write_code("h26.001.01-260309-0001")
    settle(rig)
    assert rig.server.kept[first(ticket)].code == a_code()


def test_a_cut_line_loses_nothing_and_sends_it_later() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.is_cut = True
    rig.work.tick(1)
    end(rig, ReceptionEnd.RECEIVED, code=a_code().text)
    assert (rig.picture.told, _one(rig).ending_now, _one(rig).gaps) == (Told.WAITING_FOR_LINE, True, 0)
    rig.server.is_cut = False
    rig.place.wait(minutes=1)
    settle(rig)
    assert rig.server.kept[first(ticket)].ending is ReceptionEnd.RECEIVED
    assert (rig.picture.told, _one(rig).fate) == (Told.NONE, FormFate.PRINTED)


def test_what_a_cut_line_kept_is_sent_even_after_the_ticket_has_gone() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.is_cut = True
    end(rig, ReceptionEnd.RECEIVED, despite=True)
    leave(rig, ticket)
    assert rig.picture.one is None
    rig.server.is_cut = False
    rig.place.wait(minutes=1)
    settle(rig)
    assert rig.server.kept[first(ticket)].ending is ReceptionEnd.RECEIVED
    assert rig.picture.left is not None


def test_dossiers_that_cannot_be_had_come_by_themselves() -> None:
    place = office()
    place.open()
    ticket = place.take(CIVIL)
    place.call()
    rig = DossierRig(place)
    rig.prepare(ticket, PREPARED)
    rig.server.is_cut = True
    settle(rig)
    away = rig.picture.access
    assert away is Access.AWAY
    rig.server.is_cut = False
    rig.desk.retry()
    settle(rig)
    assert rig.picture.access is Access.OPEN


def named(name: str) -> Callable[[Reception], Reception]:
    def change(one: Reception) -> Reception:
        assert one.applicant is not None
        return with_applicant(one, replace(one.applicant, name=name))

    return change


@pytest.mark.parametrize(("mine", "name"), [(True, "Của tôi"), (False, "Của họ")])
def test_what_two_clerks_have_changed_is_shown_with_both(mine: bool, name: str) -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.APPLICANT)
    rig.work.write_word("name", "Của tôi")
    rig.work.keep_words()
    rig.work.tick(1)
    rig.server.change(first(ticket), named("Của họ"))
    settle(rig)
    assert [(one.part, one.mine, one.theirs) for one in _one(rig).clashes] == [("name", "Của tôi", "Của họ")]
    rig.work.settle(mine=mine)
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert kept.applicant is not None
    assert (kept.applicant.name, len(kept.gaps)) == (name, 0)


def test_what_does_not_clash_is_joined_without_a_question() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.tick(1)
    rig.server.change(first(ticket), named("Của họ"))
    settle(rig)
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert kept.applicant is not None
    assert (kept.applicant.name, len(kept.gaps)) == ("Của họ", 0)


def test_a_dossier_in_other_hands_is_told_and_does_not_stop_the_counter() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.server.problem = "other_clerk"
    rig.work.tick(1)
    settle(rig)
    assert rig.picture.told is Told.OTHER_CLERK
    assert _one(rig).unsent
    rig.server.problem = ""
    rig.desk.retry()
    settle(rig)
    assert not rig.server.kept[first(ticket)].gaps


def test_a_note_is_left_for_whoever_calls_next() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.NOTE)
    rig.work.write_note("x" * 300)
    rig.work.keep_note()
    settle(rig)
    assert rig.server.notes[VisitId(ticket)].text == "x" * 200
    assert rig.picture.note == "x" * 200


def test_nothing_calls_by_itself_while_a_sheet_is_open() -> None:
    rig, _ = a_rig(PREPARED)
    rig.work.lay_out(DossierSheet.NOTE)
    assert rig.counter.occupied
    rig.work.lay_out(None)
    assert not rig.counter.occupied


def test_nobody_sees_a_dossier_while_the_console_is_locked() -> None:
    rig, _ = a_rig(PREPARED)
    rig.desk.look(None, "")
    assert rig.picture.one is None
    rig.look()
    assert _one(rig).applicant.name == NAME


def _one(rig: DossierRig) -> OnePicture:
    assert rig.picture.one is not None
    return rig.picture.one


def terms(rig: DossierRig, **words: str) -> None:
    """Type sets, fee and place of the dossier in front, and keep them."""
    rig.desk.work.lay_out(DossierSheet.TERMS)
    for what, text in words.items():
        rig.desk.work.write_word(what, text)
    rig.desk.work.keep_terms()
    settle(rig)


def test_fee_sets_and_place_are_kept_with_the_dossier() -> None:
    rig, ticket = a_rig(PREPARED)
    terms(rig, sets="2", fee="1.500.000 đ", collected_at="  Bưu điện   Hà Nội ")
    kept = rig.server.kept[first(ticket)]
    assert (kept.sets, kept.fee, kept.collected_at) == (2, 1_500_000, "Bưu điện Hà Nội")
    assert (rig.picture.sheet, rig.picture.fee_due) == (None, 1_500_000)
    rig.desk.work.lay_out(DossierSheet.TERMS)
    assert rig.picture.terms == TermsWords(sets="2", fee="1.500.000", collected_at="Bưu điện Hà Nội")


def test_no_fee_and_a_fee_that_is_not_known_are_told_apart() -> None:
    rig, ticket = a_rig(PREPARED)
    terms(rig, fee="0")
    assert rig.server.kept[first(ticket)].fee == 0
    terms(rig, fee="")
    assert rig.server.kept[first(ticket)].fee is None


@pytest.mark.parametrize("odd", [{"fee": "viele"}, {"fee": "9" * 14}, {"sets": "0"}, {"sets": "x"}, {"sets": "100"}])
def test_odd_figures_keep_the_sheet_open(odd: dict[str, str]) -> None:
    rig, ticket = a_rig(PREPARED)
    terms(rig, **odd)
    assert rig.picture.sheet is DossierSheet.TERMS
    assert rig.server.kept[first(ticket)].version == 1


def test_the_fees_of_all_dossiers_of_a_visit_come_together() -> None:
    rig, _ = a_rig(PREPARED, WEDDING)
    terms(rig, fee="8.000")
    rig.desk.work.go_to(1)
    terms(rig, fee="30000")
    assert rig.picture.fee_due == 38_000
    end(rig, ReceptionEnd.REFUSED, words="Sai thẩm quyền")
    assert rig.picture.fee_due == 8_000


def test_two_clerks_may_change_fee_and_sets_apart() -> None:
    rig, ticket = a_rig(PREPARED)
    rig.desk.work.lay_out(DossierSheet.TERMS)
    rig.desk.work.write_word("fee", "8.000")
    rig.server.change(first(ticket), lambda one: replace(one, sets=3))
    rig.desk.work.keep_terms()
    settle(rig)
    settle(rig)
    kept = rig.server.kept[first(ticket)]
    assert (kept.sets, kept.fee) == (3, 8_000)
