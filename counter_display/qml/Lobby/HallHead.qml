// Whose hall it is, the day and the time; and, said quietly where it moves nothing, what is not well.
import QtQuick
import MotCua
import Lobby.Model

TopBar {
    id: root

    required property LobbyView view
    required property bool upright

    branchName: root.view.branch || "Một Cửa"
    least: Theme.px(root.upright ? 62 : 54)
    showConnection: false
    subtitle: root.view.office

    StatusPill {
        anchors.verticalCenter: parent?.verticalCenter
        iconName: "volume-x"
        objectName: "silent"
        text: qsTr("No sound")
        visible: root.view.silent && !cut.visible && !below.visible
    }

    CutMark {
        id: cut

        anchors.verticalCenter: parent?.verticalCenter
        objectName: root.upright ? "" : "cut"
        shown: !root.upright
        view: root.view
    }

    Column {
        anchors.verticalCenter: parent?.verticalCenter

        Clock {
            anchors.right: parent.right
            dated: !root.upright && !cut.visible
            now: root.view.now
            size: root.upright ? Theme.title : Theme.headline
        }

        AppText {
            lineHeight: 1
            size: Theme.caption
            text: root.view.now.toLocaleDateString(Qt.locale(Qt.uiLanguage), "ddd, dd/MM/yyyy")
            visible: root.upright && !below.visible
            wrapMode: Text.NoWrap
        }

        CutMark {
            id: below

            objectName: root.upright ? "cut" : ""
            shown: root.upright
            view: root.view
        }
    }
}
