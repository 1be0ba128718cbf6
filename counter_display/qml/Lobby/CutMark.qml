// Says that the line is cut and of when the picture is.
import MotCua
import QtQuick
import Lobby.Model

StatusPill {
    id: root

    required property bool shown
    required property LobbyView view

    iconName: "wifi-off"
    text: qsTr("As of %1, reconnecting").arg(Qt.formatTime(root.view.staleSince, "HH:mm"))
    tone: StatusPill.Tone.Caution
    visible: root.shown && root.view.house > 0 && root.view.stale
}
