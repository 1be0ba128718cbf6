"""The kiosk as a process of its own: what it shows before it has reached anything, and how it ends."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.last_branch import LastBranch
from server_client.queue_model.ids import BranchId
from tests.fakes.office import office
from tests.unit.identity_papers import CARD, NAME, NUMBER

MOTCUA = (sys.executable, "-c", "import sys; from server_client.cli import main; sys.exit(main())")


@contextmanager
def kiosk(folder: Path, *options: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """A kiosk whose branch is not there; what it shows is in `folder`/map."""
    (folder / "credential").write_text("secret", encoding="ascii")
    words = (
        *("--server", "http://127.0.0.1:9", "--credential-file", str(folder / "credential")),
        *("--data", str(folder / "data"), "--printer", f"virtual:{folder / 'paper'}", "--windowed", "1080x1920"),
    )
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "MOTCUA_TOUCH_MAP": str(folder / "map"),
        **environment,
    }
    with subprocess.Popen(
        [*MOTCUA, "kiosk", *words, *options], stderr=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until_said(process: "subprocess.Popen[str]", words: str) -> None:
    """Wait until the kiosk's log has these words."""
    said = []
    for line in process.stderr or ():
        if words in line:
            return
        said.append(line)
    raise AssertionError(f"The kiosk ended with {process.wait()} and did not say {words!r}: {''.join(said)}")


def shown(folder: Path) -> set[str]:
    """The names of what can be touched."""
    return set(json.loads((folder / "map").read_text(encoding="utf-8")))


def test_the_tiles_are_in_the_first_frame_though_the_branch_is_away(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    LastBranch(tmp_path / "data" / "last-branch.json", BranchId("CN01")).keep(office().branch)
    with kiosk(tmp_path) as process:
        until_said(process, "The first frame is out")
        assert {"service-civil", "service-land", "language-en"} <= shown(tmp_path)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_a_kiosk_that_has_never_reached_its_branch_waits_for_it_in_peace(tmp_path: Path) -> None:
    with kiosk(tmp_path) as process:
        until_said(process, "The first frame is out")
        assert not any(name.startswith("service-") for name in shown(tmp_path))
        assert "trouble" in shown(tmp_path)


def test_a_fault_is_told_to_the_person_and_the_kiosk_goes_on_once_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "data" / "outbox").mkdir(parents=True)
    # As if another kiosk ran on the same folder.
    with (tmp_path / "data" / "outbox" / "outbox.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with kiosk(tmp_path) as process:
            until_said(process, "The kiosk has met a fault and begins anew")
            until_said(process, "in use by another program; stop that first")
            fcntl.flock(lock, fcntl.LOCK_UN)
            until_said(process, "Numbers can be asked for")
            assert "home" in shown(tmp_path)
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0


def test_a_printer_that_is_none_is_named_at_the_start(tmp_path: Path) -> None:
    with kiosk(tmp_path, "--printer", "lpt1") as process:
        until_said(process, "motcua kiosk: --printer: ")
        assert process.wait(20) == 1


def test_a_scan_counts_before_the_branch_is_reached_and_no_log_says_whose_it_was(tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    with kiosk(tmp_path, "--scanner", f"virtual:{tmp_path / 'scans'}") as process:
        until_said(process, "The scanner is ready")
        (tmp_path / "scans" / "card.part").write_text(CARD, encoding="utf-8")
        (tmp_path / "scans" / "card.part").rename(tmp_path / "scans" / "card")
        until_said(process, "The scanner has read: identity card")
        process.send_signal(signal.SIGTERM)
        assert process.stderr is not None
        rest = process.stderr.read()
        assert process.wait(20) == 0
        assert NAME not in rest
        assert NUMBER not in rest
        assert "ERROR" not in rest


def test_a_kiosk_for_the_blind_speaks_its_first_page(tmp_path: Path) -> None:
    spoken = tmp_path / "spoken"
    spoken.mkdir()
    # A pipe, so that the test waits for the first word.
    os.mkfifo(spoken / "spoken.log")
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[sound]\ndevice = "file:{spoken}"\n[guidance]\nwhen = "always"\n', encoding="utf-8")
    with kiosk(tmp_path, "--settings", str(file)), (spoken / "spoken.log").open(encoding="utf-8") as heard:
        language, _, sentence = heard.readline().split("\t")
        assert language == "vi"
        assert "Tìm thủ tục" in sentence or "làm việc gì" in sentence


def test_systemd_is_told_that_the_screen_is_there_lives_and_ends(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(30)
        surroundings = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "2000000"}
        with kiosk(tmp_path, **surroundings) as process:
            said = {systemd.recv(64) for _ in range(3)}
            assert said == {b"READY=1", b"WATCHDOG=1"}
            process.send_signal(signal.SIGTERM)
            while systemd.recv(64) != b"STOPPING=1":
                pass
            assert process.wait(20) == 0
