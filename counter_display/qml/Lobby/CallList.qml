// The other calls, newest first: those that still stand in gold, then those that were called before.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    // How many calls have room; in a rush there are more and they are smaller.
    required property int rows
    readonly property int shown: Math.max(root.rows, Math.min(root.view.standing, 2 * root.rows))
    readonly property int side: Theme.gap16

    AppText {
        id: numberTitle

        color: Theme.inkSoft
        size: Theme.body
        text: qsTr("Number")
        weight: Theme.semiBold
        x: root.side
    }

    AppText {
        id: counterTitle

        anchors.right: parent.right
        anchors.rightMargin: root.side
        color: Theme.inkSoft
        size: Theme.body
        text: qsTr("Counter")
        weight: Theme.semiBold
    }

    // What is not well, said quietly where it moves nothing.
    Row {
        anchors.right: counterTitle.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: numberTitle.verticalCenter
        spacing: Theme.gap4

        StatusPill {
            id: cut

            iconName: "refresh-cw"
            objectName: "cut"
            text: qsTr("Updating soon")
            visible: root.view.phase > 0 && !root.view.connected
        }

        StatusPill {
            iconName: "volume-x"
            objectName: "silent"
            text: qsTr("No sound")
            visible: root.view.silent && !cut.visible
        }
    }

    AppText {
        anchors.fill: list
        anchors.margins: root.side
        color: Theme.inkFaint
        size: Theme.lead
        text: qsTr("The numbers called last are listed here.")
        visible: list.count === 0
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: numberTitle.bottom
        anchors.topMargin: Theme.gap4
        clip: true
        interactive: false
        model: root.view.calls
        objectName: "calls"

        add: Transition {
            NumberAnimation {
                duration: Theme.slow
                from: 0
                property: "opacity"
                to: 1
            }
        }
        delegate: CallRow {
            height: list.height / root.shown
            side: root.side
            width: list.width
        }
        displaced: Transition {
            NumberAnimation {
                duration: Theme.slow
                easing.type: Theme.easing
                property: "y"
            }

            // A row that was still appearing when another came must not stay half seen.
            NumberAnimation {
                duration: Theme.slow
                property: "opacity"
                to: 1
            }
        }
        move: Transition {
            NumberAnimation {
                duration: Theme.slow
                easing.type: Theme.easing
                property: "y"
            }
        }
    }
}
