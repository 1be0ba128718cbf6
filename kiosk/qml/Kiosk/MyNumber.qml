// The number of a ticket that was presented again, as large as it goes; in gold when it is called now.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property MyTicketView ticket
    required property bool low
    readonly property bool called: root.ticket.standing === "called"
    readonly property color label: root.called ? Theme.inkOnGold : Theme.inkSoft

    implicitHeight: words.implicitHeight + 2 * Theme.gap24 + Theme.depth
    Accessible.role: Accessible.StaticText
    Accessible.name: caption.text + " " + root.ticket.number
    Accessible.description: root.ticket.service

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
        face: root.called ? Theme.gold : Theme.surfaceRaised
        edge: root.called ? Theme.goldEdge : Theme.edge
    }

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.depth / 2
        x: Theme.gap24
        width: root.width - 2 * x
        spacing: Theme.gap8

        AppText {
            width: parent.width
            text: root.ticket.service
            size: root.low ? Theme.lead : Theme.title
            weight: Theme.semiBold
            color: root.called ? Theme.inkOnGold : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }

        AppText {
            id: caption

            width: parent.width
            text: qsTr("Your number")
            color: root.label
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }

        Numeral {
            objectName: "myNumber"
            width: parent.width
            text: root.ticket.number
            color: root.called ? Theme.inkOnGold : Theme.accent
            size: Theme.px(root.low ? 110 : 160)
            Accessible.ignored: true
        }
    }
}
