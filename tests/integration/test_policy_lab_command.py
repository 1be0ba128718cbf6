"""The command that replays past days: from a node's file or a centre's database to a report, and what it refuses."""

import asyncio
import io
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest

from server_client.policy_lab.command import lab
from server_client.policy_lab.trial_files import read_result
from server_client.queue_model.ids import BranchId
from server_client.server.lab.trial_process import TrialGone, run_in_process
from server_client.server.lab.trial_worker import run
from server_client.server.lab.worker_talk import LabWish, Word, frame, frames, told
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from tests.fakes.lively_branch import LivelyBranch
from tests.fakes.node_log import NodeLog
from tests.fakes.office import EIGHT
from tests.fakes.running_center import running_center

CN01 = BranchId("CN01")
_DAYS = "2026-03-09..2026-03-13"


@pytest.fixture(scope="module")
def node() -> NodeLog:
    """Return a branch with a day in its log."""
    return LivelyBranch(5, visits=40).days(1).node


@pytest.fixture(scope="module")
def log(node: NodeLog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the log in a node's file, which the node holds."""
    path = tmp_path_factory.mktemp("node") / "CN01.sqlite"
    store = SqliteStore(path)
    store.append(Group(entries=node.entries))
    yield path
    store.close()


def test_a_nodes_log_is_replayed_into_a_report(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change, report = tmp_path / "limit.toml", tmp_path / "out.html"
    change.write_text('title = "Hai lượt"\n[[changes]]\ntype = "SetOvertakingLimit"\nlimit = 2\n', encoding="utf-8")
    asked = ["replay", "--log", str(log), "--days", _DAYS, "--report", str(report), "--change", str(change)]
    assert lab([*asked, "--preset", "first_come", "--language", "en"]) == 0
    assert "Hai lượt: 1 × CN01" in capsys.readouterr().out
    assert report.read_text(encoding="utf-8").count("<h1>") == 2
    assert lab([*asked, "--json"]) == 0
    assert read_result(capsys.readouterr().out.encode()).branch == "CN01"


def test_a_centres_database_is_replayed_too(node: NodeLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running_center(tmp_path / "centre") as running:
        running.take_in(node)
    source = ["replay", "--database", f"sqlite:{tmp_path / 'centre' / 'center.sqlite'}", "--days", _DAYS]
    assert lab([*source, "--branch", "CN01", "--preset", "limit_3"]) == 0
    assert "limit_3: 1 × CN01" in capsys.readouterr().out
    assert lab([*source, "--preset", "limit_3"]) == 1
    assert "--branch" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told_so"),
    [
        (["--days", _DAYS], "--change FILE or --preset NAME"),
        (["--days", "monday", "--preset", "limit_3"], "write them as 2026-03-09..2026-03-20"),
        (["--days", "2026-03-10..2026-03-09", "--preset", "limit_3"], "ends before it begins"),
        (["--days", "2025-03-10", "--preset", "limit_3"], "Nobody took a number"),
        (["--days", _DAYS, "--change", "no.toml"], "no.toml"),
    ],
)
def test_what_cannot_be_replayed_is_told(
    log: Path, words: list[str], told_so: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lab(["replay", "--log", str(log), *words]) != 0
    assert told_so in capsys.readouterr().err


def test_faults_of_a_trial_are_told_with_its_file(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = tmp_path / "bad.toml"
    for text, told_so in (
        ('title = "x"\n[[changes]]\ntype = "SetOvertakingLimit"\nlimit = 0\n', "x: Change 1 (SetOvertakingLimit)"),
        ('title = "x"\n[[changes]]\ntype = "No"\n', "bad.toml: Change 1: "),
    ):
        change.write_text(text, encoding="utf-8")
        assert lab(["replay", "--log", str(log), "--days", _DAYS, "--change", str(change)]) == 1
        assert told_so in capsys.readouterr().err


def asked(node: NodeLog, trial: bytes, days: LabWish) -> list[tuple[Word, bytes]]:
    """Return what the process of a trial tells of it."""
    sent = b"".join(map(frame, (days.to_bytes(), trial, *(entry.body for entry in node.entries), b"")))
    lines: list[bytes] = []
    run(frames(io.BytesIO(sent).read), lines.append)
    return [told(line) for line in lines]


def test_the_process_of_a_trial_tells_how_far_it_is_and_what_comes_of_it(node: NodeLog) -> None:
    wish = LabWish(branch=CN01, first=EIGHT.date(), last=EIGHT.date())
    trial = b'{"title": "x", "changes": [{"type": "SetOvertakingLimit", "limit": 2}]}'
    *before, (word, result) = asked(node, trial, wish)
    assert {kind for kind, _ in before} == {Word.DONE}
    assert word is Word.RESULT
    assert read_result(result).days == (EIGHT.date(),)
    for wrong, days, why in (
        (trial.replace(b"2}", b"0}"), wish, "the limit 0"),
        (b"{}", wish, "This is no trial"),
        (
            trial,
            LabWish(branch=CN01, first=EIGHT.date().replace(year=2020), last=EIGHT.date().replace(year=2020)),
            "Nobody",
        ),
    ):
        ((word, said),) = asked(node, wrong, days)
        assert word is Word.REFUSED
        assert why in said.decode()


@pytest.mark.parametrize("program", [("false",), ("cat", "/dev/null"), ("no-such-program",)])
def test_a_process_that_dies_gives_no_result(program: tuple[str, ...]) -> None:
    async def bodies() -> AsyncIterator[Sequence[bytes]]:
        for _ in range(100):
            yield [bytes(100_000)]

    async def tell(_: float) -> None:
        raise AssertionError("nothing is done")

    wish = LabWish(branch=CN01, first=EIGHT.date(), last=EIGHT.date())
    with pytest.raises(TrialGone):
        asyncio.run(run_in_process(wish, b"{}", bodies(), tell, program))
