"""Pre-registrations with the real server: a kill loses none, and its log lines know nobody."""

import json
import os
import signal
from importlib.resources import files
from pathlib import Path

import httpx

from server_client.dossier_model.applicant import Applicant
from server_client.queue_model.ids import ServiceCode
from server_client.wire.preregistrations import decode_document, decode_kept, encode_order
from tests.e2e.branch_process import Branch
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, TAX_CODE, number_of, order

STARTER = Path(str(files("assets"))) / "starter" / "hanoi.json"
CIVIL_STATUS = ServiceCode("hotich")


def test_what_was_answered_is_there_after_a_kill_and_no_log_line_knows_whose_it_is(tmp_path: Path) -> None:
    branch = Branch(tmp_path / "data", STARTER)
    branch.run("vault", "init", "--data", str(branch.data))
    kiosk, supervisor = (
        {"Authorization": f"Bearer {branch.credential(role)}", "Content-Type": "application/json"}
        for role in ("kiosk", "supervisor")
    )
    wish = order(1, CIVIL_STATUS)
    with branch.process() as (server, url):
        answer = httpx.post(f"{url}/v1/preregistrations", content=encode_order(wish), headers=kiosk)
        assert answer.status_code == 200, answer.text
        wrong = encode_order(order(1, CIVIL_STATUS)).replace(PHONE.encode(), NAME.encode())
        assert httpx.post(f"{url}/v1/preregistrations", content=wrong, headers=kiosk).status_code == 400
        again = encode_order(order(1, CIVIL_STATUS))
        assert httpx.post(f"{url}/v1/preregistrations", content=again, headers=kiosk).status_code == 409
        code = decode_kept(answer.content)
        os.kill(server.pid, signal.SIGKILL)
        said = server.communicate(timeout=30)[1]

    branch.run("vault", "rotate", "--data", str(branch.data))
    with branch.process() as (server, url):
        document = decode_document(httpx.get(f"{url}/v1/preregistrations/{code}", headers=supervisor).content)
        assert isinstance(document.applicant, Applicant)
        assert document.applicant.name == NAME
        server.terminate()
        said += server.communicate(timeout=30)[1]

    lines = [json.loads(line) for line in said.splitlines() if line.startswith(b"{")]
    assert any(line.get("event") == "stopped" for line in lines)
    for secret in (NAME, number_of(1), ADDRESS, PHONE, TAX_CODE, code):
        assert secret.encode() not in said
        for file in branch.data.iterdir():
            assert secret.encode() not in file.read_bytes(), (secret, file)
    assert branch.run("vault", "audit", "--data", str(branch.data)).endswith(f"supervisor\t{wish.id}\tfull\tcode")
