// The time of day it is given, hours and minutes, perhaps with the date above it. It keeps no time itself.
import QtQuick

Row {
    id: root

    property bool dated: false
    required property date now
    property int size: Theme.title
    property color tint: Theme.ink

    Accessible.name: time.text
    Accessible.role: Accessible.Clock
    spacing: Theme.gap16

    AppText {
        anchors.verticalCenter: parent.verticalCenter
        color: root.tint
        size: Math.round(root.size * 0.62)
        text: root.now.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM/yyyy")
        visible: root.dated
        weight: Theme.medium
        wrapMode: Text.NoWrap
    }
    Digits {
        id: time

        anchors.verticalCenter: parent.verticalCenter
        color: root.tint
        size: root.size
        text: Qt.formatTime(root.now, "HH:mm")
        weight: Theme.bold
    }
}
