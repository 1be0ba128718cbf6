// When numbers are given out again; nothing while they are, or if nobody knows.
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property int size
    required property LobbyView view
    readonly property string day: root.view.opensInDays === 1 ? qsTr("tomorrow") : root.view.opens.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM")
    readonly property string time: Qt.formatTime(root.view.opens, "HH:mm")

    height: row.height
    visible: root.view.opensKnown && (root.view.opensTimed || root.view.opensInDays > 0)

    Row {
        id: row

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gap12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "clock"
            size: root.size
            tint: Theme.accent
        }

        AppText {
            color: Theme.accent
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.caption
            objectName: "opening"
            size: root.size
            text: !root.view.opensTimed ? qsTr("Open again %1").arg(root.day) : root.view.opensInDays === 0 ? qsTr("Numbers from %1").arg(root.time) : qsTr("Open again %1 at %2").arg(root.day).arg(root.time)
            weight: Theme.semiBold
            width: Math.min(implicitWidth, root.width - root.size - Theme.gap12)
            wrapMode: Text.NoWrap
        }
    }
}
