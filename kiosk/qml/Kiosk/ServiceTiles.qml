// The services in as many columns as there is room for; they share the room evenly, so that nothing is ever scrolled.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    required property int columns
    property bool low: false
    readonly property NumberView taking: root.view.taking as NumberView
    readonly property int rows: Math.max(1, Math.ceil(root.taking.serviceCount / root.columns))
    readonly property int gap: root.low || root.rows > 5 ? Theme.gap12 : Theme.gap16
    // Less is too low for a finger, and for letters that are large.
    readonly property int leastRow: Theme.largeType ? Theme.type(92) : Theme.target
    readonly property int leastHeight: root.rows * root.leastRow + (root.rows - 1) * root.gap
    readonly property real tileWidth: (root.width - (root.columns - 1) * root.gap) / root.columns
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
            model: root.taking.services

            ServiceTile {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.target
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1
                focus: index === 0
                dense: root.rowHeight < Theme.px(140)
                terse: dense && root.tileWidth < Theme.type(260)

                onClicked: root.taking.chooseService(code)
            }
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap16
        visible: root.taking.serviceCount === 0

        Repeater {
            model: 4

            Skeleton {
                width: parent?.width ?? 0
                height: Theme.px(root.low ? 72 : 160)
            }
        }
    }
}
