"""Whole visits over real sockets, on systems that are sound and on some that are not."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

import pytest

from server_client.bench.http_load.adapter import Adapter, BadAdapter, read_adapter
from server_client.bench.http_load.command import http, measure_http
from server_client.bench.http_load.conversation import Address, NoAnswer, converse
from server_client.bench.http_load.visits import NotReady
from server_client.bench.processes import free_port

ADAPTER = """
name = "Another"
[by_client]
desk = ["a", "b", "c"]
[[before]]
name = "sit down"
path = "/open/$desk"
[issue]
path = "/issue"
body = "$uuid4"
take = { number = "number" }
[call]
method = "GET"
path = "/call/$desk"
nobody = [404]
take = { ticket = "text:ticket (\\\\d+)" }
[[after_call]]
name = "finish"
path = "/finish/$ticket"
ok = [200, 204]
"""


class Hall:
    """What another system's server knows; each number, and each ticket, goes out `each` times."""

    def __init__(self, *, each: int = 1, closes: bool = False, opens: bool = True) -> None:
        self.lock = Lock()
        self.issued = 0
        self.called = 0
        self.each = each
        self.closes = closes
        self.opens = opens

    def answer(self, path: str) -> tuple[int, bytes]:
        with self.lock:
            match path.split("/")[1]:
                case "open":
                    return (200 if self.opens else 403), b"{}"
                case "issue":
                    self.issued += 1
                    return 200, json.dumps({"number": (self.issued - 1) // self.each}).encode()
                case "call":
                    if self.called >= self.issued:
                        return 404, b"nobody"
                    self.called += 1
                    return 200, b"ticket %d" % ((self.called - 1) // self.each)
                case _:
                    return 204, b""


@contextmanager
def listening(hall: Hall) -> Iterator[Address]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def do_GET(self) -> None:
            status, body = hall.answer(self.path)
            self.send_response(status)
            if hall.closes:
                self.send_header("Connection", "close")
            elif status != 204:
                self.send_header("Transfer-Encoding", "chunked")
                body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield Address(host="127.0.0.1", port=server.server_address[1])
        finally:
            server.shutdown()


@pytest.fixture
def adapter(tmp_path: Path) -> Adapter:
    path = tmp_path / "another.toml"
    path.write_text(ADAPTER, encoding="utf-8")
    return read_adapter(path)


@pytest.mark.parametrize("closes", [False, True])
def test_a_sound_system_gives_and_calls_each_once(adapter: Adapter, closes: bool) -> None:
    hall = Hall(closes=closes)
    with listening(hall) as address:
        figures = measure_http(address, adapter, {}, (1, 3), 0.1)

    assert (figures["duplicate_numbers"], figures["double_calls"]) == (0, 0)
    assert figures["issued"] == hall.issued > 3
    assert isinstance(figures["loads"], list)
    assert [load["clients"] for load in figures["loads"]] == [1, 3]
    assert all(load["visits"] > 0 and not load["failures"] for load in figures["loads"])


def test_a_number_on_two_papers_and_a_ticket_at_two_desks_are_found_out(adapter: Adapter) -> None:
    hall = Hall(each=2)
    with listening(hall) as address:
        figures = measure_http(address, adapter, {}, (2,), 0.1)

    assert figures["duplicate_numbers"] == hall.issued // 2
    assert figures["double_calls"] == hall.called // 2


def test_a_desk_that_cannot_be_opened_ends_the_load_with_the_reason(adapter: Adapter) -> None:
    with listening(Hall(opens=False)) as address, pytest.raises(NotReady, match="sit down was answered with 403"):
        measure_http(address, adapter, {}, (1,), 0.1)


def test_more_clients_than_desks_are_refused(adapter: Adapter) -> None:
    with pytest.raises(BadAdapter, match="for 3, not for 4"):
        measure_http(Address(host="127.0.0.1", port=9), adapter, {}, (4,), 0.1)


def test_nobody_at_the_address_is_said(adapter: Adapter) -> None:
    with pytest.raises(NoAnswer, match="Is the system running there"):
        measure_http(Address(host="127.0.0.1", port=free_port()), adapter, {}, (1,), 0.1)


def test_no_conversation_takes_no_time() -> None:
    assert converse(Address(host="127.0.0.1", port=free_port()), []) < 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--url", "http://127.0.0.1:9"], "--set branch="),
        (["--url", "ftp://127.0.0.1", "--set", "branch=a", "--set", "kiosk=b", "--set", "counter=c"], "is no address"),
        (["--url", "http://127.0.0.1:9", "--set", "branch"], "sets nothing"),
        (["--adapter", "gone.toml", "--url", "http://127.0.0.1:9"], "gone.toml"),
    ],
)
def test_the_command_says_what_it_lacks(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert http(words) == 2
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_a_branch_of_ours_keeps_every_visit_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert http(["--seconds", "0.3", "--clients", "1,4", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)

    assert figures["system"] == "Một Cửa"
    assert (figures["duplicate_numbers"], figures["double_calls"]) == (0, 0)
    assert all(load["visits"] > 0 and not load["failures"] for load in figures["loads"])
