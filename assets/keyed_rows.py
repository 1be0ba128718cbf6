"""A list for QML that changes row by row, so that a list which is read does not jump; it neither sorts nor filters."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class KeyedRows(QAbstractListModel, Generic[Row]):
    """Rows that are known by a key of their own; `roles` says what QML reads of a row under which name."""

    def __init__(
        self,
        *,
        key: Callable[[Row], str],
        roles: Mapping[str, Callable[[Row], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._names = {
            Qt.ItemDataRole.UserRole + at: QByteArray(name.encode()) for at, name in enumerate(roles, start=1)
        }
        self._readers = dict(zip(self._names, roles.values(), strict=True))
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        reader = self._readers.get(role)
        return reader(self._rows[index.row()]) if reader and index.isValid() else None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        return dict(self._names)

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows: drop those that are gone, move and insert the others, touch only what differs."""
        self._drop_all_but({self._key(row) for row in rows})
        for at, row in enumerate(rows):
            self._bring(row, at)

    def _drop_all_but(self, keys: set[str]) -> None:
        for at in reversed(range(len(self._rows))):
            if self._key(self._rows[at]) not in keys:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _bring(self, row: Row, at: int) -> None:
        key = self._key(row)
        present = next((i for i in range(at, len(self._rows)) if self._key(self._rows[i]) == key), None)
        if present is None:
            self.beginInsertRows(_NOWHERE, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if present != at:
            self.beginMoveRows(_NOWHERE, present, present, _NOWHERE, at)
            self._rows.insert(at, self._rows.pop(present))
            self.endMoveRows()
        self._replace(row, at)

    def _replace(self, row: Row, at: int) -> None:
        before, self._rows[at] = self._rows[at], row
        if before == row:
            return
        changed = [role for role, read in self._readers.items() if read(before) != read(row)]
        if changed:
            self.dataChanged.emit(self.index(at), self.index(at), changed)


def fields(*names: str) -> dict[str, Callable[[object], object]]:
    """Roles that are the row's fields of the same names."""
    return {name: attrgetter(name) for name in names}
