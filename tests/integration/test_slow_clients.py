"""Clients that are slow, endless or too many, on real sockets: they are cut off, and the others are answered."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server_client.server.patience import PatientProtocol, most_connections, open_the_way
from server_client.server.routes.bodies import read_within
from server_client.server.routes.desk import ProblemFoundError, problem_response

_WITHIN_S = 30
_HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
_CHUNKED = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"


class _Hasty(PatientProtocol):
    """Looks often, so that tests need not wait."""

    look_every_s = 0.1


def _nobody(host: str) -> bool:
    return False


class _Counting(PatientProtocol):
    """Counts this machine too."""

    most_of_one = 5
    is_spared = staticmethod(_nobody)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


async def _answer(request: Request) -> Response:
    return Response(str(len(await read_within(request, 1 << 20))))


@contextmanager
def running(protocol: type[PatientProtocol]) -> Iterator[tuple[str, int]]:
    """Run a server that reads a body and tells its length."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = Starlette(
        routes=[Route("/", _answer, methods=["GET", "POST"])],
        exception_handlers={ProblemFoundError: problem_response},
    )
    server = _Server(uvicorn.Config(app, http=protocol, log_config=None, access_log=False, timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, args=([listening],), name="slow-clients")
    thread.start()
    try:
        assert server.ready.wait(_WITHIN_S)
        yield listening.getsockname()
    finally:
        server.should_exit = True
        thread.join(_WITHIN_S)


def _is_cut(line: socket.socket) -> bool:
    """Wait for the server's end of the connection."""
    try:
        return line.recv(100) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"POST / HT",
        _HEAD,
        _HEAD + b"Content-Length: 50\r\n\r\n{",
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{",
    ],
    ids=["nothing", "half a line", "half a head", "half a body", "a body without an end"],
)
def test_who_does_not_get_on_is_cut_off_and_others_are_answered(said: bytes) -> None:
    with running(_Hasty) as where, ExitStack() as lines:
        slow = [lines.enter_context(socket.create_connection(where, timeout=_WITHIN_S)) for _ in range(20)]
        for line in slow:
            line.sendall(said)

        assert httpx.get(f"http://{where[0]}:{where[1]}/").status_code == 200
        assert all(_is_cut(line) for line in slow)


def test_a_head_without_an_end_is_cut_off_however_quickly_it_comes() -> None:
    with running(PatientProtocol) as where, socket.create_connection(where, timeout=_WITHIN_S) as line:
        line.sendall(_HEAD)
        with pytest.raises(ConnectionError):
            line.sendall((b"X-More: " + b"x" * 4096 + b"\r\n") * 10_000)


def test_who_waits_for_an_answer_or_has_one_is_not_cut_off_for_being_slow() -> None:
    with running(_Hasty) as where, httpx.Client(base_url=f"http://{where[0]}:{where[1]}") as client:
        assert client.post("/", content=b"x" * 300_000).text == "300000"
        with socket.create_connection(where, timeout=_WITHIN_S) as slow:
            slow.sendall(b"POST / HT")
            assert _is_cut(slow)
        # Since the other was cut off so much time has passed; this connection was quiet for as long, and goes on.
        assert client.post("/", content=b"x").text == "1"


def test_one_address_has_so_many_connections_and_no_more() -> None:
    with running(_Counting) as where, ExitStack() as lines:
        kept = [lines.enter_context(socket.create_connection(where, timeout=_WITHIN_S)) for _ in range(5)]
        assert all(_told(line) for line in kept)
        with socket.create_connection(where, timeout=_WITHIN_S) as further:
            assert _is_cut(further)
        kept[0].close()
        while not _gets_in(where):
            pass


def _told(line: socket.socket) -> bool:
    line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    return line.recv(100).startswith(b"HTTP/1.1 200")


def _gets_in(where: tuple[str, int]) -> bool:
    with socket.create_connection(where, timeout=_WITHIN_S) as line:
        try:
            return _told(line)
        except (ConnectionResetError, BrokenPipeError):
            return False


def test_connections_leave_files_for_the_log_and_the_vault() -> None:
    open_the_way()
    assert most_connections() >= 128
