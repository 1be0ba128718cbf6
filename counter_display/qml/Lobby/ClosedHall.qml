// The one page while nobody is in the hall: whether it has opened or closed, why, when it opens, and the hours.
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property string server
    required property LobbyView view
    readonly property int house: root.view.house

    Column {
        anchors.left: parent.left
        anchors.margins: Theme.gap32
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap16

        BrandMark {
            anchors.horizontalCenter: parent.horizontalCenter
            named: false
            size: Theme.px(88)
        }

        AppText {
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            objectName: "closedTitle"
            size: Theme.display
            text: [qsTr("Getting ready"), qsTr("We have not opened yet today"), "", "", "", qsTr("We had to close early today"), qsTr("We are closed for today"), qsTr("Closed today: %1").arg(root.view.dayOff)][root.house]
            weight: Theme.bold
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 4
            objectName: "closedText"
            size: Theme.title
            text: root.view.reason !== "" ? root.view.reason : [qsTr("Numbers will appear here in a moment."), qsTr("Please wait until numbers are given out."), "", "", "", qsTr("We are sorry. Please come again."), qsTr("Thank you for coming. See you again."), qsTr("We wish you a good holiday.")][root.house]
            width: parent.width
        }

        OpeningLine {
            size: Theme.headline
            view: root.view
            width: parent.width
        }

        HoursList {
            anchors.horizontalCenter: parent.horizontalCenter
            view: root.view
            visible: root.house === 1 || root.house === 5 || root.house === 6
            width: Math.min(parent.width, Theme.px(720))
        }

        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.inkFaint
            horizontalAlignment: Text.AlignHCenter
            objectName: "voiceMark"
            size: Theme.caption
            text: qsTr("For staff: voice %1; all screens of this hall must show the same").arg(root.view.voiceMark)
            visible: root.view.voiceMark !== ""
            width: Math.min(parent.width, Theme.px(640))
        }

        // For staff, in small type: everybody else reads that it will be in a moment.
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.inkFaint
            horizontalAlignment: Text.AlignHCenter
            objectName: "fault"
            size: Theme.caption
            text: root.view.trouble === 3 ? qsTr("For staff: %1 does not take this screen in. Give it a new credential.").arg(root.server) : qsTr("For staff: %1 is not reached. Look at the network cable and the branch's server; the screen goes on by itself.").arg(root.server)
            visible: root.view.trouble > 1
            width: Math.min(parent.width, Theme.px(640))
        }
    }
}
