// The last line of the start screen: who helps, and what is not as it should be.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property HouseView house
    readonly property bool trouble: root.house.connecting || root.house.offline || root.house.printerOut

    implicitHeight: Theme.px(40)

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: "hand-helping"
        tint: Theme.accent
    }

    AppText {
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap12
        anchors.right: pill.visible ? pill.left : parent.right
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Need help? Any member of staff will gladly assist you.")
        weight: Theme.medium
        color: Theme.inkSoft
        maximumLineCount: 2
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
