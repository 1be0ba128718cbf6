// Draws the eye to a call three times and is then gone. Four bars, not a frame: only their own pixels are drawn anew.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    readonly property int out: Theme.gap8
    // 0 unseen, 1 at its brightest.
    property real glow: 0
    readonly property bool glowing: beats.running

    objectName: "ring"

    Connections {
        function onLeadCalled() {
            beats.restart();
        }

        target: root.view
    }

    SequentialAnimation {
        id: beats

        loops: 3

        NumberAnimation {
            duration: Theme.slow
            easing.type: Easing.InOutSine
            from: 0
            property: "glow"
            target: root
            to: 1
        }

        NumberAnimation {
            duration: Theme.slow
            easing.type: Easing.InOutSine
            from: 1
            property: "glow"
            target: root
            to: 0
        }
    }

    Repeater {
        model: 4

        Rectangle {
            required property int index
            readonly property bool lies: index < 2

            color: Theme.gold
            height: lies ? Theme.gap4 : root.height + 2 * root.out
            opacity: root.glow
            radius: Theme.gap4 / 2
            visible: root.glow > 0
            width: lies ? root.width + 2 * root.out : Theme.gap4
            x: index === 3 ? root.width + root.out - Theme.gap4 : -root.out
            y: index === 1 ? root.height + root.out - Theme.gap4 : -root.out
        }
    }
}
