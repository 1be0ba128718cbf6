// How each service stands: how many wait, the longest of them, and whether longer than promised.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

Card {
    id: root

    required property QtObject services

    padding: Theme.gap16

    GridLayout {
        columnSpacing: Theme.gap16
        columns: 2
        rowSpacing: Theme.gap4
        uniformCellWidths: true
        width: parent.width

        Repeater {
            model: root.services

            ServiceCell {
                Layout.fillWidth: true
            }
        }
    }
}
