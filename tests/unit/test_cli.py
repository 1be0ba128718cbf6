"""The `motcua` command: what it lists, what it runs and what it refuses."""

from collections.abc import Sequence
from importlib.metadata import EntryPoint

import pytest

from server_client.cli import run, summary

GROUP = "motcua.commands"


def echo(arguments: Sequence[str]) -> int:
    """Repeat the arguments.

    The second line is not for the list.
    """
    print(*arguments)  # noqa: T201 - a command talks to its terminal
    return len(arguments)


def undescribed(arguments: Sequence[str]) -> int:
    return len(arguments)


ECHO = EntryPoint(name="echo", value=f"{__name__}:echo", group=GROUP)
UNDESCRIBED = EntryPoint(name="undescribed", value=f"{__name__}:undescribed", group=GROUP)
BROKEN = EntryPoint(name="broken", value="server_client.no_such_module:start", group=GROUP)


def motcua(*arguments: str) -> int:
    return run(arguments, commands=[ECHO, BROKEN], benches=[ECHO])


def test_a_command_gets_the_rest_of_the_arguments_and_gives_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("echo", "--port", "80") == 2
    assert capsys.readouterr().out == "--port 80\n"


def test_a_bench_is_run_by_its_own_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("bench", "echo", "--json") == 1
    assert capsys.readouterr().out == "--json\n"


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_lists_each_command_with_its_first_line(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua(word) == 0
    listed = capsys.readouterr().out
    assert "  echo    Repeat the arguments.\n" in listed
    assert "  bench   Measure this machine against a limit.\n" in listed
    assert "second line" not in listed


def test_help_is_printed_although_a_command_cannot_be_imported(capsys: pytest.CaptureFixture[str]) -> None:
    motcua("--help")
    assert "  broken  not installed: server_client.no_such_module is missing\n" in capsys.readouterr().out


def test_help_of_the_benches_lists_only_benches(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("bench", "--help") == 0
    assert "broken" not in capsys.readouterr().out


def test_no_argument_is_an_error_that_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua() == 2
    assert "usage: motcua NAME" in capsys.readouterr().out


def test_an_unknown_command_is_refused_with_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("ecco") == 2
    assert capsys.readouterr().err == (
        "motcua: there is no command ecco. Did you mean echo? motcua --help lists them.\n"
    )


def test_an_unknown_bench_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("bench", "zzz") == 2
    assert "motcua bench: there is no command zzz. motcua bench --help" in capsys.readouterr().err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert motcua("--version") == 0
    assert capsys.readouterr().out.startswith("motcua ")


def test_a_function_with_no_docstring_is_described_by_its_module() -> None:
    assert summary(UNDESCRIBED) == "The `motcua` command: what it lists, what it runs and what it refuses."
