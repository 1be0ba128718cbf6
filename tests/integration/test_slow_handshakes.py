"""Clients that stall in the handshake of TLS, on real sockets: they are cut off, and the others are answered."""

import socket
import ssl
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

from server_client.server.patience import PatientProtocol
from server_client.server.tls_doorway import Doorway, by_doorway
from server_client.tls.trust import trusting
from tests.fakes.city_tls import CityTls, city_tls

_WITHIN_S = 30
# The beginning of a hello as every client sends it, of which the rest never comes.
_HALF_A_HELLO = bytes.fromhex("16030100c8010000c40303")


class _Counting(PatientProtocol):
    """Counts this machine too."""

    most_of_one = 5

    @staticmethod
    def is_spared(host: str) -> bool:
        return False


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


async def _answer(request: Request) -> Response:
    return Response(f"{request.url.scheme} {len(await request.body())}")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> CityTls:
    """Make a certificate."""
    return city_tls(tmp_path_factory.mktemp("tls"))


@contextmanager
def running(
    tls: CityTls, handshake_s: float = 60.0, inner: type[PatientProtocol] = PatientProtocol
) -> Iterator[tuple[str, int]]:
    """Run a server that speaks TLS and tells how long a body was."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=2048)
    app = Starlette(routes=[Route("/", _answer, methods=["GET", "POST"])])
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
        ssl_certfile=tls.certificate,
        ssl_keyfile=tls.key,
    )
    config.load()
    by_doorway(config)
    assert isinstance(config.http_protocol_class, type)
    assert issubclass(config.http_protocol_class, Doorway)
    config.http_protocol_class.handshake_s = handshake_s
    config.http_protocol_class.inner = inner
    server = _Server(config)
    thread = Thread(target=server.run, args=([listening],), name="slow-handshakes")
    thread.start()
    try:
        assert server.ready.wait(_WITHIN_S)
        yield listening.getsockname()
    finally:
        server.should_exit = True
        thread.join(_WITHIN_S)


def _client(tls: CityTls, where: tuple[str, int]) -> httpx.Client:
    return httpx.Client(
        base_url=f"https://{where[0]}:{where[1]}", verify=trusting(tls.authority), timeout=_WITHIN_S, trust_env=False
    )


def _is_cut(line: socket.socket) -> bool:
    """Wait for the server's end of the connection."""
    try:
        return line.recv(100) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("said", [b"", _HALF_A_HELLO], ids=["nothing", "half a hello"])
def test_four_hundred_that_stall_are_cut_off_and_others_are_answered(tls: CityTls, said: bytes) -> None:
    with running(tls, handshake_s=1.5) as where, ExitStack() as lines, _client(tls, where) as client:
        stalled = [lines.enter_context(socket.create_connection(where, timeout=_WITHIN_S)) for _ in range(400)]
        for line in stalled:
            line.sendall(said)

        assert client.get("/").text == "https 0"
        assert all(_is_cut(line) for line in stalled)
        assert client.post("/", content=b"x" * 300_000).text == "https 300000"


def test_who_speaks_no_tls_is_cut_off_at_once(tls: CityTls) -> None:
    with running(tls) as where, socket.create_connection(where, timeout=_WITHIN_S) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while line.recv(100):
            pass


def test_a_handshake_counts_as_a_connection_of_its_address(tls: CityTls) -> None:
    with running(tls, inner=_Counting) as where, ExitStack() as lines:
        stalled = [lines.enter_context(socket.create_connection(where, timeout=_WITHIN_S)) for _ in range(5)]
        # Those are known to the server before the sixth is.
        with socket.create_connection(where, timeout=_WITHIN_S) as further:
            assert _is_cut(further)
        stalled[0].close()
        while not _gets_in(tls, where):
            pass


def test_what_comes_right_with_the_handshakes_end_is_heard(tls: CityTls) -> None:
    context = trusting(tls.authority)
    assert isinstance(context, ssl.SSLContext)
    with running(tls) as where:
        for _ in range(20):
            with socket.create_connection(where, timeout=_WITHIN_S) as line:
                incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
                talk = context.wrap_bio(incoming, outgoing, server_hostname=where[0])
                while not _is_agreed(talk):
                    line.sendall(outgoing.read())
                    incoming.write(line.recv(65536))
                talk.write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                # The last words of the handshake and the request, at once.
                line.sendall(outgoing.read())
                assert _heard(talk, incoming, line).startswith(b"HTTP/1.1 200")


def _is_agreed(talk: ssl.SSLObject) -> bool:
    try:
        talk.do_handshake()
    except ssl.SSLWantReadError:
        return False
    return True


def _heard(talk: ssl.SSLObject, incoming: ssl.MemoryBIO, line: socket.socket) -> bytes:
    while True:
        try:
            return talk.read()
        except ssl.SSLWantReadError:
            incoming.write(line.recv(65536))


def _gets_in(tls: CityTls, where: tuple[str, int]) -> bool:
    with _client(tls, where) as client:
        try:
            return client.get("/").status_code == 200
        except httpx.TransportError:
            return False
