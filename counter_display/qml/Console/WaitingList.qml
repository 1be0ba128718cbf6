// Those who wait, in the order in which they would be called now.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

ListView {
    id: root

    property bool narrow: false
    required property QtObject tickets

    signal chosen(ticket: string)

    function take() {
        root.currentIndex = 0;
        root.currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    keyNavigationEnabled: true
    model: root.tickets

    delegate: WaitingLine {
        id: line

        narrow: root.narrow
        width: ListView.view.width

        onActiveFocusChanged: line.activeFocus && (root.currentIndex = line.index)
        onClicked: root.chosen(line.ticket)
    }
    moveDisplaced: Transition {
        NumberAnimation {
            duration: Theme.quick
            property: "y"
        }
    }

    AppText {
        color: Theme.inkSoft
        text: qsTr("Nobody is waiting")
        topPadding: Theme.gap16
        visible: root.count === 0
        x: Theme.gap16
    }
}
