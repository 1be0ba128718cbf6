// What the place of the call shows while nobody is called.
import QtQuick
import MotCua

Item {
    id: root

    required property int phase

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        border.width: Theme.stroke
        color: "transparent"
        radius: Theme.radiusLarge
    }

    Column {
        anchors.left: parent.left
        anchors.margins: Theme.gap64
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
            objectName: "idleTitle"
            size: Theme.headline
            text: [qsTr("Getting ready"), qsTr("We have not opened yet today"), qsTr("Welcome"), qsTr("We are closed for today")][root.phase]
            weight: Theme.bold
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            size: Theme.lead
            text: [qsTr("Numbers will appear here in a moment."), qsTr("Please wait until numbers are given out."), qsTr("Your number is shown here and spoken when it is your turn."), qsTr("Thank you for coming. See you again.")][root.phase]
            width: parent.width
        }
    }
}
