// The ring around what the keyboard would press; fill the focused item with it.
import QtQuick

Rectangle {
    id: root

    property int cornerRadius: Theme.radius
    required property bool shown

    anchors.fill: parent
    anchors.margins: -Theme.focusWidth * 2
    border.color: Theme.focus
    border.width: Theme.focusWidth
    color: "transparent"
    radius: root.cornerRadius + Theme.focusWidth * 2
    visible: root.shown
}
