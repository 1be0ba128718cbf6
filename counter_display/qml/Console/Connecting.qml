// Before the branch is known: what is waited for, and what is wrong if it does not come.
import QtQuick
import MotCua
import Console.Model

Item {
    id: root

    required property ConsoleView view

    Column {
        anchors.centerIn: parent
        spacing: Theme.gap24
        width: Math.min(parent.width - Theme.gap64, Theme.px(720))

        BrandMark {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.px(96)
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap16
            visible: root.view.trouble === ""

            Busy {
                anchors.verticalCenter: parent.verticalCenter
            }

            AppText {
                color: Theme.inkSoft
                size: Theme.lead
                text: qsTr("Connecting to the branch")
            }
        }

        Banner {
            detail: root.view.trouble
            iconName: "wifi-off"
            text: qsTr("The branch's server is not reached; it is tried again and again")
            tone: Banner.Tone.Caution
            visible: root.view.trouble !== ""
            width: parent.width
        }
    }
}
