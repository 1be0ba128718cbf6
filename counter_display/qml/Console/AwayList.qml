// Those who were absent or stepped aside, the last one first; each can be brought back with one press.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

ListView {
    id: root

    required property QtObject tickets

    signal back(action: string, ticket: string)
    signal chosen(ticket: string)

    function take() {
        root.currentIndex = 0;
        root.currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    keyNavigationEnabled: true
    model: root.tickets

    delegate: FocusScope {
        id: line

        required property int away
        required property int index
        required property bool held
        required property string number
        required property string service
        required property string ticket

        height: Theme.px(76)
        width: ListView.view.width

        onActiveFocusChanged: line.activeFocus && (root.currentIndex = line.index)

        ListRow {
            anchors.left: parent.left
            anchors.right: button.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            iconName: line.held ? "circle-pause" : "user-x"
            objectName: "away-" + line.number
            subtitle: line.held ? qsTr("stepped aside %1 min ago").arg(line.away) : qsTr("absent, called %1 min ago").arg(line.away)
            title: line.number + " · " + line.service
            titleLines: 1

            onClicked: root.chosen(line.ticket)
        }

        AppButton {
            id: button

            focus: true
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            iconName: "undo-2"
            kind: AppButton.Kind.Secondary
            objectName: "back-" + line.number
            text: line.held ? qsTr("Is ready") : qsTr("Is here")

            onClicked: root.back(line.held ? "resume" : "return", line.ticket)
        }
    }

    AppText {
        color: Theme.inkSoft
        text: qsTr("Nobody is away")
        topPadding: Theme.gap16
        visible: root.count === 0
        x: Theme.gap16
    }
}
