"""The command `motcua procedures` on real files: what it writes, what it leaves alone, and what it answers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from server_client.catalogue_files.command import procedures
from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from tests.fakes.workbook import workbook

STARTER = Path(__file__).parents[2] / "assets" / "starter"


def test_a_workbook_becomes_the_catalogue_that_the_kiosk_loads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "ours.XLSX", tmp_path / "catalogue.json"
    source.write_bytes(workbook([["Mã TTHC", "Tên thủ tục"], ["1.001193", "Đăng ký khai sinh"]]))
    assert procedures(["import", str(source), "--out", str(target)]) == 0
    assert "1 procedures were written" in capsys.readouterr().out
    assert [procedure.code for procedure in load_catalogue(target).procedures] == ["1.001193"]
    assert [path.name for path in tmp_path.iterdir() if path != source] == ["catalogue.json"]


def test_a_file_with_a_fault_leaves_the_present_catalogue_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "ours.csv", tmp_path / "catalogue.json"
    source.write_text("code,name_vi\n1.001193,Đăng ký khai sinh\n1.000894,\n", encoding="utf-8")
    target.write_text("the present one", encoding="utf-8")
    assert procedures(["import", str(source), "--out", str(target)]) == 1
    printed = capsys.readouterr().out
    assert "fault: row 3, column name_vi: is empty; write the official name" in printed
    assert "nothing was imported" in printed
    assert target.read_text(encoding="utf-8") == "the present one"


def test_check_says_what_is_wrong_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert procedures(["check", str(STARTER / "procedures.json")]) == 0
    assert "0 faults, 0 remarks" in capsys.readouterr().out
    source = tmp_path / "ours.csv"
    source.write_text("code,name_vi\nNB-7,Tên\n", encoding="utf-8")
    assert procedures(["check", str(source)]) == 0
    assert "remark: row 2, NB-7: is no code of the national catalogue" in capsys.readouterr().out


def test_the_sample_catalogue_is_labelled_as_sample_data() -> None:
    catalogue = load_catalogue(STARTER / "procedures.json")
    assert catalogue.is_sample
    assert "mẫu" in catalogue.notice


def test_a_file_that_is_missing_or_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert procedures(["check", str(tmp_path / "none.json")]) == 1
    assert "none.json cannot be read: No such file" in capsys.readouterr().err
    out = str(tmp_path / "no" / "catalogue.json")
    assert procedures(["import", str(STARTER / "procedures.json"), "--out", out]) == 1
    assert "catalogue.json cannot be written" in capsys.readouterr().err


def test_a_catalogue_at_fault_is_not_loaded_and_says_why(tmp_path: Path) -> None:
    source = tmp_path / "ours.json"
    source.write_text('[{"code": "1.000001"}]', encoding="utf-8")
    with pytest.raises(FileFault, match=r"ours\.json: procedure 1, column name_vi: is empty"):
        load_catalogue(source)


def test_search_prints_codes_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert procedures(["search", "mo", "quan", "an", "--limit", "1"]) == 0
    assert capsys.readouterr().out == "1.001612  Thành lập hộ kinh doanh\n"


def test_search_reads_a_query_a_line_and_answers_a_list_a_line() -> None:
    asked = "so do\nmat cccd\r\n\n\xff\n".encode("latin-1")
    command = [str(Path(sys.executable).with_name("motcua")), "procedures", "search", "--batch", "--limit", "3"]
    answered = subprocess.run(command, input=asked, capture_output=True, check=True)
    answers = [json.loads(line) for line in answered.stdout.splitlines()]
    assert len(answers) == 4
    assert "1.012753" in answers[0]
    assert answers[1][0] == "2.001194"
    assert answers[2] == []
    assert max(map(len, answers)) <= 3


def test_search_finds_what_is_in_force_on_the_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "ours.csv"
    versions = ("1.000001,Khai sinh cũ,,2027-02-28", "1.000001,Khai sinh mới,2027-03-01,")
    source.write_text("\n".join(("code,name_vi,effective_from,effective_to", *versions)), encoding="utf-8")
    assert procedures(["search", "khai sinh", "--catalogue", str(source), "--day", "2027-03-01"]) == 0
    assert capsys.readouterr().out == "1.000001  Khai sinh mới\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x", "is no TOML"),
        ("words = []", "words is not known"),
        ("phrase = 1", "write each as"),
        ('[[phrase]]\nsaid = ["a"]', "phrase 1 does not have said and means"),
        ('[[phrase]]\nsaid = "a"\nmeans = ["b"]', "phrase 1, said: is no list of words"),
        ('[[phrase]]\nsaid = ["a"]\nmeans = [""]', "phrase 1, means: is no list of words"),
        ("light = [1]", "light: is no list of words"),
    ],
)
def test_everyday_words_that_do_not_fit_are_named_by_their_key(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileFault, match=words):
        load_everyday_words(path)


def test_everyday_words_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"none\.toml cannot be read"):
        load_everyday_words(tmp_path / "none.toml")
    (tmp_path / "words.toml").write_bytes(b"\xff")
    with pytest.raises(FileFault, match="no UTF-8"):
        load_everyday_words(tmp_path / "words.toml")


def test_a_phrase_that_stands_twice_means_all_that_it_is_said_to_mean(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[[phrase]]\nsaid = ["a"]\nmeans = ["b"]\n[[phrase]]\nsaid = ["a"]\nmeans = ["c"]\n', encoding="utf-8"
    )
    assert load_everyday_words(path).phrases == {"a": ("b", "c")}


def test_the_everyday_words_of_the_project_lead_to_procedures_of_its_sample() -> None:
    words = load_everyday_words(STARTER / "everyday_words.toml")
    known = {procedure.code for procedure in load_catalogue(STARTER / "procedures.json").procedures}
    meant = {target for targets in words.phrases.values() for target in targets if target[:1].isdigit()}
    assert meant | set(words.often) <= known
    assert known <= meant
