"""A city's private authority with a server's certificate, and servers on real sockets that show any certificate."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from server_client.server.app import now
from server_client.tls.authority import Authority, Wish

HERE = Wish(addresses=("127.0.0.1",))


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTls:
    """The authority's folder, and the certificate that it issued to a server, with its key."""

    folder: Path
    certificate: Path

    @property
    def key(self) -> Path:
        """Return the server's key."""
        return self.certificate.with_suffix(".key")

    @property
    def authority(self) -> Path:
        """Return what devices are given."""
        return self.folder / "authority.pem"


def city_tls(folder: Path, wish: Wish = HERE, *, at: datetime | None = None) -> CityTls:
    """Make an authority, and let it issue a certificate, now or at another moment."""
    moment = at or now()
    tls = CityTls(folder=folder / "authority", certificate=folder / "server.pem")
    authority = Authority(tls.folder)
    authority.make("City", 3650, moment)
    authority.issue(wish, tls.certificate, moment)
    return tls


@contextmanager
def shown(tls: CityTls | None) -> Iterator[str]:
    """Show the certificate, or speak no TLS, at an address, and answer whoever believes it."""
    server = _Server(("127.0.0.1", 0), _Answer)
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls.certificate, tls.key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, name="shown")
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(30)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: who does not believe the certificate hangs up."""


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
