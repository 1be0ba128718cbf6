// The key that does the same as the thing beside it.
import QtQuick

Rectangle {
    id: root

    required property string text
    property color tint: Theme.inkSoft

    Accessible.ignored: true
    border.color: root.tint
    border.width: Theme.hairline
    color: "transparent"
    implicitHeight: label.implicitHeight + Theme.gap4
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Theme.gap12)
    radius: Theme.radiusSmall / 2

    AppText {
        id: label

        anchors.centerIn: parent
        color: root.tint
        size: Theme.caption
        text: root.text
        weight: Theme.semiBold
        wrapMode: Text.NoWrap
    }
}
