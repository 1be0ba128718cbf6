"""`motcua bookings` and `motcua dossiers` with files and a real server: all of a file is brought in, or nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server_client.office_files.command import bookings, dossiers
from server_client.queue_model.local_time import local_day
from server_client.server.credentials import Role
from tests.fakes.running_server import JSON, RunningServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open today."""
    with running_server(tmp_path / "data") as server:
        yield server


def connection(server: RunningServer, folder: Path, role: Role = Role.ADMINISTRATOR) -> list[str]:
    """Return the options that lead to the server."""
    credential = folder / f"{role}.credential"
    credential.write_text(server.secrets[role], encoding="ascii")
    return ["--server", server.url, "--credential-file", str(credential)]


def found(server: RunningServer, what: str, code: str) -> dict[str, object]:
    """Return what a look-up answers."""
    headers = {**JSON, "Authorization": f"Bearer {server.secrets[Role.KIOSK]}"}
    answer = server.http.post(f"/v1/{what}/search", content=f'{{"code":"{code}"}}', headers=headers)
    document: dict[str, object] = answer.json()
    return document


def test_bookings_are_brought_in_and_found(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = local_day(datetime.now(UTC))  # noqa: TID251 - the server is real, so is its day
    file = tmp_path / "bookings.csv"
    file.write_text("Mã đặt lịch,Lĩnh vực,Giờ hẹn\nHN-0007,Hộ tịch,8h30\nHN-0008,Đất đai,9h00\n", encoding="utf-8")
    options = connection(server, tmp_path)

    assert bookings(["check", str(file), "--day", str(today), *options]) == 0
    assert found(server, "bookings", "HN-0007")["bookings"] == []
    assert bookings(["import", str(file), "--day", str(today), *options]) == 0

    assert f"2 bookings are now all of {today}" in capsys.readouterr().out
    assert found(server, "bookings", "HN-0007")["bookings"] != []


def test_a_fault_keeps_the_whole_file_out(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bookings.csv"
    file.write_text(
        "code,service,booked_for\nHN-0007,civil,2999-01-01 08:30\nHN-0008,passports,2999-01-01 09:00\n",
        encoding="utf-8",
    )

    assert bookings(["import", str(file), *connection(server, tmp_path)]) == 1

    printed = capsys.readouterr().out
    assert 'fault: row 3, column service: "passports" is no service here' in printed
    assert "nothing was imported" in printed
    assert found(server, "bookings", "HN-0007")["bookings"] == []


def test_dossiers_are_brought_in_by_the_thousand_and_found(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dossiers.csv"
    rows = "".join(f"H26.001.01-260305-{number:04},4\n" for number in range(2001))
    file.write_text(f"code,status\n{rows}", encoding="utf-8")

    assert dossiers(["import", str(file), *connection(server, tmp_path)]) == 0

    assert capsys.readouterr().out.count("dossiers were told of") == 3
    assert found(server, "dossiers", "H26.001.01-260305-2000")["dossier"] is not None


def test_sample_data_is_called_so(server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "dossiers.json"
    file.write_text('{"sample": true, "dossiers": [{"code": "H26-1", "status": "Đã trả kết quả"}]}', encoding="utf-8")

    assert dossiers(["import", str(file), *connection(server, tmp_path)]) == 0
    assert "says that it is sample data" in capsys.readouterr().out


def test_what_keeps_a_file_from_being_delivered_is_said(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dossiers.csv"
    file.write_text("code,status\nH26-1,4\n", encoding="utf-8")

    assert dossiers(["import", str(file), *connection(server, tmp_path, Role.KIOSK)]) == 1
    assert "Not this role's work" in capsys.readouterr().err
    assert dossiers(["import", str(tmp_path / "none.csv"), *connection(server, tmp_path)]) == 1
    assert "none.csv cannot be read" in capsys.readouterr().err
    nobody = ["--server", "http://127.0.0.1:9", *connection(server, tmp_path)[2:]]
    assert dossiers(["import", str(file), *nobody]) == 1
    assert "cannot be reached" in capsys.readouterr().err
