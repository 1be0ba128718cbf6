"""Fails a run of tests in which some process wrote a seeded secret: to its log, its output, or a test's.

Every process of the suite, those of xdist included, leaves a copy of what it writes in one folder (`tests.spooling`,
and here for the tests' own); after the last test the folder is searched once, and taken away if nothing was found.
"""

import os
import shutil
from collections.abc import Generator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.seeds import SPOOL, found_in

_SPOOLING = Path(__file__).with_name("spooling")
_finds = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder, and have each process that is started from here leave its copy there."""
    if hasattr(config, "workerinput") or SPOOL in os.environ:  # noqa: TID251
        return
    os.environ[SPOOL] = mkdtemp(prefix="motcua-spool-")  # noqa: TID251
    before = os.environ.get("PYTHONPATH")  # noqa: TID251
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(_SPOOLING), before]))  # noqa: TID251
    config.stash[_finds] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a copy of what a test and the servers within it wrote."""
    report = yield
    folder = os.environ.get(SPOOL)  # noqa: TID251
    if report.when == "teardown" and report.sections and folder is not None:
        with (Path(folder) / f"{os.getpid()}-tests.err").open("a", encoding="utf-8", errors="replace") as copy:
            copy.writelines(
                f"{item.nodeid}: {line}\n" for _, content in report.sections for line in content.splitlines()
            )
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Search the folder, once all workers have ended."""
    finds = session.config.stash.get(_finds, None)
    if finds is None:
        return
    folder = Path(os.environ.pop(SPOOL))  # noqa: TID251
    finds += found_in(folder)
    if finds:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    else:
        shutil.rmtree(folder, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was found."""
    finds = config.stash.get(_finds, [])
    if finds:
        terminalreporter.section("seeded secrets that were written", sep="=", red=True)
        for find in finds[:50]:
            terminalreporter.line(find)
