"""Signing in with the real programs: an account is made beside the running server, and sessions outlive a kill."""

import json
import os
import signal
import subprocess
from importlib.resources import files
from pathlib import Path

import httpx

from tests.e2e.branch_process import MOTCUA, Branch
from tests.fakes.log_entries import an_id

STARTER = Path(str(files("assets"))) / "starter" / "hanoi.json"
PIN = "480271"
NAME = "Nguyễn Thị Ví Dụ"


def add(branch: Branch, clerk: str) -> None:
    """Make an account with the PIN on standard input."""
    words = [str(MOTCUA), "staff", "add", "--data", str(branch.data), "--clerk", clerk, "--name", NAME]
    done = subprocess.run(words, input=f"{PIN}\n", capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_a_clerk_works_on_after_a_kill_and_no_log_line_knows_a_pin_or_name(tmp_path: Path) -> None:
    branch = Branch(tmp_path / "data", STARTER)
    counter = {"Authorization": f"Bearer {branch.credential('counter')}", "Content-Type": "application/json"}

    def opening() -> str:
        wish = {"type": "OpenCounter", "id": an_id(), "counter": "q05", "clerk": "LAN01", "profile": "tatca"}
        return json.dumps(wish)

    with branch.process() as (server, url):
        assert httpx.get(f"{url}/v1/health").json()["staff"] == {"pins": False, "why_not": None}
        add(branch, "LAN01")
        told = httpx.post(f"{url}/v1/sign-in", json={"clerk": "LAN01", "pin": "731905"}, headers=counter)
        assert (told.status_code, told.json()["code"]) == (403, "wrong_pin")
        signed_in = httpx.post(f"{url}/v1/sign-in", json={"clerk": "LAN01", "pin": PIN}, headers=counter)
        assert signed_in.status_code == 200, signed_in.text
        assert signed_in.json()["wrong_before"] == 1
        refused = httpx.post(f"{url}/v1/branches/CN01/commands", content=opening(), headers=counter)
        assert (refused.status_code, refused.json()["code"]) == (403, "no_session")
        os.kill(server.pid, signal.SIGKILL)
        said = server.communicate(timeout=30)[1]

    with branch.process() as (server, url):
        clerk = {**counter, "Motcua-Clerk": signed_in.json()["session"]}
        opened = httpx.post(f"{url}/v1/branches/CN01/commands", content=opening(), headers=clerk)
        assert opened.status_code == 200, opened.text
        server.terminate()
        said += server.communicate(timeout=30)[1]

    assert b"signed in" in said
    for secret in (PIN, "731905", NAME, NAME.encode("unicode_escape").decode(), signed_in.json()["session"]):
        assert secret.encode() not in said
    assert branch.run("staff", "list", "--data", str(branch.data)) == f"LAN01\tclerk\t{NAME}"
