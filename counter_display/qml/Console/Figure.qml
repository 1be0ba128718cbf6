// A small label over a figure that changes.
import QtQuick
import MotCua

Column {
    id: root

    property bool alarm: false
    property string alarmSign: "triangle-alert"
    required property string label
    required property string value

    Accessible.name: qsTr("%1: %2").arg(root.label).arg(root.value)
    Accessible.role: Accessible.StaticText
    spacing: Theme.gap4

    AppText {
        color: Theme.inkSoft
        size: Theme.caption
        text: root.label
        wrapMode: Text.NoWrap
    }

    Row {
        spacing: Theme.gap8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.alarmSign
            size: Theme.iconSmall
            tint: Theme.caution
            visible: root.alarm
        }

        Digits {
            color: root.alarm ? Theme.caution : Theme.ink
            size: Theme.title
            text: root.value
        }
    }
}
