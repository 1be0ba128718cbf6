// The ticket's number as large as its place allows; gold when it is being called.
import QtQuick

Item {
    id: root

    required property string number
    property string caption: ""
    property bool called: false
    property int size: Theme.hero
    property int weight: Theme.extraBold
    property int captionSize: Math.max(Theme.body, Math.round(root.size / 5))

    implicitWidth: Math.max(numeral.implicitWidth, Math.ceil(heading.implicitWidth)) + Theme.gap32 * 2
    implicitHeight: column.implicitHeight + Theme.gap16 * 2 + Theme.depth
    Accessible.role: Accessible.StaticText
    Accessible.name: root.caption + " " + root.number

    Plate {
        anchors.fill: parent
        face: root.called ? Theme.gold : Theme.surfaceRaised
        edge: root.called ? Theme.goldEdge : Theme.edge
        cornerRadius: Theme.radiusLarge
    }

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.depth / 2
        spacing: Theme.gap4

        AppText {
            id: heading

            width: parent.width
            visible: root.caption !== ""
            text: root.caption
            size: root.captionSize
            weight: Theme.semiBold
            color: root.called ? Theme.inkOnGold : Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            Accessible.ignored: true
        }

        Numeral {
            id: numeral

            width: parent.width
            text: root.number
            size: root.size
            weight: root.weight
            color: root.called ? Theme.inkOnGold : Theme.accent
            Accessible.ignored: true
        }
    }
}
