"""The installed `motcua` program, as a process."""

import subprocess
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

MOTCUA = Path(sys.executable).with_name("motcua")

INSTALLED = [*entry_points(group="motcua.commands"), *entry_points(group="motcua.benches")]


def test_the_command_line_itself_loads_neither_qt_nor_a_server() -> None:
    code = "import sys, server_client.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "starlette", "httpx", "typer", "rich"} & set(loaded)


def test_the_installed_program_lists_its_commands() -> None:
    listing = subprocess.run([MOTCUA, "--help"], capture_output=True, text=True, check=True).stdout
    assert listing.startswith("usage: motcua NAME")
    assert "not installed" not in listing


@pytest.mark.parametrize("point", INSTALLED, ids=lambda point: f"{point.group} {point.name}")
def test_each_installed_command_is_a_function_of_its_name(point: EntryPoint) -> None:
    assert callable(point.load())
    assert point.attr == point.name.replace("-", "_")
