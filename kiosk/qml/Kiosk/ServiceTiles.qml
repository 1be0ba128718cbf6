// The services in as many columns as there is room for; they share the room evenly, so that nothing is ever scrolled.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    required property bool wide
    readonly property int columns: root.wide ? (root.view.serviceCount > 4 ? 4 : 2) : (root.view.serviceCount > 3 ? 2 : 1)
    readonly property int rows: Math.max(1, Math.ceil(root.view.serviceCount / root.columns))
    readonly property int gap: root.rows > 5 ? Theme.gap12 : Theme.gap16
    readonly property real rowHeight: Math.min(Theme.px(240), (root.height - (root.rows - 1) * root.gap) / root.rows)

    GridLayout {
        width: parent.width
        height: root.rows * root.rowHeight + (root.rows - 1) * root.gap
        columns: root.columns
        columnSpacing: root.gap
        rowSpacing: root.gap
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: root.view.services

            ServiceTile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.target
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1
                focus: index === 0
                dense: root.rowHeight < Theme.px(140)
                terse: root.wide && dense

                onClicked: root.view.chooseService(code)
            }
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap16
        visible: root.view.serviceCount === 0

        Repeater {
            model: 4

            Skeleton {
                width: parent?.width ?? 0
                height: Theme.px(root.wide ? 72 : 160)
            }
        }
    }
}
