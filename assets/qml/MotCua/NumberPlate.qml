// The ticket's number as large as its place allows; gold when it is being called.
import QtQuick

Item {
    id: root

    property bool called: false
    property string caption: ""
    required property string number
    property int size: Theme.hero
    property int weight: Theme.extraBold
    readonly property color word: root.called ? Theme.inkOnGold : Theme.accent

    Accessible.name: root.caption + " " + root.number
    Accessible.role: Accessible.StaticText
    implicitHeight: column.implicitHeight + Theme.gap16 * 2 + Theme.depth
    implicitWidth: Math.max(digits.implicitWidth, heading.implicitWidth) + Theme.gap32 * 2

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
        edge: root.called ? Theme.goldEdge : Theme.edge
        face: root.called ? Theme.gold : Theme.surfaceRaised
    }
    Column {
        id: column

        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Theme.depth / 2

        AppText {
            id: heading

            anchors.horizontalCenter: parent.horizontalCenter
            color: root.called ? Theme.inkOnGold : Theme.inkSoft
            size: Math.max(Theme.body, Math.round(root.size / 5))
            text: root.caption
            visible: root.caption !== ""
            weight: Theme.semiBold
            wrapMode: Text.NoWrap
        }
        Digits {
            id: digits

            anchors.horizontalCenter: parent.horizontalCenter
            color: root.word
            size: root.size
            text: root.number
            weight: root.weight
        }
    }
}
