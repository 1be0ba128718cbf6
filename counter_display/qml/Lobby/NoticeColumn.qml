// The office's notices below each other, as many as there is room for.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view

    AppText {
        id: title

        color: Theme.inkSoft
        size: Theme.body
        text: qsTr("Notices")
        visible: notices.count > 0
        weight: Theme.semiBold
    }

    Column {
        anchors.fill: parent
        anchors.topMargin: title.height + Theme.gap4
        spacing: Theme.gap8

        Repeater {
            id: notices

            model: root.view.notices

            Rectangle {
                id: card

                required property int index
                required property string text

                border.color: Theme.rim
                border.width: Theme.rimWidth
                color: Theme.surfaceRaised
                height: words.implicitHeight + 2 * Theme.gap12
                radius: Theme.radiusSmall
                visible: card.y + card.height <= root.height - title.height - Theme.gap4
                width: root.width

                Rectangle {
                    anchors.bottom: parent.bottom
                    anchors.left: parent.left
                    anchors.margins: Theme.gap8
                    anchors.top: parent.top
                    color: Theme.accent
                    radius: width / 2
                    width: Theme.gap4
                }

                AppText {
                    id: words

                    maximumLineCount: 6
                    objectName: "notice-" + card.index
                    size: Math.round(Theme.body * 0.85)
                    text: card.text
                    width: parent.width - x - Theme.gap12
                    x: Theme.gap24
                    y: Theme.gap12
                }
            }
        }
    }
}
