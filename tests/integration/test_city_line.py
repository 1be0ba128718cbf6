"""The line to the city's system over real sockets and folders: late, broken, slow and twice, and a code in the end."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

from server_client.dossier_model.reception import CityNews, Reception, ReceptionEnd
from server_client.server.city_system import command
from server_client.server.city_system.city_system import CitySystem
from server_client.server.city_system.file_city import FileCity
from server_client.server.city_system.http_city import HttpCity
from server_client.server.city_system.line import ANOTHER_CODE
from server_client.server.credentials import Role
from server_client.server.vault.outgoing_table import undelivered
from server_client.server.vault.vault_file import FORM
from server_client.wire.receptions import EndWish
from tests.fakes.city_system import PASSWORD, UNIT, USER, CityOffice, city_office
from tests.fakes.office import COUNTER_5
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, number_of, order
from tests.fakes.reception_desk import ReceptionDesk
from tests.fakes.receptions import a_code
from tests.fakes.running_server import JSON, RunningServer, running_server

_NEVER = Event()
GIVEN = "H26.001.01-260309-0001"


@pytest.fixture
def office() -> Iterator[CityOffice]:
    """Run the city's system."""
    with city_office() as office:
        yield office


def by_http(office: CityOffice, folder: Path, *, password: str = PASSWORD, call_s: float = 5.0) -> HttpCity:
    """Return the way to it."""
    account = folder / "account"
    account.write_text(f"{USER}\n{password}\n", encoding="utf-8")
    account.chmod(0o600)
    return HttpCity(office.url, UNIT, account, call_s=call_s)


@contextmanager
def branch(folder: Path, city: CitySystem) -> Iterator[ReceptionDesk]:
    """Run a branch that tells this system what ends at its counter 5."""
    with running_server(folder / "data", city=city) as server:
        yield ReceptionDesk(server)


def received(desk: ReceptionDesk) -> Reception:
    """Receive a dossier, and return it as the clerk had it at once."""
    (opened,) = desk.open(desk.call())
    return desk.end(opened, ReceptionEnd.RECEIVED)


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another thread does; fails if it never happens."""
    deadline = monotonic() + 20
    while not condition():
        assert monotonic() < deadline
        _NEVER.wait(0.02)


def health(server: RunningServer) -> dict[str, Any]:
    """Return what health says of the line."""
    told: dict[str, Any] = server.get("/v1/health", None).json()["city"]
    return told


def news(desk: ReceptionDesk, one: Reception, city: CityNews) -> Reception:
    """Return the dossier once the city's system knows it so."""
    return desk.until(replace(order(1), visit=one.visit), city)


def metrics(server: RunningServer) -> str:
    """Return the measures."""
    return server.get("/metrics", None).text


def test_the_clerk_goes_on_at_once_and_the_code_comes_later(office: CityOffice, tmp_path: Path) -> None:
    office.gate.clear()
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        one = received(desk)
        assert (one.code, one.city) == (None, CityNews.WAITING)
        office.gate.set()

        told = news(desk, one, CityNews.TOLD)

        assert told.code is not None
        assert (told.code.text, told.version) == (GIVEN, one.version + 1)
        headers = {**JSON, "Authorization": f"Bearer {desk.server.secrets[Role.KIOSK]}"}
        found = desk.server.http.post("/v1/dossiers/search", json={"code": GIVEN}, headers=headers).json()
        assert found["dossier"]["status"] == 2
        until(lambda: health(desk.server)["waiting"] == 0)
        assert health(desk.server) == {"system": "http", "waiting": 0, "refused": 0, "oldest": None, "why_not": None}
    (record,) = office.dossiers.values()
    assert (record["ChuHoSo"], record["TrangThaiHoSo"], record["SoBienNhan"]) == (NAME, "2", one.id)
    (request,) = office.requests
    assert (request["madonvi"], request["isUpdating"], request["branch_code"]) == (UNIT, "False", "CN01")


def test_all_three_ends_are_told_and_advice_is_not(office: CityOffice, tmp_path: Path) -> None:
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        wish = desk.call(order(1, dossiers=3))
        first, second, third = desk.open(wish)
        desk.end(first, ReceptionEnd.SUPPLEMENT, "Thiếu ảnh")
        desk.end(second, ReceptionEnd.REFUSED, "Không thuộc thẩm quyền")
        assert desk.end(third, ReceptionEnd.ADVISED).city is CityNews.NOTHING

        until(lambda: all(one.city is not CityNews.WAITING for one in desk.list(wish)))

        assert [one.city for one in desk.list(wish)] == [CityNews.TOLD, CityNews.TOLD, CityNews.NOTHING]
    assert sorted(record["TrangThaiHoSo"] for record in office.dossiers.values()) == ["3", "5"]


def test_of_a_code_that_the_clerk_has_only_the_progress_is_told(office: CityOffice, tmp_path: Path) -> None:
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        (opened,) = desk.open(desk.call())
        wish = EndWish(version=1, ending=ReceptionEnd.RECEIVED, code=a_code())
        one = desk.ask(lambda api: api.end(opened.id, wish, COUNTER_5))

        assert news(desk, one, CityNews.TOLD).code == a_code()
    assert (office.dossiers, office.progress[0]["MaHoSo"], office.progress[0]["TrangThai"]) == (
        {},
        a_code().text,
        "2",
    )


@pytest.mark.parametrize("mood", [500, b"<html>no JSON</html>", b'{"error_code":0,"data":[{},{}]}'])
def test_what_did_not_arrive_or_was_not_understood_comes_again(
    office: CityOffice, tmp_path: Path, mood: object
) -> None:
    office.errors = [mood]
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        one = received(desk)

        assert news(desk, one, CityNews.TOLD).code is not None
        assert 'motcua_city_messages_total{answer="unavailable",branch="CN01"} 1.0' in metrics(desk.server)
    assert len(office.codes) == 1


def test_an_answer_that_is_lost_makes_no_second_dossier(office: CityOffice, tmp_path: Path) -> None:
    office.loses_answers = 1
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        told = news(desk, received(desk), CityNews.TOLD)

    assert told.code is not None
    assert told.code.text == GIVEN
    assert len({request["message_id"] for request in office.requests}) == 1
    assert (len(office.requests), len(office.dossiers)) == (2, 1)


def test_a_code_that_is_yet_to_come_is_asked_for_again(office: CityOffice, tmp_path: Path) -> None:
    office.gives_codes = False
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        one = received(desk)
        until(lambda: 'motcua_city_undelivered{branch="CN01",state="pending"} 1.0' in metrics(desk.server))
        assert health(desk.server)["waiting"] == 1
        office.gives_codes = True

        assert news(desk, one, CityNews.TOLD).code is not None


def test_a_session_that_ended_is_renewed(office: CityOffice, tmp_path: Path) -> None:
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        wish = desk.call(order(1, dossiers=2))
        first, second = desk.open(wish)
        news(desk, desk.end(first, ReceptionEnd.RECEIVED), CityNews.TOLD)
        office.session = "another"
        desk.end(second, ReceptionEnd.RECEIVED, despite_gaps=True)

        until(lambda: desk.list(wish)[1].city is CityNews.TOLD)
    assert office.logins == 2


def test_a_slow_system_keeps_nobody_waiting_and_health_tells_of_it(office: CityOffice, tmp_path: Path) -> None:
    office.gate.clear()
    with branch(tmp_path, by_http(office, tmp_path, call_s=0.2)) as desk:
        one = received(desk)
        until(lambda: health(desk.server)["why_not"] is not None)

        told = health(desk.server)
        assert "did not answer in time" in told["why_not"]
        assert (told["waiting"], told["refused"]) == (1, 0)
        assert told["oldest"] is not None
        office.gate.set()
        assert news(desk, one, CityNews.TOLD).code is not None


def test_a_wrong_account_is_told_in_health(office: CityOffice, tmp_path: Path) -> None:
    city = by_http(office, tmp_path, password="wrong")
    with branch(tmp_path, city) as desk:
        one = received(desk)
        until(lambda: health(desk.server)["why_not"] is not None)
        assert "refuses the account" in health(desk.server)["why_not"]
        by_http(office, tmp_path)

        assert news(desk, one, CityNews.TOLD).code is not None


def test_an_address_where_nobody_listens_or_everything_is_too_long_is_told(office: CityOffice, tmp_path: Path) -> None:
    office.errors = [b"{" + b" " * (1 << 16)]
    with branch(tmp_path, HttpCity("http://127.0.0.1:9", UNIT, None)) as desk:
        received(desk)
        until(lambda: health(desk.server)["why_not"] is not None)
        assert "cannot be reached (ConnectError)" in health(desk.server)["why_not"]
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        until(lambda: health(desk.server)["system"] == "http" and health(desk.server)["waiting"] == 0)
    assert len(office.codes) == 1


@pytest.mark.parametrize(
    ("mode", "text", "words"),
    [(0o644, f"{USER}\n{PASSWORD}\n", "chmod 600"), (0o600, USER, "holds no account"), (None, "", "cannot be read")],
)
def test_an_account_that_cannot_be_used_says_why(
    office: CityOffice, tmp_path: Path, mode: int | None, text: str, words: str
) -> None:
    account = tmp_path / "account"
    if mode is not None:
        account.write_text(text, encoding="utf-8")
        account.chmod(mode)
    with branch(tmp_path, HttpCity(office.url, UNIT, account)) as desk:
        received(desk)
        until(lambda: health(desk.server)["why_not"] is not None)
        assert words in health(desk.server)["why_not"]


def test_what_is_refused_waits_for_somebody_and_is_tried_again_when_told(
    office: CityOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.errors = ["17"]
    data = str(tmp_path / "data")
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        one = received(desk)
        news(desk, one, CityNews.REFUSED)
        until(lambda: health(desk.server)["refused"] == 1)
        capsys.readouterr()

        assert command.city_system(["status", "--data", data]) == 1
        told = capsys.readouterr().out
        assert "DongBoHoSoMC\trefused\t1 tries" in told
        assert "error_code 17" in told
        for secret in (NAME, number_of(1), PHONE, ADDRESS):
            assert secret not in told
        assert command.city_system(["retry", "--data", data]) == 0

        assert news(desk, one, CityNews.TOLD).code is not None
        capsys.readouterr()
        assert command.city_system(["status", "--data", data]) == 0
        assert "told everything" in capsys.readouterr().out


def test_the_command_line_says_when_there_is_nothing_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.city_system(["status", "--data", str(tmp_path)]) == 2
    assert command.city_system(["retry", "--data", str(tmp_path)]) == 2
    assert "there is no vault.sqlite" in capsys.readouterr().err


def test_a_code_that_contradicts_the_clerks_is_shown_and_changes_no_form(office: CityOffice, tmp_path: Path) -> None:
    office.gives_codes = False
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        one = received(desk)
        until(lambda: 'motcua_city_undelivered{branch="CN01",state="pending"} 1.0' in metrics(desk.server))
        mine = desk.put(replace(one, code=a_code("H26.001.01-260309-7777")))
        office.gives_codes = True

        assert news(desk, one, CityNews.REFUSED).code == mine.code
        assert 'answer="another_code"' in metrics(desk.server)
        assert [one.fault for one in undelivered(tmp_path / "data" / "vault.sqlite", FORM)] == [ANOTHER_CODE]
        # The clerk finds that the city's is the right one, and the engineer has it tried again.
        seen = desk.ask(lambda api: api.list(one.visit, COUNTER_5))[0]
        desk.put(replace(seen, code=a_code(GIVEN)))
        command.city_system(["retry", "--data", str(tmp_path / "data")])
        assert news(desk, one, CityNews.TOLD).code == a_code(GIVEN)


def test_a_code_that_comes_by_hand_before_the_line_does_leaves_only_its_progress_to_tell(
    office: CityOffice, tmp_path: Path
) -> None:
    office.errors = [500]
    with branch(tmp_path, by_http(office, tmp_path)) as desk:
        wish = desk.call(order(1, dossiers=2))
        desk.end(desk.open(wish)[0], ReceptionEnd.RECEIVED)
        until(lambda: health(desk.server)["why_not"] is not None)
        # The line rests after its failure; what ends meanwhile has not been tried.
        second = desk.end(desk.open(wish)[1], ReceptionEnd.RECEIVED, despite_gaps=True)
        desk.put(replace(second, code=a_code("H26.001.01-260309-5555")))

        until(lambda: all(one.city is CityNews.TOLD for one in desk.list(wish)))
    assert [record["MaHoSo"] for record in office.progress] == ["H26.001.01-260309-5555"]
    assert len(office.dossiers) == 1


class Drop:
    """The other side of a folder: it takes drops away, and answers them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        folder.chmod(0o2770)

    def dropped(self) -> list[dict[str, Any]]:
        """Return what lies in `out`."""
        return [json.loads(file.read_bytes()) for file in sorted((self.folder / "out").glob("*.json"))]

    def answer(self, message: str, body: str) -> None:
        """Write an answer as the contract says."""
        new = self.folder / "in" / f"{message}.new"
        new.write_text(body, encoding="utf-8")
        new.replace(self.folder / "in" / f"{message}.json")


def test_a_folder_takes_a_whole_drop_and_its_answer_brings_the_code(tmp_path: Path) -> None:
    drop = Drop(tmp_path / "city")
    with branch(tmp_path, FileCity(drop.folder, UNIT)) as desk:
        one = received(desk)
        until(lambda: len(drop.dropped()) == 1)
        (message,) = drop.dropped()
        assert (message["service"], message["session"], message["madonvi"]) == ("DongBoHoSoMC", "", UNIT)
        assert message["data"][0]["ChuHoSo"] == NAME
        drop.answer(message["message_id"], json.dumps({"error_code": "00", "data": [{"MaHoSo": GIVEN}]}))

        told = news(desk, one, CityNews.TOLD)

        assert told.code == a_code(GIVEN)
        until(lambda: list((drop.folder / "in").iterdir()) == [])
    (file,) = (drop.folder / "out").iterdir()
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.parent.stat().st_mode & 0o2777 == 0o2770


def test_a_malformed_answer_is_put_aside_with_its_reason_and_a_good_one_still_counts(tmp_path: Path) -> None:
    drop = Drop(tmp_path / "city")
    with branch(tmp_path, FileCity(drop.folder)) as desk:
        one = received(desk)
        until(lambda: len(drop.dropped()) == 1)
        message = drop.dropped()[0]["message_id"]
        drop.answer(message, f"Hồ sơ của {NAME} đã nhận")
        refused = drop.folder / "refused"
        until((refused / f"{message}.json").exists)
        reason = (refused / f"{message}.json.reason.txt").read_text(encoding="utf-8")
        assert "not an answer of the contract" in reason
        assert NAME not in reason

        drop.answer(message, json.dumps({"error_code": 0, "data": [{"MaHoSo": GIVEN}]}))
        assert news(desk, one, CityNews.TOLD).code == a_code(GIVEN)


def test_a_refusal_by_file_is_taken_away_and_the_dossier_dropped_anew_when_told(tmp_path: Path) -> None:
    drop = Drop(tmp_path / "city")
    with branch(tmp_path, FileCity(drop.folder)) as desk:
        one = received(desk)
        until(lambda: len(drop.dropped()) == 1)
        message = drop.dropped()[0]["message_id"]
        (drop.folder / "out" / f"{message}.json").unlink()
        drop.answer(message, '{"error_code": 21}')
        news(desk, one, CityNews.REFUSED)
        until(lambda: list((drop.folder / "in").iterdir()) == [])

        command.city_system(["retry", "--data", str(tmp_path / "data")])
        until(lambda: len(drop.dropped()) == 1)
        drop.answer(message, json.dumps({"error_code": 0, "data": [{"MaHoSo": GIVEN}]}))
        assert news(desk, one, CityNews.TOLD).code == a_code(GIVEN)


def test_a_folder_that_is_not_mounted_is_not_made_and_what_waits_goes_when_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    with branch(tmp_path, FileCity(folder)) as desk:
        one = received(desk)
        until(lambda: health(desk.server)["why_not"] is not None)
        assert "see that it is mounted" in health(desk.server)["why_not"]
        assert not folder.exists()
        drop = Drop(folder)
        until(lambda: len(drop.dropped()) == 1)
        drop.answer(drop.dropped()[0]["message_id"], json.dumps({"error_code": 0, "data": [{"MaHoSo": GIVEN}]}))
        assert news(desk, one, CityNews.TOLD).code == a_code(GIVEN)


def test_progress_by_file_is_delivered_with_its_drop(tmp_path: Path) -> None:
    drop = Drop(tmp_path / "city")
    with branch(tmp_path, FileCity(drop.folder)) as desk:
        (opened,) = desk.open(desk.call())
        wish = EndWish(version=1, ending=ReceptionEnd.RECEIVED, code=a_code())
        one = desk.ask(lambda api: api.end(opened.id, wish, COUNTER_5))

        news(desk, one, CityNews.TOLD)
    assert drop.dropped()[0]["service"] == "CapNhatTienDoHoSoMC"
