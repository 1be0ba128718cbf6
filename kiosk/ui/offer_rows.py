"""The kiosk's lists, each with what QML reads of a row: the service tiles and the priority classes."""

from PySide6.QtCore import QObject

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from kiosk.offering import PriorityOffer, ServiceOffer
from server_client.queue_model.local_time import VIETNAM

UNKNOWN = -1
"""Stands for a number that is not known."""


def service_rows(parent: QObject) -> KeyedRows[ServiceOffer]:
    """Return the list of services as tiles."""
    return KeyedRows(
        key=lambda offer: offer.code,
        roles={
            **fields("code", "name"),
            "sign": lambda offer: offer.icon,
            "waiting": lambda offer: UNKNOWN if offer.waiting is None else offer.waiting,
            "refusal": lambda offer: "" if offer.refusal is None else offer.refusal.value,
            "opensInDays": lambda offer: UNKNOWN if offer.opening is None else offer.opening.days,
            "opensAt": lambda offer: wall_time(None if offer.opening is None else offer.opening.at, VIETNAM),
            "opensTimed": lambda offer: offer.opening is not None and offer.opening.is_timed,
        },
        parent=parent,
    )


def priority_rows(parent: QObject) -> KeyedRows[PriorityOffer]:
    """Return the list of priority classes as choices."""
    return KeyedRows(
        key=lambda offer: offer.code,
        roles={**fields("code", "name", "basis"), "sign": lambda offer: offer.icon},
        parent=parent,
    )
