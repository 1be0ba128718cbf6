// How each part of the kiosk is at this moment, and what whoever stands here can do about it.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

StaffFrame {
    id: root

    heading: qsTr("State of the kiosk")
    advice: qsTr("What is shown changes at once when something is mended.")
    spacing: Theme.gap8

    Repeater {
        model: root.staff.parts

        PartLine {}
    }
}
