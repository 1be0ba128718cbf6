"""Fetching procedures and dossiers' statuses from a stand-in that speaks the portal's documented fields."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from server_client.catalogue_files.importing import import_catalogue
from server_client.dossier_model.procedure import Channel, TimeUnit
from server_client.server.city_system.portal_command import FAILED, portal

BIRTH = {
    "TENTTHC": "Thủ tục đăng ký khai sinh",
    "LINHVUCTHUCHIEN": [{"MALINHVUC": "HT", "TENLINHVUC": "Hộ tịch"}],
    "COQUANTHUCHIEN": "Ủy ban nhân dân cấp xã",
    "TRINHTUTHUCHIEN": "…",
    "CACHTHUCTHUCHIEN": [
        {
            "KENH": "Trực tiếp",
            "THOIGIAN": [
                {
                    "THOIGIANGIAIQUYET": "1",
                    "DONVITINH": "Ngày làm việc",
                    "PHILEPHI": [{"SOTIEN": "8000", "DONVI": "đồng", "MOTA": "Lệ phí: 8.000 đồng"}],
                }
            ],
        },
        {"KENH": 2, "THOIGIAN": [{"THOIGIANGIAIQUYET": 1, "DONVITINH": "Ngày làm việc", "PHILEPHI": []}]},
    ],
    "THANHPHANHOSO": [
        {
            "TRUONGHOP": "Đúng hạn",
            "GIAYTO": [{"MAGIAYTO": "TK01", "TENMAUDON": "Tờ khai đăng ký khai sinh", "URL": ""}],
        }
    ],
}
MARRIAGE = {"TENTTHC": "Thủ tục đăng ký kết hôn", "CACHTHUCTHUCHIEN": [], "THANHPHANHOSO": []}
DOSSIERS = {
    "H26.001.01-260309-0001": {
        "MaHoSo": "H26.001.01-260309-0001",
        "ChuHoSo": "Trần Thị Ví Dụ",
        "TrangThaiHoSo": 9,
        "NgayHenTra": "20260312170000",
        "NgayKetThucXuLy": "20260311100000",
        "DonViXuLy": "Chi nhánh số 1",
    },
    "H26.001.01-260309-0002": {
        "MaHoSo": "H26.001.01-260309-0002",
        "TrangThaiHoSo": "4",
        "NgayHenTra": "20260315170000",
    },
}


@dataclass
class PortalOffice:
    """What the stand-in was asked; `broken` is answered in the place of everything but the login."""

    url: str = ""
    asked: list[Mapping[str, Any]] = field(default_factory=list)
    broken: bytes | int | None = None
    session: str = "s1"

    def answer(self, question: Mapping[str, Any]) -> tuple[int, object]:
        """Return status and answer."""
        self.asked.append(question)
        if question["session"] != self.session:
            return 401, {}
        match question["service"]:
            case "LayDanhSachTTHC":
                return 200, _good([{"MATTHC": "1.001193"}, {"MATTHC": "1.000894"}])
            case "LayThuTuc":
                return 200, _good([{"1.001193": BIRTH, "1.000894": MARRIAGE}[question["maTTHC"]]])
            case _:
                found = DOSSIERS.get(question["maHoSo"])
                return 200, _good([found]) if found else {"error_code": "404", "message": "không có hồ sơ"}


def _good(data: object) -> Mapping[str, object]:
    return {"error_code": "00", "data": data}


@pytest.fixture
def office() -> Iterator[PortalOffice]:
    """Run a stand-in."""
    office = PortalOffice()

    class Calls(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["content-length"])))
            if self.path == "/login":
                is_known = (question["username"], question["password"]) == ("motcua", "một hai ba")
                status, answer = 200, _session(office) if is_known else {"error_code": 3}
            else:
                status, answer = office.answer(question)
            body = json.dumps(answer).encode()
            if office.broken is not None and self.path != "/login":
                status, body = (office.broken, b"") if isinstance(office.broken, int) else (200, office.broken)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Calls)
    office.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _session(office: PortalOffice) -> object:
    return {"error_code": 0, "session": office.session}


@pytest.fixture
def account(tmp_path: Path) -> Path:
    """Return the file of the account."""
    path = tmp_path / "account"
    path.write_text("motcua\nmột hai ba\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def fetched(office: PortalOffice, account: Path, out: Path, *arguments: str) -> int:
    """Fetch into a file; return the exit status."""
    where = ["--address", office.url, "--unit", "000.00.01.H26", "--account", str(account), "--out", str(out)]
    return portal([*arguments, *where])


def test_the_catalogue_that_is_fetched_can_be_imported(office: PortalOffice, account: Path, tmp_path: Path) -> None:
    out = tmp_path / "procedures.json"

    assert fetched(office, account, out, "procedures") == 0

    imported = import_catalogue(out)
    assert imported.faults == ()
    assert imported.catalogue is not None
    birth, marriage = imported.catalogue.procedures
    assert (birth.code, birth.official_name, birth.field) == ("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch")
    assert birth.time is not None
    assert (birth.time.value, birth.time.unit) == (1, TimeUnit.WORKING_DAY)
    assert [(fee.channel, fee.text, fee.amount) for fee in birth.fees] == [(Channel.DIRECT, "Lệ phí: 8.000 đồng", 8000)]
    assert [document.name for case in birth.cases for document in case.documents] == ["Tờ khai đăng ký khai sinh"]
    assert marriage.official_name == "Thủ tục đăng ký kết hôn"
    assert {question["madonvi"] for question in office.asked} == {"000.00.01.H26"}


def test_one_procedure_is_fetched_by_its_code(office: PortalOffice, account: Path, tmp_path: Path) -> None:
    assert fetched(office, account, tmp_path / "one.json", "procedures", "--code", "1.000894") == 0
    assert [question["service"] for question in office.asked] == ["LayThuTuc"]


def test_statuses_are_fetched_without_anybodys_name(office: PortalOffice, account: Path, tmp_path: Path) -> None:
    codes = tmp_path / "codes"
    codes.write_text("\n".join([*DOSSIERS, "H26.001.01-260309-9999", ""]))
    out = tmp_path / "dossiers.csv"

    assert fetched(office, account, out, "dossiers", "--codes", str(codes)) == 0

    head, finished, going = out.read_text(encoding="utf-8").splitlines()
    assert head == "code,status,updated_at,due_at,ready_at,place"
    assert finished.startswith("H26.001.01-260309-0001,9,")
    assert finished.endswith(",2026-03-12 17:00,2026-03-11 10:00,Chi nhánh số 1")
    assert going.endswith(",2026-03-15 17:00,,")
    assert "Trần" not in out.read_text(encoding="utf-8")


def test_a_session_that_ended_is_made_anew(office: PortalOffice, account: Path, tmp_path: Path) -> None:
    answer = office.answer

    def ending(question: Mapping[str, Any]) -> tuple[int, object]:
        if len(office.asked) == 1:
            office.session = "s2"
        return answer(question)

    office.answer = ending  # type: ignore[method-assign]  # it changes its mind in the middle
    assert fetched(office, account, tmp_path / "out.json", "procedures") == 0
    assert [question["session"] for question in office.asked] == ["s1", "s1", "s2", "s2"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (500, "status 500"),
        (b"<html>", "cannot be understood"),
        (b'{"error_code": "07"}', "error_code 07"),
        (b'{"error_code": "00", "data": {"MATTHC": 1}}', "cannot be understood"),
    ],
)
def test_what_goes_wrong_is_said_and_the_file_left_alone(
    office: PortalOffice, account: Path, capsys: pytest.CaptureFixture[str], broken: bytes | int, said: str
) -> None:
    office.broken = broken
    out = account.with_name("out.json")
    out.write_text("before")

    assert fetched(office, account, out, "procedures") == FAILED
    assert said in capsys.readouterr().err
    assert out.read_text() == "before"


def test_an_account_that_is_not_taken_is_said(
    office: PortalOffice, account: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account.write_text("motcua\nwrong\n")
    assert fetched(office, account, tmp_path / "out", "procedures") == FAILED
    assert "refuses the account" in capsys.readouterr().err
    account.chmod(0o644)
    assert fetched(office, account, tmp_path / "out", "procedures") == FAILED
    assert "can be read by others" in capsys.readouterr().err
    account.chmod(0o600)
    office.url = "http://127.0.0.1:1"
    assert fetched(office, account, tmp_path / "out", "procedures") == FAILED
    assert "cannot be reached" in capsys.readouterr().err
