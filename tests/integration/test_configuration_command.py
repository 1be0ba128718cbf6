"""`motcua configuration`: files are checked and compared anywhere, and published, listed and fetched at a centre."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server_client.city_files.command import configuration
from server_client.organisation_model import editing
from server_client.server.credentials import Role
from server_client.wire.organisation import decode_city, encode_city
from tests.fakes.city import CITY, CN01
from tests.fakes.office import CIVIL
from tests.fakes.running_center import running_center

DAY = ["--day", "2026-03-09"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the city."""
    (tmp_path / "city.json").write_bytes(encode_city(CITY))
    return tmp_path / "city.json"


@pytest.fixture
def at_center(tmp_path: Path) -> Iterator[list[str]]:
    """Run a centre, and return the options that lead there."""
    with running_center(tmp_path / "centre") as center:
        (tmp_path / "secret").write_text(center.holder("hoa", Role.ADMINISTRATOR).secret)
        yield ["--server", center.url, "--credential-file", str(tmp_path / "secret")]


def faulty(file: Path) -> str:
    """Return a file with a fault."""
    other = file.with_name("faulty.json")
    other.write_bytes(file.read_bytes().replace(b'"prefix": "A"', b'"prefix": "a"'))
    return str(other)


def test_a_file_is_checked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert configuration(["check", str(file), *DAY]) == 0
    assert configuration(["check", faulty(file)]) == 1
    assert "Service civil has the prefix 'a'" in capsys.readouterr().out
    file.write_bytes(b"{}")
    assert configuration(["check", str(file)]) == 1
    assert "is no city's document" in capsys.readouterr().err
    assert configuration(["check", str(file / "x")]) == 1


def test_two_files_are_compared(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = file.with_name("other.json")
    other.write_bytes(encode_city(editing.with_service(CITY, CN01, CIVIL, hours=None, daily_quota=7)))
    assert configuration(["difference", str(file), str(other), *DAY]) == 0
    assert configuration(["difference", str(file), str(file), *DAY]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "CN01: Service civil (Civil status) changed: daily quota: 100 → 7",
        "Nothing is different at any branch",
    ]


def test_a_file_is_published_listed_and_fetched(
    file: Path, at_center: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    fetched = file.with_name("fetched.json")
    assert configuration(["export", str(fetched), *at_center]) == 1
    assert configuration(["publish", "--file", str(file), *at_center]) == 1
    assert configuration(["publish", "--file", faulty(file), "--all", *at_center]) == 1
    assert "goes to nobody" in capsys.readouterr().err

    assert configuration(["publish", "--file", str(file), "--branch", "CN01", *at_center]) == 0
    assert configuration(["publish", "--version", "1", "--all", *at_center]) == 0
    assert configuration(["list", *at_center]) == 0
    out = capsys.readouterr().out
    assert "Version 1 was published to CN01, CN01-A, CN02" in out
    assert "CN01\toffered\tversion 1 as number 1" in out
    assert configuration(["export", str(fetched), *at_center]) == 0
    assert decode_city(fetched.read_bytes()) == CITY
    assert configuration(["export", str(file / "x"), "--version", "1", *at_center]) == 1
    assert configuration(["publish", "--version", "9", "--all", *at_center]) == 1
