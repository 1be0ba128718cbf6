// Who waits for what: every service of the branch in its place, in two columns.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    readonly property int rows: Math.max(4, Math.ceil(services.count / 2))

    objectName: "services"

    AppText {
        id: people

        color: Theme.inkSoft
        size: Theme.body
        text: qsTr("%n people waiting", "", root.view.waiting)
        visible: root.view.phase > 0
        weight: Theme.semiBold
    }

    AppText {
        anchors.right: parent.right
        color: Theme.inkSoft
        size: Theme.body
        text: qsTr("%n counters open", "", root.view.openCounters)
        visible: root.view.phase > 0
        weight: Theme.semiBold
    }

    Grid {
        id: grid

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: people.bottom
        anchors.topMargin: Theme.gap4
        columnSpacing: Theme.gap24
        columns: 2
        flow: Grid.TopToBottom
        rows: root.rows

        Repeater {
            id: services

            model: root.view.services

            QueueRow {
                detailed: root.rows <= 4
                height: grid.height / root.rows
                width: (grid.width - grid.columnSpacing) / 2
            }
        }
    }
}
