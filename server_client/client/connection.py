"""How things stand between a device and its server, as a screen may show it; it says nothing about why."""

from enum import StrEnum


class ConnectionState(StrEnum):
    """CONNECTING until the first answer and right after a cut; OFFLINE once that try has failed too."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
