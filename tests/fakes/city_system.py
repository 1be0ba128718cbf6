"""A stand-in for the city's one-stop system: a real HTTP server that speaks the portal's fields.

It does what a strict one would: no session no answer, the same message twice is one dossier, a code for each dossier.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, ClassVar

USER, PASSWORD, UNIT = "motcua-cn01", "không phải mật khẩu thật", "000.00.01.H26"


@dataclass
class CityOffice:
    """What the stand-in knows, and how it is today: `errors` are answered first, one a message."""

    url: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    dossiers: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    progress: list[Mapping[str, Any]] = field(default_factory=list)
    requests: list[Mapping[str, Any]] = field(default_factory=list)
    logins: int = 0
    session: str = ""
    gives_codes: bool = True
    errors: list[object] = field(default_factory=list)
    """An int is an HTTP status, a text an error_code, bytes the whole body of an answer."""
    loses_answers: int = 0
    """How many messages it takes in and then hangs up on."""
    gate: Event = field(default_factory=Event)
    """While it is not set, nobody is answered."""

    def log_in(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give a session to whoever has the password."""
        self.logins += 1
        if (body.get("username"), body.get("password")) != (USER, PASSWORD):
            return {"error_code": 3, "message": "sai tài khoản"}
        self.session = f"session-{self.logins}"
        return {"error_code": 0, "session": self.session}

    def take(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Take one message in; the same id again is the same dossier."""
        self.requests.append(body)
        (record,) = body["data"]
        if body["service"] == "CapNhatTienDoHoSoMC":
            self.progress.append(record)
            return {"error_code": "00"}
        message = body["message_id"]
        self.dossiers.setdefault(message, record)
        if not self.gives_codes:
            return {"error_code": 0, "data": [{"MaHoSo": ""}]}
        code = self.codes.setdefault(message, f"H26.001.01-260309-{len(self.codes) + 1:04}")
        return {"error_code": 0, "data": [{"MaHoSo": code}]}


class _Calls(BaseHTTPRequestHandler):
    office: ClassVar[CityOffice]

    def do_POST(self) -> None:
        office = self.office
        office.gate.wait(30)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("/login"):
            self._answer(200, office.log_in(body))
        elif body["session"] != office.session:
            self._answer(401, {"error_code": 1})
        elif office.errors:
            self._fail(office.errors.pop(0))
        else:
            answer = office.take(body)
            if office.loses_answers:
                office.loses_answers -= 1
                self.close_connection = True
                return
            self._answer(200, answer)

    def _fail(self, error: object) -> None:
        if isinstance(error, bytes):
            self._send(200, error)
        elif isinstance(error, int):
            self._send(error, b"<html>down</html>")
        else:
            self._answer(200, {"error_code": error, "message": "Chủ hồ sơ Nguyễn Thị Thử Nghiệm không hợp lệ"})

    def _answer(self, status: int, answer: Mapping[str, Any]) -> None:
        self._send(status, json.dumps(answer).encode())

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what it is sent is kept in `requests`."""


@contextmanager
def city_office() -> Iterator[CityOffice]:
    """Run the stand-in on a port of its own, until the block ends."""
    office = CityOffice()
    office.gate.set()
    calls = type("Calls", (_Calls,), {"office": office})
    with ThreadingHTTPServer(("127.0.0.1", 0), calls) as server:
        server.daemon_threads = True
        office.url = f"http://127.0.0.1:{server.server_address[1]}/adapter"
        thread = Thread(target=server.serve_forever, name="city-office", daemon=True)
        thread.start()
        try:
            yield office
        finally:
            office.gate.set()
            server.shutdown()
            thread.join(10)
