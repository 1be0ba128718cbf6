// The last line of the start screen: what may be presented to the scanner, and what is not as it should be.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property KioskView view
    property bool low: false
    readonly property HouseView house: root.view.house as HouseView
    readonly property ScanView scans: root.view.scans as ScanView
    readonly property bool trouble: root.house.connecting || root.house.offline || root.house.printerOut

    implicitHeight: root.scans.ready ? Math.max(sign.height, words.implicitHeight) : root.trouble ? Theme.px(40) : 0

    Rectangle {
        id: sign

        width: Theme.px(root.low ? 40 : 48)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        visible: root.scans.ready
        radius: Theme.radiusSmall
        color: Theme.accentSoft
        border.color: Theme.rim
        border.width: Theme.rimWidth

        Icon {
            anchors.centerIn: parent
            name: "scan-qr-code"
            size: Math.round(parent.width * 0.66)
            tint: Theme.accent
        }
    }

    AppText {
        id: words

        objectName: "scanHint"
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap12
        anchors.right: pill.visible ? pill.left : parent.right
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.scans.ready
        text: qsTr("An ID card, a ticket, a receipt or a booking with a code? Present it to the scanner.")
        weight: Theme.medium
        color: Theme.inkSoft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    StatusPill {
        id: pill

        objectName: "trouble"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.trouble
        iconName: root.house.offline ? "cloud-off" : root.house.connecting ? "wifi" : "printer-x"
        tone: root.house.connecting ? StatusPill.Tone.Neutral : StatusPill.Tone.Caution
        text: root.house.offline ? qsTr("Line interrupted") : root.house.connecting ? qsTr("Connecting…") : qsTr("No paper tickets at the moment")
    }
}
