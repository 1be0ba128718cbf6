// One place for one sentence: that the line is cut, else what went wrong, else what can be put right, else why this ticket.
import QtQuick
import MotCua
import Console.Model

Item {
    id: root

    readonly property bool calm: !root.told && !root.rights && !root.view.isCut
    readonly property bool rights: root.view.righting.kind !== ""
    readonly property bool told: root.view.notice.kind !== ""
    required property ConsoleView view

    Banner {
        anchors.fill: parent
        detail: qsTr("The last state is shown. Work goes on by itself when the line is back.")
        iconName: "wifi-off"
        objectName: "cut"
        text: qsTr("The line to the server is cut since %1").arg(Qt.formatTime(root.view.cutSince, "HH:mm"))
        tone: Banner.Tone.Caution
        visible: root.view.isCut
    }

    Banner {
        actionText: qsTr("Close")
        anchors.fill: parent
        objectName: "notice"
        text: words.text
        tone: root.view.notice.kind === "rejected" ? Banner.Tone.Danger : root.view.notice.kind === "pin_changed" ? Banner.Tone.Info : Banner.Tone.Caution
        visible: root.told && !root.view.isCut

        onActionTriggered: root.view.dismiss()
    }

    NoticeText {
        id: words

        notice: root.view.notice
    }

    RightingStrip {
        anchors.fill: parent
        righting: root.view.righting
        visible: root.rights && !root.told && !root.view.isCut

        onWanted: root.view.setRight()
    }

    Row {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap16
        visible: root.calm && root.view.counter.ticket.whyKind !== ""

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "scale"
            tint: Theme.accent
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - Theme.icon - Theme.gap16

            AppText {
                color: Theme.inkSoft
                size: Theme.caption
                text: root.view.counter.isNext ? qsTr("Why this ticket is next") : qsTr("Why this ticket was called")
                width: parent.width
            }

            WhyText {
                maximumLineCount: 2
                objectName: "why"
                ticket: root.view.counter.ticket
                weight: Theme.semiBold
                width: parent.width
            }
        }
    }
}
