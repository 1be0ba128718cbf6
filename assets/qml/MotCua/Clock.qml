// The time of day it is given, hours and minutes, perhaps with the date before it. It keeps no time itself.
import QtQuick

Row {
    id: root

    required property date now
    property int size: Theme.title
    property bool dated: false
    property color tint: Theme.ink

    spacing: Theme.gap16
    Accessible.role: Accessible.Clock
    Accessible.name: root.dated ? day.text + ", " + time.text : time.text

    AppText {
        id: day

        anchors.verticalCenter: parent.verticalCenter
        visible: root.dated
        text: root.now.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM/yyyy")
        size: Math.round(root.size * 0.62)
        weight: Theme.medium
        color: root.tint
        wrapMode: Text.NoWrap
    }

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: root.size
        font.weight: Theme.bold
        text: "04:44"
    }

    AppText {
        id: time

        anchors.verticalCenter: parent.verticalCenter
        width: Math.ceil(widest.advanceWidth)
        text: Qt.formatTime(root.now, "HH:mm")
        size: root.size
        weight: Theme.bold
        color: root.tint
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
        elide: Text.ElideNone
    }
}
