// The lobby: the call, the calls before it, who waits for what; each has its place, and nothing ever moves the others.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

SurfaceWindow {
    id: root

    required property LobbyView view
    property int columns: 2
    property bool hasMedia: false
    // Whom to ask for while no branch is seen.
    property string server: ""
    // Taller than wide: everything below each other.
    property bool upright: false
    readonly property int gap: Theme.gap12
    readonly property bool barred: bar.count > 0 && !(layout.apart && root.working)
    // People are in the hall; else one page says how the house stands and when it opens.
    readonly property bool working: root.view.house >= 2 && root.view.house <= 4

    title: "Một Cửa"
    designHeight: root.upright ? 1920 : 1080
    designWidth: root.upright ? 1080 : 1920

    HallLayout {
        id: layout

        area: Qt.rect(root.gap, head.height + root.gap, root.width - 2 * root.gap, root.height - head.height - 2 * root.gap - (root.barred ? bar.height : 0))
        columns: root.columns
        gap: root.gap
        hasMedia: root.hasMedia
        upright: root.upright
    }

    HallHead {
        id: head

        upright: root.upright
        view: root.view
        width: root.width
    }

    ClosedHall {
        height: layout.area.height
        server: root.server
        view: root.view
        visible: !root.working
        width: layout.area.width
        x: layout.area.x
        y: layout.area.y
    }

    Item {
        anchors.fill: parent
        visible: root.working

        CallStage {
            height: layout.stage.height
            sharesMedia: root.hasMedia && !layout.apart
            view: root.view
            width: layout.stage.width
            x: layout.stage.x
            y: layout.stage.y
        }

        CallList {
            height: layout.calls.height
            lanes: root.columns === 1 && !root.upright ? 4 : root.columns === 4 && !root.hasMedia && !root.upright ? 2 : root.columns === 1 && root.hasMedia ? 2 : 1
            view: root.view
            width: layout.calls.width
            x: layout.calls.x
            y: layout.calls.y
        }

        QueueTable {
            height: layout.services.height
            view: root.view
            visible: layout.showsServices
            width: layout.services.width
            x: layout.services.x
            y: layout.services.y
        }

        Loader {
            active: layout.apart
            height: layout.media.height
            width: layout.media.width
            x: layout.media.x
            y: layout.media.y

            sourceComponent: MediaPlace {
                lit: root.view.mediaTime && root.view.media.lit
                view: root.view
            }
        }

        NoticeColumn {
            height: layout.notices.height
            view: root.view
            visible: layout.apart
            width: layout.notices.width
            x: layout.notices.x
            y: layout.notices.y
        }
    }

    NoticeBar {
        id: bar

        view: root.view
        visible: root.barred
        width: root.width
        y: root.height - bar.height
    }
}
