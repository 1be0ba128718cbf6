"""The socket at which the server listens; it lets go of whoever has vanished without a word."""

import socket

from server_client.server.errors import SettingsFault

# A kiosk whose power fails says nothing, and without these its connection would look alive for a quarter of an hour.
# Linux hands them on to every connection that is accepted.
_ASKED_EVERY_S = 5
_UNANSWERED_MS = 10_000


def listening_at(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; SettingsFault if the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as failed:
        raise SettingsFault(
            f"--listen {host}:{port} cannot be had ({failed.strerror}): stop who has it, or choose another port"
        ) from failed
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, _ASKED_EVERY_S)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, _ASKED_EVERY_S)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNANSWERED_MS)
    return listening
