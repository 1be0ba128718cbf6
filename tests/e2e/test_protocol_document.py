"""docs/protocol.md tells the truth: its examples run against a real server, and its catalogues are complete."""

import os
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from server_client.dossier_model.preregistration import PreregistrationRefusal
from server_client.dossier_model.reception import ReceptionRefusal
from server_client.queue_model.events import EventData
from server_client.queue_model.refusals import RefusalCode
from server_client.server.credentials import MAY_COMMAND, Role
from server_client.server.openapi import CALLS
from server_client.server.openapi_call import PROBLEMS
from server_client.wire.messages import COMMAND_TYPES
from tests.e2e.branch_process import MOTCUA, Branch

DOCUMENT = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
STARTER = Path(str(files("assets"))) / "starter" / "hanoi.json"


def blocks(language: str) -> list[str]:
    """Return the document's examples in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def test_the_examples_run_in_their_order_against_a_real_server(tmp_path: Path) -> None:
    branch = Branch(tmp_path / "data", STARTER)
    (tmp_path / "check_chain.py").write_text(blocks("python")[0], encoding="utf-8")
    examples = [block for block in blocks("sh") if not block.startswith("motcua branch")]
    assert len(examples) >= 5
    secrets = {
        role.upper(): branch.credential(role) for role in ("kiosk", "counter", "supervisor", "display", "administrator")
    }

    branch.run("vault", "init", "--data", str(branch.data))
    with branch.process() as (_, url):
        script = "set -euo pipefail\n" + "\necho\n".join(examples)
        # curl ends a feed with an error, since nothing else ends it.
        script = script.replace("curl -sSN --max-time 2", "feed").replace(
            "set -euo pipefail", 'set -euo pipefail\nfeed() { curl -sSN --max-time 2 "$@" 2>/dev/null || true; }'
        )
        path = f"{MOTCUA.parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **secrets, "SERVER": url, "DATA": str(branch.data), "PATH": path}
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "urn:motcua:problem" not in done.stdout
    assert re.search(r"^\d+ entries hold, the last is [0-9a-f]{64}$", done.stdout, re.MULTILINE), done.stdout
    for told in (
        '"type":"TicketFinished"',
        '"ready":true',
        "retry: 1000",
        '"state":"finished"',
        '"services":[{',
        '"state":"taken"',
        '"masked":{',
        '"ending":"supplement"',
        '"note":{"text":"Cần phiên dịch',
        "\n304\n",
        '"type":"TicketRecalled"',
        '"type":"ServiceRated"',
        '"staff":[{"clerk":"lan"',
        '"n":null',
    ):
        assert told in done.stdout, told


def test_every_call_problem_refusal_command_and_event_is_in_the_document() -> None:
    names = [kind.__name__ for kind in (*COMMAND_TYPES, *get_args(EventData))]
    names += [code.value for code in (*RefusalCode, *PreregistrationRefusal, *ReceptionRefusal)] + list(PROBLEMS)

    assert [name for name in names if f"| `{name}` |" not in DOCUMENT] == []
    assert [call.path for call in CALLS if f"{call.method.upper()} {call.path}`" not in DOCUMENT] == []


@pytest.mark.parametrize(
    ("cell", "role"), [(3, Role.KIOSK), (4, Role.COUNTER), (5, Role.SUPERVISOR), (6, Role.ADMINISTRATOR)]
)
def test_the_table_of_roles_is_what_the_server_grants(cell: int, role: Role) -> None:
    rows = [[text.strip(" `") for text in line.split("|")[1:-1]] for line in DOCUMENT.splitlines()]

    assert {row[0] for row in rows if len(row) == 7 and row[cell] == "●"} == {
        kind.__name__ for kind in MAY_COMMAND[role]
    }
    assert MAY_COMMAND[Role.DISPLAY] == MAY_COMMAND[Role.NODE] == frozenset()
