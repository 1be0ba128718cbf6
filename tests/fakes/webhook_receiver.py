"""Another system that is told what happens: a real HTTP server that takes messages, fails, or hangs, as it is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any

from server_client.wire.webhooks import SIGNATURE_HEADER

HANGS = 0


@dataclass
class WebhookReceiver:
    """What came, in order, with its headers; `status` is what it answers with, HANGS that it does not."""

    url: str = ""
    status: int = 200
    came: list[tuple[dict[str, Any], bytes, str]] = field(default_factory=list)
    tries: int = 0
    released: Event = field(default_factory=Event)
    lock: Condition = field(default_factory=Condition)

    @property
    def taken(self) -> list[dict[str, Any]]:
        """Return the messages that were taken."""
        with self.lock:
            return [message for message, _, _ in self.came]

    def wait_for(self, count: int) -> list[dict[str, Any]]:
        """Return the messages that were taken, once there are so many."""
        with self.lock:
            assert self.lock.wait_for(lambda: len(self.came) >= count, 30), self.came
        return self.taken

    def take(self, body: bytes, signature: str) -> int:
        """Return the status for a message."""
        with self.lock:
            self.tries += 1
            status = self.status
            if 200 <= status < 300:
                self.came.append((json.loads(body), body, signature))
                self.lock.notify_all()
        if status == HANGS:
            self.released.wait(30)
        return status or 200


@contextmanager
def webhook_receiver() -> Iterator[WebhookReceiver]:
    """Run a receiver until the block ends."""
    receiver = WebhookReceiver()

    class Receiving(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status = receiver.take(body, self.headers[SIGNATURE_HEADER])
            try:
                self.send_response(status)
                if status in {301, 302}:
                    self.send_header("Location", "http://127.0.0.1:1/")
                self.send_header("Content-Length", "0")
                self.end_headers()
            except OSError:
                return  # whoever asked has gone

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiving)
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
