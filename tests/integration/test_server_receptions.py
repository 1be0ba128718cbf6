"""Dossiers at the counter over a real socket: who has them, what may become of them, and what is recorded of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server_client.client.errors import NotSignedIn, OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.preregistration import PreregistrationState
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.dossier_model.procedure import ProcedureCode
from server_client.dossier_model.reception import CityNews, Reception, ReceptionEnd, ReceptionId, ticked
from server_client.queue_model.commands import CallNext, CloseCounter, OpenCounter, TransferTicket
from server_client.queue_model.ids import CommandId, TicketId, VisitId
from server_client.queue_model.local_time import VIETNAM
from server_client.server.credentials import Role
from server_client.server.vault.vault_file import reads
from server_client.wire.preregistrations import decode_document
from server_client.wire.receptions import Choice, EndWish, encode_reception
from tests.fakes.log_entries import an_id
from tests.fakes.office import ALL, COUNTER_5, COUNTER_6, EIGHT, LAN, MINH
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, number_of, order
from tests.fakes.reception_desk import ReceptionDesk
from tests.fakes.receptions import a_code
from tests.fakes.running_server import JSON, RunningServer, running_server
from tests.fakes.staff import HOA, PINS, hire

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
MARITAL = ProcedureCode("1.004873")
"""Three working days, in the sample catalogue."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open, at nine on a Monday."""
    with running_server(tmp_path, clock=lambda: NINE.astimezone(UTC)) as server:
        yield server


@pytest.fixture
def desk(server: RunningServer) -> ReceptionDesk:
    """Return the console at counter 5."""
    return ReceptionDesk(server)


def code_of(call: Callable[[], object]) -> str:
    """Return the code of the refusal or problem that a call must meet."""
    try:
        call()
    except OfficeRefused as refused:
        return refused.code
    except Rejected as rejected:
        return rejected.problem.code
    raise AssertionError("it was not refused")


def chosen(desk: ReceptionDesk, wish: PreregistrationOrder, procedure: str, case: str = "") -> tuple[Reception, ...]:
    """Open a procedure of the clerk's choice."""
    choice = Choice(id=ReceptionId(an_id()), procedure=ProcedureCode(procedure), case=case)
    return desk.ask(lambda api: api.open(wish.visit, desk.counter, choice=choice))


def test_what_was_prepared_is_opened_with_its_person_papers_and_gaps(desk: ReceptionDesk) -> None:
    wish = desk.call(order(1, dossiers=2))

    birth, copy = desk.open(wish)

    assert (birth.procedure, birth.name, birth.case) == ("1.001193", "Đăng ký khai sinh", "Trẻ sinh tại cơ sở y tế")
    assert [paper.state for paper in birth.papers] == [PaperState.HELD, PaperState.MISSING, PaperState.REPLACED]
    assert (birth.counter, birth.clerk, birth.visit, birth.place) == (COUNTER_5, LAN, wish.visit, 0)
    assert birth.opened_at == NINE
    assert birth.applicant is not None
    assert (birth.applicant.name, birth.applicant.address) == (NAME, ADDRESS)
    assert (copy.procedure, copy.place) == ("2.000815", 1)
    assert copy.applicant is not None
    assert copy.applicant.name == NAME


def test_opening_twice_is_as_once(desk: ReceptionDesk) -> None:
    wish = desk.call()

    assert desk.open(wish) == desk.open(wish) == desk.list(wish)


def test_nothing_of_it_is_told_before_the_call_nor_to_another_counter(desk: ReceptionDesk) -> None:
    wish = desk.prepare()
    assert code_of(lambda: desk.open(wish)) == "not_at_counter"
    assert desk.list(wish) == ()

    desk.server.open()
    desk.server.call()
    desk.open(wish)

    other = ReceptionDesk(desk.server, COUNTER_6)
    assert code_of(lambda: other.open(wish)) == "not_at_counter"
    assert code_of(lambda: other.list(wish)) == "not_at_counter"
    nowhere = replace(desk, counter=None)
    assert code_of(lambda: nowhere.list(wish)) == "not_at_counter"
    lobby = ReceptionDesk(desk.server, role=Role.DISPLAY)
    assert code_of(lambda: lobby.list(wish)) == "not_permitted"


def test_a_supervisor_has_them_all(desk: ReceptionDesk) -> None:
    wish = desk.call()
    (opened,) = desk.open(wish)
    above = ReceptionDesk(desk.server, role=Role.SUPERVISOR)

    assert above.list(wish) == (opened,)
    assert above.put(replace(opened, sets=3)).sets == 3


def test_a_clerks_corrections_are_kept_and_nobodys_are_lost(desk: ReceptionDesk) -> None:
    (opened,) = desk.open(desk.call())
    assert opened.applicant is not None
    mended = replace(
        ticked(opened, 0, is_held=False),
        applicant=replace(opened.applicant, name="Nguyễn Thị Đã Sửa"),
        email="thu@example.vn",
        fee=8000,
    )

    kept = desk.put(mended)

    assert kept == replace(mended, version=2)
    assert desk.put(mended) == kept
    assert code_of(lambda: desk.put(replace(opened, sets=9))) == "reception_changed"


def test_a_dossier_that_lacks_papers_is_received_only_if_the_clerk_says_so_twice(desk: ReceptionDesk) -> None:
    (opened,) = desk.open(desk.call(order(1)))
    bare = desk.put(ticked(opened, 0, is_held=False))

    assert code_of(lambda: desk.end(bare, ReceptionEnd.RECEIVED)) == "papers_missing"
    assert desk.end(bare, ReceptionEnd.RECEIVED, despite_gaps=True).ending is ReceptionEnd.RECEIVED


def test_the_server_says_when_a_received_dossier_is_due_and_by_which_forms(desk: ReceptionDesk) -> None:
    wish = desk.call()
    (same_day,) = desk.open(wish)
    *_, marital = chosen(desk, wish, MARITAL)

    first = desk.end(same_day, ReceptionEnd.RECEIVED)
    # Tuesday 24 November is a day off since 2026, so the third working day after a Monday is the Friday.
    second = desk.end(marital, ReceptionEnd.RECEIVED, despite_gaps=True)

    assert (first.ended_at, first.form_set, first.city) == (NINE, "TT03-2025", CityNews.NOTHING)
    assert first.due_at == NINE.replace(hour=17)
    assert second.due_at == datetime(2026, 11, 27, 17, tzinfo=VIETNAM)


def test_ending_twice_is_as_once_and_another_end_is_refused(desk: ReceptionDesk) -> None:
    (opened,) = desk.open(desk.call())
    done = desk.end(opened, ReceptionEnd.REFUSED, "Không thuộc thẩm quyền")

    assert desk.end(opened, ReceptionEnd.REFUSED, "Không thuộc thẩm quyền") == done
    assert code_of(lambda: desk.end(done, ReceptionEnd.RECEIVED)) == "reception_ended"
    assert code_of(lambda: desk.put(replace(done, sets=2))) == "reception_ended"


def test_an_end_is_of_what_the_clerk_saw(desk: ReceptionDesk) -> None:
    (opened,) = desk.open(desk.call())
    desk.put(replace(opened, sets=2))

    assert code_of(lambda: desk.end(opened, ReceptionEnd.ADVISED)) == "reception_changed"
    assert code_of(lambda: desk.end(replace(opened, version=2), ReceptionEnd.REFUSED)) == "reason_missing"


def test_the_first_end_takes_the_preregistration_on(desk: ReceptionDesk) -> None:
    wish = desk.call(order(1, dossiers=2))

    def state() -> PreregistrationState:
        path = f"/v1/branches/CN01/visits/{wish.visit}/preregistration"
        return decode_document(desk.server.get(path, Role.SUPERVISOR).content).plan.state

    first, second = desk.open(wish)
    assert state() is PreregistrationState.CONFIRMED
    desk.end(first, ReceptionEnd.ADVISED)
    assert state() is PreregistrationState.TAKEN
    desk.end(second, ReceptionEnd.ADVISED)


def test_a_clerk_opens_what_nobody_prepared(desk: ReceptionDesk) -> None:
    wish = desk.call()
    desk.open(wish)

    _, new = chosen(desk, wish, MARITAL)

    assert (new.name, new.place, len(new.papers)) == ("Xác nhận tình trạng hôn nhân", None, 3)
    assert new.applicant is not None
    assert new.applicant.name == NAME
    assert code_of(lambda: chosen(desk, wish, "0.000000")) == "unknown_procedure"
    assert code_of(lambda: chosen(desk, wish, MARITAL, "Trên mặt trăng")) == "unknown_case"
    assert code_of(lambda: desk.put(replace(new, procedure=ProcedureCode("0.0")))) == "unknown_procedure"
    again = Choice(id=new.id, procedure=MARITAL)
    assert len(desk.ask(lambda api: api.open(wish.visit, COUNTER_5, choice=again))) == 2
    taken = Choice(id=new.id, procedure=ProcedureCode("1.001193"))
    assert code_of(lambda: desk.ask(lambda api: api.open(wish.visit, COUNTER_5, choice=taken))) == "other_reception"


def test_papers_that_are_asked_for_twice_count_late(desk: ReceptionDesk) -> None:
    wish = desk.call()
    _, first = (desk.open(wish), *chosen(desk, wish, MARITAL)[1:])
    asked = desk.end(first, ReceptionEnd.SUPPLEMENT)

    second = chosen(desk, wish, MARITAL)[-1]

    assert (asked.supplements, first.counts_late, second.counts_late) == (1, False, True)


def test_a_person_who_goes_to_another_counter_takes_the_open_dossiers_along(desk: ReceptionDesk) -> None:
    wish = desk.call(order(1, dossiers=2))
    first, second = desk.open(wish)
    done = desk.end(first, ReceptionEnd.ADVISED)
    ticket = TicketId(CommandId(wish.visit))
    desk.server.done(OpenCounter(id=an_id(), counter=COUNTER_6, clerk=MINH, profile=ALL), Role.COUNTER)
    desk.server.done(TransferTicket(id=an_id(), ticket=ticket, sender=COUNTER_5, counter=COUNTER_6), Role.COUNTER)
    assert code_of(lambda: desk.put(second)) == "not_at_counter"
    other = ReceptionDesk(desk.server, COUNTER_6)
    desk.server.done(CallNext(id=an_id(), counter=COUNTER_6), Role.COUNTER)

    stayed, moved = other.open(wish)

    assert stayed == done
    assert (moved.counter, moved.clerk, moved.version) == (COUNTER_6, MINH, 2)
    assert desk.list(wish) == (done,)
    assert other.end(moved, ReceptionEnd.ADVISED).clerk == MINH


def test_after_the_person_has_gone_the_counter_still_has_what_is_its_own(desk: ReceptionDesk) -> None:
    wish = desk.call(order(1, dossiers=2))
    first, second = desk.open(wish)
    done = desk.end(first, ReceptionEnd.RECEIVED)
    desk.finish(wish)

    assert desk.list(wish) == (done, second)
    assert desk.end(second, ReceptionEnd.ADVISED).ending is ReceptionEnd.ADVISED
    assert desk.put(replace(done, code=a_code())).code == a_code()
    assert code_of(lambda: ReceptionDesk(desk.server, COUNTER_6).list(wish)) == "not_at_counter"
    assert code_of(lambda: desk.open(wish)) == "not_at_counter"


def test_the_next_day_it_is_nobodys_to_look_at_but_a_supervisors(tmp_path: Path) -> None:
    at = [NINE.astimezone(UTC)]
    with running_server(tmp_path, clock=lambda: at[0]) as server:
        desk = ReceptionDesk(server)
        wish = desk.call()
        desk.end(desk.open(wish)[0], ReceptionEnd.ADVISED)
        desk.finish(wish)
        at[0] += timedelta(days=1)

        assert code_of(lambda: desk.list(wish)) == "not_at_counter"
        assert len(ReceptionDesk(server, role=Role.SUPERVISOR).list(wish)) == 1


def test_a_code_that_the_clerk_enters_is_known_to_the_look_up(desk: ReceptionDesk) -> None:
    (opened,) = desk.open(desk.call())
    wish = EndWish(version=1, ending=ReceptionEnd.RECEIVED, code=a_code())
    done = desk.ask(lambda api: api.end(opened.id, wish, COUNTER_5))

    headers = {**JSON, "Authorization": f"Bearer {desk.server.secrets[Role.KIOSK]}"}
    answer = desk.server.http.post("/v1/dossiers/search", json={"code": a_code().text}, headers=headers).json()

    assert answer["dossier"]["status"] == 2
    assert datetime.fromisoformat(answer["dossier"]["due_at"]) == done.due_at
    # Of other dossiers nobody has told anything.
    assert answer["delivered_at"] is None


def test_with_accounts_a_dossier_is_changed_by_the_clerk_who_has_it(tmp_path: Path) -> None:
    hire(tmp_path)
    with running_server(tmp_path) as server:
        desk = ReceptionDesk(server)
        session = {clerk: _signed_in(server, clerk) for clerk in (LAN, MINH, HOA)}
        wish = desk.prepare()
        lan = {"Motcua-Clerk": session[LAN]}
        for body in (
            {"type": "OpenCounter", "id": an_id(), "counter": COUNTER_5, "clerk": LAN, "profile": ALL},
            {"type": "CallNext", "id": an_id(), "counter": COUNTER_5},
        ):
            headers = {**lan, "Authorization": f"Bearer {server.secrets[Role.COUNTER]}"}
            answer = server.http.post("/v1/branches/CN01/commands", json=body, headers=headers)
            assert answer.status_code == 200, answer.text

        with pytest.raises(NotSignedIn):
            desk.open(wish)
        assert code_of(lambda: replace(desk, session=session[MINH]).open(wish)) == "other_clerk"
        (opened,) = replace(desk, session=session[LAN]).open(wish)
        assert opened.clerk == LAN
        (taken,) = replace(desk, session=session[HOA]).open(wish)
        assert taken.clerk == HOA
        assert code_of(lambda: replace(desk, session=session[LAN]).put(replace(taken, sets=2))) == "other_clerk"
        (back,) = replace(desk, session=session[LAN]).open(wish)
        assert replace(desk, session=session[LAN]).end(back, ReceptionEnd.ADVISED).clerk == LAN


def _signed_in(server: RunningServer, clerk: str) -> str:
    headers = {"Authorization": f"Bearer {server.secrets[Role.COUNTER]}"}
    body = {"clerk": clerk, "pin": {str(one): pin for one, pin in PINS.items()}[clerk]}
    return str(server.http.post("/v1/sign-in", json=body, headers=headers).json()["session"])


def test_a_note_is_seen_by_any_counter_before_the_call_and_written_by_the_one_that_has_the_visit(
    desk: ReceptionDesk,
) -> None:
    wish = desk.prepare()
    assert desk.ask(lambda api: api.note(wish.visit, COUNTER_5)) is None
    assert code_of(lambda: desk.ask(lambda api: api.set_note(wish.visit, "x", COUNTER_5))) == "not_at_counter"
    desk.server.open()
    desk.server.call()

    left = desk.ask(lambda api: api.set_note(wish.visit, " Cần thêm ghế ", COUNTER_5))

    other = ReceptionDesk(desk.server, COUNTER_6)
    assert left is not None
    assert (left.text, left.clerk, left.at) == ("Cần thêm ghế", LAN, NINE)
    assert other.ask(lambda api: api.note(wish.visit, COUNTER_6)) == left
    assert desk.ask(lambda api: api.set_note(wish.visit, "", COUNTER_5)) is None
    assert other.ask(lambda api: api.note(wish.visit, COUNTER_6)) is None
    assert code_of(lambda: desk.ask(lambda api: api.set_note(wish.visit, "x" * 201, COUNTER_5))) == "malformed"
    desk.finish(wish)
    assert code_of(lambda: other.ask(lambda api: api.note(wish.visit, COUNTER_6))) == "not_at_counter"


def test_every_look_is_recorded_and_no_file_holds_a_word_of_it(desk: ReceptionDesk, tmp_path: Path) -> None:
    wish = desk.call()
    (opened,) = desk.open(wish)
    desk.list(wish)
    desk.ask(lambda api: api.set_note(wish.visit, f"{NAME} hẹn quay lại", COUNTER_5))
    desk.ask(lambda api: api.note(wish.visit, COUNTER_5))
    desk.end(opened, ReceptionEnd.REFUSED, f"{NAME} không có thẩm quyền")

    told = [(read.preregistration, read.extent, read.reason) for read in reads(tmp_path / "vault.sqlite", EIGHT)]
    assert told == [
        (wish.visit, "full", "opening receptions at c05"),
        (wish.visit, "full", "receptions at c05"),
        (wish.visit, "note", "note at c05"),
        (opened.id, "full", "reception at c05"),
        (opened.id, "full", "reception at c05"),
    ]
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        for secret in (NAME, number_of(1), PHONE, ADDRESS):
            assert secret.encode() not in content, (secret, file)


def test_what_there_is_not_is_said_so(desk: ReceptionDesk) -> None:
    wish = desk.call()
    (opened,) = desk.open(wish)

    assert code_of(lambda: desk.put(replace(opened, id=ReceptionId("nowhere.1")))) == "unknown_reception"
    assert desk.ask(lambda api: api.list(VisitId(an_id()), COUNTER_5)) == ()
    assert code_of(lambda: desk.end(replace(opened, id=ReceptionId("n.1")), ReceptionEnd.ADVISED)) == (
        "unknown_reception"
    )
    headers = {**JSON, "Authorization": f"Bearer {desk.server.secrets[Role.COUNTER]}"}
    path = f"/v1/branches/CN01/receptions/another?counter={COUNTER_5}"
    assert desk.server.http.put(path, content=encode_reception(opened), headers=headers).status_code == 400


def test_without_a_catalogue_papers_can_be_ticked_but_nothing_is_received_without_its_due_date(tmp_path: Path) -> None:
    with running_server(tmp_path / "data", catalogue=tmp_path / "gone.json") as server:
        desk = ReceptionDesk(server)
        wish = desk.call()
        (opened,) = desk.open(wish)
        kept = desk.put(replace(opened, sets=2))

        assert opened.name == opened.procedure
        with pytest.raises(ServerUnavailable, match="catalogue"):
            desk.end(kept, ReceptionEnd.RECEIVED, despite_gaps=True)
        with pytest.raises(ServerUnavailable, match="catalogue"):
            chosen(desk, wish, MARITAL)
        assert desk.end(kept, ReceptionEnd.ADVISED).ending is ReceptionEnd.ADVISED


def test_a_counter_that_is_closed_answers_in_the_devices_name(desk: ReceptionDesk) -> None:
    wish = desk.call()
    desk.open(wish)
    desk.finish(wish)
    desk.server.done(CloseCounter(id=an_id(), counter=COUNTER_5), Role.COUNTER)

    (kept,) = desk.list(wish)

    assert desk.end(kept, ReceptionEnd.ADVISED).clerk == LAN


def test_without_a_key_there_are_no_receptions_and_the_queue_goes_on(tmp_path: Path) -> None:
    with running_server(tmp_path, has_vault_key=False) as server:
        command = server.take()
        server.open()
        server.call()

        with pytest.raises(ServerUnavailable, match="vault"):
            ReceptionDesk(server).ask(lambda api: api.open(VisitId(command.id), COUNTER_5))
