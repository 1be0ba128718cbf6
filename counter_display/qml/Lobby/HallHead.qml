// Whose hall it is, the day and the time; and, said quietly where it moves nothing, what is not well.
import QtQuick
import MotCua
import Lobby.Model

TopBar {
    id: root

    required property LobbyView view
    required property bool upright

    branchName: root.view.branch || "Một Cửa"
    // Whatever comes and goes in it, what lies below does not move.
    height: root.upright ? Theme.gap16 + Theme.depth + Math.ceil((Theme.body + Theme.caption) * 2.6) : Theme.px(54)
    nameLines: root.upright ? 2 : 1
    subtitleLines: root.upright ? 2 : 1
    showConnection: false
    subtitle: root.view.office

    StatusPill {
        anchors.verticalCenter: parent?.verticalCenter
        iconName: "volume-x"
        objectName: "silent"
        text: qsTr("No sound")
        visible: root.view.silent && !cut.visible && !below.visible
    }

    StatusPill {
        anchors.verticalCenter: parent?.verticalCenter
        iconName: "triangle-alert"
        objectName: "unknownServices"
        text: qsTr("For staff: there is no service %1 here").arg(root.view.unknownServices)
        tone: StatusPill.Tone.Caution
        visible: root.view.unknownServices !== "" && !cut.visible && !below.visible
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
