"""One connection to a branch that sends commands as a device does, and waits for each answer; it knows no rule."""

import secrets
import socket
from datetime import UTC, datetime

from server_client.bench.load import post
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CommandId
from server_client.wire.answers import Settled, decode_settled
from server_client.wire.messages import encode_command
from server_client.wire.new_ids import ID_BYTES, new_id

BRANCH = "/v1/branches/CN01"


class Desk:
    """One connection that sends commands."""

    def __init__(self, port: int, secret: str) -> None:
        self.connection = socket.create_connection(("127.0.0.1", port))
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._secret = secret

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def ask(self, command: Command) -> Settled:
        """Send a command and return its answer."""
        self.send(command)
        return decode_settled(self.answer())

    def send(self, command: Command) -> None:
        """Send a command."""
        self.connection.sendall(post(f"{BRANCH}/commands", "127.0.0.1", self._secret, encode_command(command)))

    def answer(self) -> bytes:
        """Return the body of the next answer, which must be a good one."""
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        while len(body) < length:
            body += self._more()
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(body.decode())
        return body

    def _more(self) -> bytes:
        received = self.connection.recv(65536)
        if not received:
            raise ConnectionError("The server closed the connection, as it does with an idle one")
        return received


def an_id() -> CommandId:
    """Make the id of a command."""
    return new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES))  # noqa: TID251 - a bench is a client
