"""The kiosk's lists, each with what QML reads of a row: the service tiles and the priority classes."""

from PySide6.QtCore import QObject

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from kiosk.offering import PriorityOffer, ServiceOffer
from server_client.queue_model.local_time import VIETNAM
from server_client.wait_forecast.announcing import Announcement

UNKNOWN = -1
"""Stands for a number that is not known."""


def low_of(told: Announcement | None) -> int:
    """Return from how many minutes on, for `WaitWords`."""
    return 0 if told is None else told.low_min


def high_of(told: Announcement | None) -> int:
    """Return up to how many minutes, for `WaitWords`; 0 if no wait is told."""
    return 0 if told is None else told.high_min


def why_of(told: Announcement | None) -> str:
    """Return why no wait is told, for `WaitWords`; empty if there is no reason to give."""
    return "" if told is None or told.why is None else told.why.value


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
            "waitLow": lambda offer: low_of(offer.told),
            "waitHigh": lambda offer: high_of(offer.told),
            "waitWhy": lambda offer: why_of(offer.told),
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
