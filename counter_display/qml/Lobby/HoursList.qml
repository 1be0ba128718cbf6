// When numbers are given out, a line for each group of services with the same hours.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Column {
    id: root

    required property LobbyView view

    objectName: "hours"
    spacing: Theme.gap4

    Repeater {
        model: root.view.hours

        Item {
            id: group

            required property string detail
            required property int index
            required property string text
            readonly property bool beside: group.detail !== "" && root.width > Theme.px(600)

            height: group.beside ? Math.max(times.implicitHeight, whose.implicitHeight) : times.implicitHeight + (group.detail === "" ? 0 : whose.implicitHeight)
            visible: group.index < 4
            width: root.width

            AppText {
                id: times

                horizontalAlignment: group.beside ? Text.AlignLeft : Text.AlignHCenter
                size: Theme.body
                text: group.text
                weight: Theme.semiBold
                width: group.beside ? Theme.px(290) : parent.width
                wrapMode: Text.NoWrap
            }

            AppText {
                id: whose

                color: Theme.inkSoft
                horizontalAlignment: group.beside ? Text.AlignLeft : Text.AlignHCenter
                maximumLineCount: 2
                size: Theme.body
                text: group.detail
                width: parent.width - x
                x: group.beside ? times.width + Theme.gap12 : 0
                y: group.beside ? 0 : times.height
            }
        }
    }
}
