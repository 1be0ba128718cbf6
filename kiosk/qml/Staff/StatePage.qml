// How each part of the kiosk is at this moment, and what whoever stands here can do about it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua

StaffFrame {
    id: root

    heading: qsTr("State of the kiosk")
    advice: qsTr("What is shown changes at once when something is mended.")

    GridLayout {
        Layout.fillWidth: true
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap16
        rowSpacing: Theme.gap8
        uniformCellWidths: true

        Repeater {
            model: root.staff.parts

            PartLine {}
        }
    }
}
