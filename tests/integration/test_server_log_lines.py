"""What the server's log says of a call that failed: which one, never the code or token in its address."""

import asyncio

import pytest
from starlette.requests import Request

from server_client.server.app import _bug
from server_client.server.routes.preregistrations import get_preregistration

CODE = "K7MA-4TXC-9HE2"


def test_a_call_that_failed_is_named_without_what_is_in_its_address(capsys: pytest.CaptureFixture[str]) -> None:
    scope = {"type": "http", "path": f"/v1/preregistrations/{CODE}", "endpoint": get_preregistration}

    answer = asyncio.run(_bug(Request(scope), RuntimeError("out of order")))

    assert answer.status_code == 500
    said = capsys.readouterr()
    assert "get_preregistration" in said.out + said.err
    assert CODE not in said.out + said.err
