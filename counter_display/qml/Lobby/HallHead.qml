// Whose hall it is, the day and the time.
import QtQuick
import MotCua
import Lobby.Model

TopBar {
    id: root

    required property LobbyView view
    required property bool upright

    branchName: root.view.branch || "Một Cửa"
    height: Theme.px(root.upright ? 62 : 54)
    showConnection: false
    subtitle: root.view.office

    Column {
        anchors.verticalCenter: parent?.verticalCenter

        Clock {
            anchors.right: parent.right
            dated: !root.upright
            now: root.view.now
            size: root.upright ? Theme.title : Theme.headline
        }

        AppText {
            lineHeight: 1
            size: Theme.caption
            text: root.view.now.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM/yyyy")
            visible: root.upright
            wrapMode: Text.NoWrap
        }
    }
}
