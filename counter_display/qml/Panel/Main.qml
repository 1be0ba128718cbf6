// The panel on a counter: whose counter it is, and below it the page of the moment; it never takes the clerk's keys.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Panel.Model

SurfaceWindow {
    id: root

    required property string server
    required property PanelView view
    readonly property bool upright: root.height > root.width

    designHeight: root.upright ? 1024 : 600
    designWidth: root.upright ? 600 : 1024
    height: 800
    title: "Một Cửa"
    width: 1280

    PanelHead {
        id: head

        upright: root.upright
        view: root.view
        width: root.width
    }

    Loader {
        id: page

        readonly property string phase: root.view.phase

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.gap16
        anchors.right: parent.right
        anchors.top: head.bottom
        objectName: "page-" + page.phase
        sourceComponent: page.phase === "starting" ? starting : page.phase === "closed" || page.phase === "paused" ? away : page.phase === "called" ? called : page.phase === "serving" ? serving : page.phase === "fee" ? fee : page.phase === "levels" ? levels : page.phase === "reasons" ? reasons : page.phase === "thanks" ? thanks : page.phase === "comment" ? comment : ready
    }

    Component {
        id: starting

        PanelStarting {
            server: root.server
            view: root.view
        }
    }

    Component {
        id: away

        PanelAway {
            view: root.view
        }
    }

    Component {
        id: ready

        PanelReady {
            view: root.view
        }
    }

    Component {
        id: called

        PanelCalled {
            view: root.view
        }
    }

    Component {
        id: serving

        PanelServing {
            view: root.view
        }
    }

    Component {
        id: fee

        PanelFee {
            view: root.view
        }
    }

    Component {
        id: levels

        PanelLevels {
            view: root.view
        }
    }

    Component {
        id: reasons

        PanelReasons {
            view: root.view
        }
    }

    Component {
        id: thanks

        PanelThanks {
            view: root.view
        }
    }

    Component {
        id: comment

        PanelComment {
            view: root.view
        }
    }
}
