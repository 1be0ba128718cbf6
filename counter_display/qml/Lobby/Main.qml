// The lobby: the call, the calls before it, and who waits for what; each has its place, and nothing ever moves the others.
import QtQuick
import MotCua
import Lobby.Model

SurfaceWindow {
    id: root

    required property LobbyView view
    // Taller than wide: everything in one column.
    property bool upright: false
    readonly property int gap: Theme.gap12
    readonly property int top: head.height + root.gap
    readonly property int room: root.height - root.top - root.gap
    readonly property int plateWidth: root.upright ? root.width - 2 * root.gap : Math.round((root.width - 3 * root.gap) * 0.63)

    title: "Một Cửa"
    designHeight: root.upright ? 1920 : 1080
    designWidth: root.upright ? 1080 : 1920

    HallHead {
        id: head

        upright: root.upright
        view: root.view
        width: root.width
    }

    IdleHall {
        anchors.fill: plate
        opacity: root.view.leadShown ? 0 : 1
        phase: root.view.phase

        Behavior on opacity {
            NumberAnimation {
                duration: root.view.leadShown ? Theme.quick : Theme.slow
            }
        }
    }

    CallPlate {
        id: plate

        height: Math.round(root.room * (root.upright ? 0.36 : 0.58))
        view: root.view
        width: root.plateWidth
        x: root.gap
        y: root.top
    }

    CallList {
        id: list

        height: root.upright ? Math.round(root.room * 0.36) : root.room
        rows: root.upright ? 6 : 7
        view: root.view
        width: root.upright ? root.plateWidth : root.width - root.plateWidth - 3 * root.gap
        x: root.upright ? root.gap : plate.x + plate.width + root.gap
        y: root.upright ? plate.y + plate.height + root.gap : root.top
    }

    QueueTable {
        height: root.height - y - root.gap
        view: root.view
        width: root.plateWidth
        x: root.gap
        y: (root.upright ? list.y + list.height : plate.y + plate.height) + root.gap
    }
}
