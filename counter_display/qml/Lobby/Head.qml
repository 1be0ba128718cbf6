// Whose hall it is, the day and the time, and quietly what is not well.
import QtQuick
import MotCua
import Lobby.Model

TopBar {
    id: root

    required property LobbyView view

    branchName: root.view.branch || "Một Cửa"
    height: Theme.px(54)
    showConnection: false
    subtitle: root.view.office

    StatusPill {
        anchors.verticalCenter: parent?.verticalCenter
        iconName: "volume-x"
        objectName: "silent"
        text: qsTr("No sound")
        visible: root.view.silent
    }

    StatusPill {
        anchors.verticalCenter: parent?.verticalCenter
        iconName: "refresh-cw"
        objectName: "cut"
        text: qsTr("Updating again soon")
        visible: root.view.phase > 0 && !root.view.connected
    }

    Clock {
        anchors.verticalCenter: parent?.verticalCenter
        dated: true
        now: root.view.now
        size: Theme.headline
    }
}
