"""The example of the kiosk's settings file, and the guide's table, against the keys that the program knows."""

import tomllib
from pathlib import Path

import pytest

from kiosk.setup.document import EXAMPLE, GUIDE, example, guide_with_table, table
from kiosk.setup.key import Key, TomlValue, written
from kiosk.setup.keys import KEYS
from kiosk.setup.reading import read_settings

ADVICE = "write both anew with python -m kiosk.setup.document"


def everything_switched_on() -> str:
    """The example with the sign of a comment taken from every line that is no sentence."""
    lines = (line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in _example_lines())
    return "\n".join(lines)


def _example_lines() -> list[str]:
    # Words that explain never hold " = ".
    return EXAMPLE.read_text(encoding="utf-8").splitlines()


def test_the_example_is_the_one_that_the_keys_make() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") == example(), ADVICE


def test_the_guides_table_is_the_one_that_the_keys_make() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide_with_table(guide) == guide, ADVICE
    assert table() in guide


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_example_names_each_key_with_its_usual_value(key: Key[object]) -> None:
    found: object = tomllib.loads(everything_switched_on())
    for part in key.name.split("."):
        assert isinstance(found, dict)
        found = found[part]
    assert found == key.shown
    if key.example is None:
        assert found == key.usual


def test_nothing_in_the_example_is_refused_but_the_files_that_are_not_there(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(everything_switched_on(), encoding="utf-8")
    assert [fault.split(": ")[1] for fault in read_settings(file, {}).faults] == ["credential_file"]


def test_values_are_written_as_toml_has_them() -> None:
    value: TomlValue = {"a": 'say "\\"', "b": True, "c": [1, 2.5]}
    assert tomllib.loads(f"value = {written(value)}") == {"value": value}
