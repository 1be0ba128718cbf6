"""What looks for secrets in all that the suite writes finds those that were planted, wherever they were written."""

import os
import subprocess
import sys
from pathlib import Path

from tests.seeds import SPOOL, found_in

ROOT = Path(__file__).parents[2]
PLANTED = """
import logging, subprocess, sys
from tests.seeds import a_secret, sow

def said_by_a_process(what):
    program = f"import logging; logging.warning({what!r})"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

def test_a_pin_in_the_log():
    logging.getLogger("x").warning("wrong PIN 480271 for LAN01")

def test_a_name_in_the_output():
    print("Nguyễn Thị Thử Nghiệm is next")

def test_a_credential_that_a_process_tells():
    said_by_a_process(f"no such credential: {a_secret()}")

def test_a_key_that_was_made_and_a_process_tells():
    sow(b"sixteen bytes or")
    said_by_a_process(b"sixteen bytes or".hex())
"""


def run(folder: Path, tests: str) -> "subprocess.CompletedProcess[str]":
    (folder / "test_planted.py").write_text(tests)
    words = ("-q", "-n1", "-p", "tests.seeded_secrets", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder))
    surroundings = {name: value for name, value in os.environ.items() if name != SPOOL}  # noqa: TID251
    surroundings["PYTHONPATH"] = str(ROOT)
    surroundings["TMPDIR"] = str(folder)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_is_planted_is_found_though_every_test_passed(tmp_path: Path) -> None:
    done = run(tmp_path, PLANTED)

    assert "4 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
    finds = [line for line in done.stdout.splitlines() if ".err: " in line]
    kinds = sorted(find.split(": ")[1] for find in finds)
    assert kinds == [
        "a secret that was made",
        "an applicant's name",
        "the PIN of a clerk or kiosk",
        "the secret of a credential",
    ]


def test_what_only_looks_like_one_or_was_told_in_answer_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.sown").write_text("made-in-this-run\n")
    (tmp_path / "1.out").write_text("made-in-this-run\n")
    (tmp_path / "1.err").write_text("day 20261123, 1480271 bytes, seeded-too-short, made-in-this-run-2\n")

    assert found_in(tmp_path) == []
    (tmp_path / "1.err").write_text("it is made-in-this-run.\n")
    assert found_in(tmp_path) == ["1.err: a secret that was made: it is made-in-this-run."]
