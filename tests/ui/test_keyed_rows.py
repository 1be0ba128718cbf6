"""A list for QML that changes row by row; what the rows mean is not its business."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from assets.keyed_rows import KeyedRows


def rows(*shown: str) -> KeyedRows[str]:
    model: KeyedRows[str] = KeyedRows(key=lambda row: row[0], roles={"text": lambda row: row})
    model.show(shown)
    return model


def texts(model: QAbstractItemModel) -> list[object]:
    role = next(iter(model.roleNames()))
    return [model.data(model.index(at, 0, QModelIndex()), role) for at in range(model.rowCount())]


def test_rows_move_come_and_go_as_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = rows("a1", "b1", "c1", "d1")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt ships it so
    for shown in (["d1", "a1", "c1"], ["c1", "e1", "d1", "a1"], [], ["z1"]):
        model.show(shown)
        assert texts(model) == shown


def test_only_the_row_that_differs_is_said_to_have_changed(qtbot: QtBot) -> None:
    model = rows("a1", "b1", "c1")
    with qtbot.waitSignal(model.dataChanged) as change:
        model.show(["a1", "b2", "c1"])
    assert change.args is not None
    assert (change.args[0].row(), change.args[1].row()) == (1, 1)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show(["a1", "b2", "c1"])


def test_qml_is_told_which_roles_have_changed(qtbot: QtBot) -> None:
    model: KeyedRows[str] = KeyedRows(key=lambda row: row[0], roles={"whole": str, "initial": lambda row: row[0]})
    model.show(["a1"])
    with qtbot.waitSignal(model.dataChanged) as change:
        model.show(["a2"])
    assert change.args is not None
    assert [bytes(model.roleNames()[role].data()) for role in change.args[2]] == [b"whole"]


def test_the_roles_have_the_names_that_qml_reads() -> None:
    assert [bytes(name.data()) for name in rows().roleNames().values()] == [b"text"]
