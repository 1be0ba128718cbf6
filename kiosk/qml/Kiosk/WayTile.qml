// One of the other ways in: quieter than a service, and as easy to hit.
import QtQuick
import QtQuick.Layouts
import MotCua

Tile {
    id: root

    property bool low: false

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    Layout.minimumHeight: implicitHeight
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    outlined: true
    topPadding: root.low ? Theme.gap4 : Theme.gap8
    bottomPadding: topPadding + Theme.depth
    leftPadding: Theme.gap16
    rightPadding: Theme.gap12
    titleSize: Theme.body
    titleLines: 2

    contentItem: Item {
        // Room for two lines, whether they break or not: a height that follows the width never settles in a layout.
        implicitHeight: Theme.type(48)

        Icon {
            id: sign

            y: Math.round((parent.height - height) / 2) + (root.down ? Theme.depth : 0)
            name: root.iconName
            size: Math.round(root.titleSize * 1.7)
            tint: Theme.accent
        }

        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.gap12
            anchors.right: parent.right
            y: Math.round((parent.height - height) / 2) + (root.down ? Theme.depth : 0)

            AppText {
                width: parent.width
                text: root.title
                size: root.titleSize
                weight: Theme.semiBold
                lineHeight: 1
                maximumLineCount: root.titleLines
                Accessible.ignored: true
            }

            AppText {
                width: parent.width
                visible: root.subtitle !== ""
                text: root.subtitle
                color: Theme.inkSoft
                lineHeight: 1
                maximumLineCount: root.subtitleLines
                Accessible.ignored: true
            }
        }
    }
}
