// The number is called: nothing else is on the page.
import QtQuick
import MotCua
import Panel.Model

Item {
    id: root

    required property PanelView view
    readonly property int band: Math.max(Theme.px(72), Math.round(root.height * 0.24))

    Accessible.name: qsTr("Number %1, please come to counter %2").arg(root.view.number).arg(root.view.counter)
    Accessible.role: Accessible.AlertMessage
    objectName: "called"

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
        edge: Theme.goldEdge
        face: Theme.gold
    }

    AppText {
        id: invitation

        Accessible.ignored: true
        color: Theme.inkOnGold
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 1
        size: Theme.headline
        text: root.view.calls > 1 ? qsTr("Calling again: number") : qsTr("Now calling number")
        weight: Theme.semiBold
        width: parent.width
        y: Theme.gap16
    }

    Item {
        anchors.bottom: strip.top
        anchors.left: parent.left
        anchors.margins: Theme.gap16
        anchors.right: parent.right
        anchors.top: invitation.bottom
        anchors.bottomMargin: Theme.gap8
        anchors.topMargin: 0

        Numeral {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.inkOnGold
            objectName: "number"
            size: Math.min(parent.height, Math.round(parent.width * 0.34))
            text: root.view.number
            width: parent.width
        }
    }

    Rectangle {
        id: strip

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.depth + Theme.gap8
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap8
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap8
        color: Theme.inkOnGold
        height: root.band
        radius: Theme.radius

        AppText {
            Accessible.ignored: true
            anchors.centerIn: parent
            color: Theme.gold
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            size: Math.min(Theme.display, Math.round(root.band * 0.5))
            text: qsTr("Please come to counter %1").arg(root.view.counter)
            weight: Theme.bold
            width: parent.width - Theme.gap16 * 2
            wrapMode: Text.NoWrap
        }
    }
}
