// A quiet action that stands in a grid with others: sign, words and key each in a column of their own.
import QtQuick
import QtQuick.Layouts
import MotCua

ListRow {
    id: root

    Accessible.description: root.keyHint
    Accessible.role: Accessible.Button
    Layout.fillWidth: true
    Layout.preferredWidth: Theme.px(280)
    leftPadding: Theme.gap12
    rightPadding: Theme.gap12
}
