// What the place of the call shows while people are in the hall and nobody is called.
import QtQuick
import MotCua
import Lobby.Model

Item {
    id: root

    required property LobbyView view
    // Little height: the words alone.
    readonly property bool low: root.height < Theme.px(240)
    // 0 open, 1 a break, 2 no more numbers today.
    readonly property int kind: Math.max(0, root.view.house - 2)

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        border.width: Theme.stroke
        color: "transparent"
        radius: Theme.radiusLarge
    }

    Column {
        anchors.left: parent.left
        anchors.margins: root.low ? Theme.gap24 : Theme.gap48
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.low ? Theme.gap4 : Theme.gap12

        BrandMark {
            anchors.horizontalCenter: parent.horizontalCenter
            named: false
            size: Theme.px(72)
            visible: !root.low
        }

        AppText {
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            objectName: "idleTitle"
            size: root.low ? Theme.title : Theme.headline
            text: [qsTr("Welcome"), qsTr("We are having a break"), qsTr("No more numbers today")][Math.min(2, root.kind)]
            weight: Theme.bold
            width: parent.width
        }

        AppText {
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
            size: root.low ? Theme.body : Theme.lead
            text: [qsTr("Your number is shown here and spoken when it is your turn."), qsTr("Whoever has a number keeps it."), qsTr("Whoever has a number is still served.")][Math.min(2, root.kind)]
            width: parent.width
        }

        OpeningLine {
            size: root.low ? Theme.lead : Theme.title
            view: root.view
            width: parent.width
        }
    }
}
