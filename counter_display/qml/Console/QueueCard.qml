// Who waits for my work profile in calling order, and those who stepped away from it.
import QtQuick
import MotCua
import Console.Model

Item {
    id: root

    // Without the names of services, while a dossier needs the room.
    property bool narrow: false
    property bool showsAway: false
    required property ConsoleView view

    function take(away: bool) {
        root.showsAway = away;
        away ? awayList.take() : waitingList.take();
    }

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
    }

    Row {
        id: tabs

        anchors.left: parent.left
        anchors.margins: Theme.gap8
        anchors.top: parent.top
        spacing: Theme.gap8

        QueueTab {
            count: root.view.waitingCount
            current: !root.showsAway
            objectName: "tab-waiting"
            text: qsTr("Waiting for me")

            onClicked: root.showsAway = false
        }

        QueueTab {
            count: root.view.awayCount
            current: root.showsAway
            objectName: "tab-away"
            text: qsTr("Stepped away")

            onClicked: root.showsAway = true
        }
    }

    Rectangle {
        id: rule

        anchors.top: tabs.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }

    WaitingList {
        id: waitingList

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.depth + Theme.gap8
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap8
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap8
        anchors.top: rule.bottom
        anchors.topMargin: Theme.gap8
        narrow: root.narrow
        tickets: root.view.waiting
        visible: !root.showsAway

        onChosen: ticket => root.view.lookAt(ticket)
    }

    AwayList {
        id: awayList

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.depth + Theme.gap8
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap8
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap8
        anchors.top: rule.bottom
        anchors.topMargin: Theme.gap8
        enabled: !root.view.isCut
        tickets: root.view.away
        visible: root.showsAway

        onBack: (action, ticket) => root.view.actOn(action, ticket)
        onChosen: ticket => root.view.lookAt(ticket)
    }
}
