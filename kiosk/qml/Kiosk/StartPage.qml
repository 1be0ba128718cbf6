// What people see who have not touched anything yet: what the house offers, how many wait, and what time it is.
import QtQuick
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    required property bool wide
    readonly property bool houseClosed: root.view.closed !== ""

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.wide ? Theme.gap16 : Theme.gap32
        anchors.bottomMargin: root.wide ? Theme.gap16 : Theme.gap24

        StartGreeting {
            id: greeting

            width: parent.width
            view: root.view
            wide: root.wide
        }

        ServiceTiles {
            anchors.top: greeting.bottom
            anchors.topMargin: root.wide ? Theme.gap12 : Theme.gap24
            anchors.bottom: foot.top
            anchors.bottomMargin: root.wide ? Theme.gap12 : Theme.gap24
            width: parent.width
            visible: !root.houseClosed
            focus: true
            view: root.view
            wide: root.wide
        }

        ClosedNotice {
            anchors.top: greeting.bottom
            anchors.bottom: foot.top
            width: parent.width
            visible: root.houseClosed
            view: root.view
            wide: root.wide
        }

        StartFoot {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            view: root.view
        }
    }
}
