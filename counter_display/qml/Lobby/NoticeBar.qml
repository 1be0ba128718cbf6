// The office's notices, one after the other, in a bar of one height along the foot of the screen; nothing runs across it.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Rectangle {
    id: root

    required property LobbyView view
    readonly property int count: notices.count
    readonly property int turn: root.count > 0 ? root.view.turn % root.count : 0

    color: Theme.surfaceRaised
    height: Theme.px(50)
    objectName: "notices"

    Rectangle {
        color: Theme.accent
        height: Theme.hairline
        width: parent.width
    }

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        size: Theme.icon
        tint: Theme.accent
        x: Theme.gap16
    }

    Repeater {
        id: notices

        model: root.view.notices

        Item {
            id: notice

            required property int index
            required property string text

            anchors.fill: parent
            anchors.leftMargin: Theme.gap16 + Theme.icon + Theme.gap12
            anchors.rightMargin: Theme.gap16
            visible: notice.index === root.turn

            AppText {
                anchors.fill: parent
                fontSizeMode: Text.Fit
                lineHeight: 1
                maximumLineCount: 2
                minimumPixelSize: Math.round(Theme.body * 0.7)
                objectName: "notice-" + notice.index
                size: Theme.body
                text: notice.text
                verticalAlignment: Text.AlignVCenter
                weight: Theme.medium
            }
        }
    }
}
