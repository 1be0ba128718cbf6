"""The kiosk's lists, each with what QML reads of a row: the service tiles and the priority classes."""

from PySide6.QtCore import QObject

from assets.keyed_rows import KeyedRows, fields
from kiosk.offering import PriorityOffer, ServiceOffer

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
            "opensOnWeekday": lambda offer: 0 if offer.opening is None else offer.opening.weekday,
            "opensAtMinute": lambda offer: 0 if offer.opening is None else offer.opening.minute,
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
