// The other calls, newest first: those that still stand in gold, then those that were called before.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    // Beside each other.
    required property int lanes
    // How many calls have room; in a rush there are more and they are smaller.
    readonly property int rows: Math.max(1, Math.round((root.height - title.height) / Theme.px(root.lanes > 2 ? 90 : 63)))
    readonly property int shown: Math.max(root.rows, Math.min(Math.ceil(root.view.standing / root.lanes), 2 * root.rows))
    readonly property int side: root.width / root.lanes < Theme.px(240) ? Theme.gap12 : Theme.gap16

    AppText {
        id: title

        color: Theme.inkSoft
        size: Theme.body
        text: root.lanes > 1 ? qsTr("Called last") : qsTr("Number")
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
        visible: root.lanes === 1
        weight: Theme.semiBold
    }

    AppText {
        anchors.fill: place
        anchors.margins: root.side
        color: Theme.inkFaint
        size: Theme.lead
        text: qsTr("The numbers called last are listed here.")
        visible: list.count === 0
    }

    Item {
        id: place

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap4
        objectName: "calls"

        GridView {
            id: list

            cellHeight: Math.floor(place.height / root.shown)
            cellWidth: Math.floor(list.width / root.lanes)
            clip: true
            flow: root.lanes === 2 ? GridView.FlowTopToBottom : GridView.FlowLeftToRight
            // No row in part.
            height: list.cellHeight * root.shown
            interactive: false
            model: root.view.calls
            // Each cell has the gap to the next in it, the last one too.
            width: place.width + Theme.gap12

            add: Transition {
                NumberAnimation {
                    duration: Theme.slow
                    from: 0
                    property: "opacity"
                    to: 1
                }
            }
            delegate: CallRow {
                height: list.cellHeight
                side: root.side
                width: list.cellWidth - Theme.gap12
            }
            displaced: Transition {
                NumberAnimation {
                    duration: Theme.slow
                    easing.type: Theme.easing
                    properties: "x,y"
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
                    properties: "x,y"
                }
            }
        }
    }
}
