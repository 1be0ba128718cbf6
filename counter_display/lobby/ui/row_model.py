"""Rows of plain records for a QML list: an update moves, adds and removes rows, so that the list can show it."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_NOWHERE = QModelIndex()


class Row(Protocol):
    """A record with a key of its own among the rows."""

    @property
    def key(self) -> str:
        """What makes it the same row in the next update."""


R = TypeVar("R", bound=Row)


class RowModel(QAbstractListModel, Generic[R]):
    """The rows, each field of `fields` a role of its name."""

    def __init__(self, fields: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []
        self._fields = dict(enumerate(fields, start=Qt.ItemDataRole.UserRole + 1))

    def show(self, rows: Sequence[R]) -> None:
        """Become these rows with as little change as there is."""
        self._remove_all_but({row.key for row in rows})
        for place, row in enumerate(rows):
            self._put(place, row)

    def _remove_all_but(self, keys: set[str]) -> None:
        for place in reversed(range(len(self._rows))):
            if self._rows[place].key not in keys:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _put(self, place: int, row: R) -> None:
        found = next((at for at in range(place, len(self._rows)) if self._rows[at].key == row.key), None)
        if found is None:
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(_NOWHERE, found, found, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        field = self._fields.get(role)
        return getattr(self._rows[index.row()], field) if field is not None and index.isValid() else None

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(field.encode()) for role, field in self._fields.items()}
