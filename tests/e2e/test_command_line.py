"""The installed `motcua` program, as a process."""

import subprocess
import sys
from pathlib import Path

MOTCUA = Path(sys.executable).with_name("motcua")


def test_the_command_line_itself_loads_neither_qt_nor_a_server() -> None:
    code = "import sys, server_client.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "starlette", "httpx", "typer", "rich"} & set(loaded)


def test_the_installed_program_lists_its_commands() -> None:
    listing = subprocess.run([MOTCUA, "--help"], capture_output=True, text=True, check=True).stdout
    assert listing.startswith("usage: motcua NAME")
    assert "not installed" not in listing
