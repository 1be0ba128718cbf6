"""Lists that QML shows: the service tiles and the priority classes; rows change in place, so that nothing flickers."""

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

from kiosk.offering import PriorityOffer, ServiceOffer

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1

Cell = str | int
Row = tuple[Cell, ...]
Index = QModelIndex | QPersistentModelIndex

UNKNOWN = -1
"""Stands for a number that is not known."""

_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TOP = QModelIndex()


class OfferModel(QAbstractListModel):
    """Rows of cells; the names of the roles are those of the cells, in order."""

    def __init__(self, roles: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._roles = roles
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Cell | None:
        cell = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= cell < len(self._roles):
            return None
        return self._rows[index.row()][cell]

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + cell: QByteArray(name.encode()) for cell, name in enumerate(self._roles)}

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows, telling QML of no more than what has changed."""
        before = len(self._rows)
        if len(rows) > before:
            self.beginInsertRows(_TOP, before, len(rows) - 1)
            self._rows += rows[before:]
            self.endInsertRows()
        elif len(rows) < before:
            self.beginRemoveRows(_TOP, len(rows), before - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[place] = new
                changed = [_FIRST_ROLE + cell for cell in range(len(new)) if old[cell] != new[cell]]
                self.dataChanged.emit(self.index(place), self.index(place), changed)


@QmlElement
class ServiceTilesModel(OfferModel):
    """The services as tiles."""

    ROLES = ("code", "name", "sign", "waiting", "refusal", "opensInDays", "opensOnWeekday", "opensAtMinute")

    def __init__(self, parent: QObject) -> None:
        super().__init__(self.ROLES, parent)

    def show_offers(self, offers: tuple[ServiceOffer, ...]) -> None:
        """Show these services."""
        self.show_rows([_service_row(offer) for offer in offers])


@QmlElement
class PriorityChoicesModel(OfferModel):
    """The priority classes as choices."""

    ROLES = ("code", "name", "basis", "sign")

    def __init__(self, parent: QObject) -> None:
        super().__init__(self.ROLES, parent)

    def show_offers(self, offers: tuple[PriorityOffer, ...]) -> None:
        """Show these classes."""
        self.show_rows([(offer.code, offer.name, offer.basis, offer.icon) for offer in offers])


def _service_row(offer: ServiceOffer) -> Row:
    opening = offer.opening
    return (
        offer.code,
        offer.name,
        offer.icon,
        UNKNOWN if offer.waiting is None else offer.waiting,
        "" if offer.refusal is None else offer.refusal.value,
        UNKNOWN if opening is None else opening.days,
        0 if opening is None else opening.weekday,
        0 if opening is None else opening.minute,
    )
