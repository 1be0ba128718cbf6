// Choices below each other, or in two columns where there is room; a list for those who hear it, too.
import QtQuick
import QtQuick.Layouts
import MotCua

GridLayout {
    id: root

    // What is chosen here, for those who do not see it.
    required property string name

    Layout.fillWidth: true
    columnSpacing: Theme.gap16
    columns: root.width >= 2 * Theme.type(420) ? 2 : 1
    rowSpacing: Theme.gap12
    Accessible.role: Accessible.List
    Accessible.name: root.name

    // A layout that becomes quite empty does not tell those around it that it is smaller now.
    Item {
        Layout.columnSpan: root.columns
        Layout.bottomMargin: -root.rowSpacing
    }
}
