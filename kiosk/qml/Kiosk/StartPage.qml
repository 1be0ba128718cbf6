// What people see who have not touched anything yet: what the house offers, how many wait, and what time it is.
import QtQuick
import Kiosk.Model
import MotCua

KioskPage {
    id: root

    readonly property HouseView house: root.view.house as HouseView
    readonly property bool houseClosed: root.house.closed !== ""

    heading: root.houseClosed ? qsTr("Welcome") : qsTr("What do you need today?")
    subheading: root.houseClosed ? "" : qsTr("Touch your matter to take a number.")

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.low ? Theme.gap16 : Theme.gap32
        anchors.bottomMargin: root.low ? Theme.gap16 : Theme.gap24

        StartGreeting {
            id: greeting

            width: parent.width
            view: root.view
            low: root.low
            heading: root.heading
            subheading: root.subheading
        }

        ServiceTiles {
            anchors.top: greeting.bottom
            anchors.topMargin: root.low ? Theme.gap12 : Theme.gap24
            anchors.bottom: foot.top
            anchors.bottomMargin: root.low ? Theme.gap12 : Theme.gap24
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
            house: root.house
            wide: root.low
        }

        StartFoot {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            house: root.house
        }
    }
}
