"""`make audit`: a known hole fails it, and where nobody can be asked it says that and nothing else."""

import subprocess
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def _audited(tools: Path) -> subprocess.CompletedProcess[str]:
    without_network = {"PATH": "/usr/bin:/bin", "PIP_NO_INDEX": "1", "AUDIT_TOOLS": str(tools)}
    return subprocess.run(
        [_ROOT / ".ci" / "audit"], env=without_network, capture_output=True, text=True, timeout=60, check=False
    )


def _saying(folder: Path, text: str, status: int) -> Path:
    (folder / "pip_audit").mkdir(parents=True)
    (folder / "pip_audit" / "__main__.py").write_text(f"print({text!r})\nraise SystemExit({status})\n")
    return folder


def test_an_audit_that_finds_something_fails_and_one_without_an_answer_says_so(tmp_path: Path) -> None:
    found = _audited(_saying(tmp_path / "hole", "Found 1 known vulnerability in 1 package", 1))
    well = _audited(_saying(tmp_path / "well", "No known vulnerabilities found", 0))
    silent = _audited(_saying(tmp_path / "silent", "requests.exceptions.ConnectionError", 1))
    alone = _audited(tmp_path / "none")

    assert (found.returncode, well.returncode, silent.returncode, alone.returncode) == (1, 0, 2, 2)
    assert "Found 1 known vulnerability" in found.stdout
    for one in (silent, alone):
        assert one.stderr.startswith("Nobody could be asked about known holes")
        assert "Traceback" not in one.stderr
