"""What a console is set up with: the head of its forms and their printer, told at the start if they are wrong."""

from pathlib import Path

import pytest

from counter_display.console.office_file import OfficeFileUnusable, read_office
from counter_display.console.settings import parse

STARTER = Path("assets/starter/office.toml")


def words(tmp_path: Path, *more: str) -> list[str]:
    """Return a command line that is right but for what is added."""
    secret = tmp_path / "secret"
    secret.write_text("a-secret", encoding="utf-8")
    secret.chmod(0o600)
    server = ("--server", "http://127.0.0.1:9", "--branch", "CN01", "--credential-file", str(secret))
    return [*server, "--data", str(tmp_path), *more]


def test_the_starters_office_heads_forms() -> None:
    office = read_office(STARTER)
    assert (office.name, office.place, office.phone) == ("Chi nhánh số 1", "Hà Nội", "1900 1009")


def test_a_console_knows_its_printer_and_its_office(tmp_path: Path) -> None:
    settings = parse(words(tmp_path, "--form-printer", f"file:{tmp_path}", "--office", str(STARTER)))
    assert settings.form_printer == f"file:{tmp_path}"
    assert settings.office == read_office(STARTER)


def test_without_them_a_console_starts_all_the_same(tmp_path: Path) -> None:
    settings = parse(words(tmp_path))
    assert (settings.form_printer, settings.office) == ("", None)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('superior = "A"\nname = "B"', "place is missing"),
        ("superior = 1", "superior is no text"),
        ('logo = "x"', "logo is not known"),
        ("name = ", "is no TOML"),
        (f'superior = "{"x" * 300}"\nname = "B"\nplace = "C"', "200 fit a form"),
    ],
)
def test_a_wrong_office_is_told_with_what_to_write(tmp_path: Path, content: str, complaint: str) -> None:
    file = tmp_path / "office.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(OfficeFileUnusable, match=complaint):
        read_office(file)


def test_a_missing_office_and_a_wrong_printer_end_the_start_with_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in (("--office", str(tmp_path / "none.toml")), ("--form-printer", "usb")):
        with pytest.raises(SystemExit):
            parse(words(tmp_path, *more))
    said = capsys.readouterr().err
    assert "none.toml cannot be read" in said
    assert "names no printer" in said
