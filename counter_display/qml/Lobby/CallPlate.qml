// The call, as large as the hall needs it: the number on gold leaf, the counter on the lacquer below it.
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    readonly property bool arriving: arrival.running
    readonly property int band: Math.round(root.height * 0.28)

    Accessible.name: qsTr("Number %1, please go to counter %2").arg(root.view.leadNumber).arg(root.view.leadCounter)
    Accessible.role: Accessible.AlertMessage
    objectName: "call"
    opacity: root.view.leadShown ? 1 : 0

    // It is there at once and leaves slowly.
    Behavior on opacity {
        NumberAnimation {
            duration: root.view.leadShown ? Theme.quick : Theme.slow
        }
    }

    Connections {
        function onLeadCalled() {
            arrival.restart();
        }

        target: root.view
    }

    // A ring that swells three times and is gone, while the number rises into its place.
    SequentialAnimation {
        id: arrival

        PropertyAction {
            property: "opacity"
            target: ring
            value: 0
        }

        ParallelAnimation {
            NumberAnimation {
                duration: Theme.slow
                easing.type: Theme.easing
                from: Theme.gap16
                property: "y"
                target: words
                to: 0
            }

            NumberAnimation {
                duration: Theme.calm
                from: 0
                property: "opacity"
                target: words
                to: 1
            }
        }

        SequentialAnimation {
            loops: 3

            NumberAnimation {
                duration: Theme.slow
                easing.type: Easing.InOutSine
                from: 0
                property: "opacity"
                target: ring
                to: 1
            }

            NumberAnimation {
                duration: Theme.slow
                easing.type: Easing.InOutSine
                from: 1
                property: "opacity"
                target: ring
                to: 0
            }
        }
    }

    Rectangle {
        id: ring

        objectName: "ring"
        anchors.fill: parent
        anchors.margins: -Theme.gap8
        border.color: Theme.gold
        border.width: Theme.gap4
        color: "transparent"
        opacity: 0
        radius: Theme.radiusLarge + Theme.gap8
    }

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
        edge: Theme.goldEdge
        face: Theme.gold

        Rectangle {
            anchors.bottom: parent?.bottom
            anchors.left: parent?.left
            anchors.margins: Theme.gap8
            anchors.right: parent?.right
            color: Theme.inkOnGold
            height: root.band
            radius: Theme.radius
        }
    }

    Item {
        id: words

        objectName: "words"
        height: root.height - Theme.depth
        width: root.width

        AppText {
            id: invitation

            size: Math.round(root.height * 0.066)
            text: qsTr("Now calling number")
            color: Theme.inkOnGold
            weight: Theme.semiBold
            x: Theme.gap24
            y: Theme.gap8
        }

        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap24
            anchors.verticalCenter: invitation.verticalCenter
            spacing: Theme.gap8
            visible: root.view.leadOrdinal > 1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "bell-ring"
                size: invitation.size
                tint: Theme.inkOnGold
            }

            AppText {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkOnGold
                size: invitation.size
                objectName: "again"
                text: qsTr("call %1").arg(root.view.leadOrdinal)
                weight: Theme.semiBold
            }
        }

        Item {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: root.band + Theme.gap8
            anchors.left: parent.left
            anchors.margins: Theme.gap24
            anchors.right: parent.right
            anchors.top: invitation.bottom

            Numeral {
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: -Math.round(root.height * 0.025)
                color: Theme.inkOnGold
                objectName: "leadNumber"
                size: Math.round(root.height * 0.55)
                text: root.view.leadNumber
                width: parent.width
            }
        }

        Row {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap8
            anchors.horizontalCenter: parent.horizontalCenter
            height: root.band
            spacing: Theme.gap24

            AppText {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.gold
                size: Math.round(root.band * 0.4)
                text: qsTr("to counter")
                weight: Theme.semiBold
            }

            Numeral {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.gold
                objectName: "leadCounter"
                size: Math.round(root.band * 0.88)
                text: root.view.leadCounter
            }
        }
    }
}
