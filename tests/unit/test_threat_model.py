"""Each test that the threat model names is there: an answer without its test is a promise."""

import re
from pathlib import Path

_TESTS = Path(__file__).parents[1]
_MODEL = _TESTS.parent / "docs" / "threat-model.md"


def test_each_test_that_the_threat_model_names_exists() -> None:
    text = _MODEL.read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    files = re.findall(r"`(tests/[\w/]+\.py)`", text)
    written = {
        name
        for file in _TESTS.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    }

    assert len(named) > 40
    assert named - written == set()
    assert [file for file in files if not (_TESTS.parent / file).is_file()] == []


def test_each_threat_has_its_answer_and_its_test() -> None:
    parts = _MODEL.read_text(encoding="utf-8").split("\n## ")[1:-1]
    rows = [row for part in parts for row in re.findall(r"^\| [STRIDE] \|.*$", part, re.MULTILINE)]

    assert len(rows) > 50
    assert [row for row in rows if "test" not in row.rpartition("| ")[2]] == []
    assert all(re.search(r"^\| [STRIDE] \|", part, re.MULTILINE) for part in parts)
