// A ticket's number very large: on paper while it is only the next, gold while it is called, pale indigo while it is served.
import QtQuick
import MotCua

Item {
    id: root

    readonly property bool called: root.stage === "called"
    // Only the number, where what the counter does with it stands beside it already.
    property bool compact: false
    readonly property bool next: root.stage === "next"
    required property string number
    required property string stage

    Accessible.name: caption.text + " " + root.number
    Accessible.role: Accessible.StaticText

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radius
        depth: root.called ? Theme.depth : 0
        edge: Theme.goldEdge
        face: root.called ? Theme.gold : root.next ? Theme.surface : Theme.accentSoft
    }

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: root.compact ? -Theme.depth / 2 : -Theme.gap8
        spacing: Theme.gap8
        width: parent.width - Theme.gap32

        AppText {
            id: caption

            Accessible.ignored: true
            color: root.called ? Theme.inkOnGold : root.next ? Theme.inkSoft : Theme.inkOnAccentSoft
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title
            text: root.called ? qsTr("Calling") : root.next ? qsTr("Next") : qsTr("Serving")
            visible: !root.compact
            weight: Theme.semiBold
            width: parent.width
        }

        Numeral {
            Accessible.ignored: true
            color: root.called ? Theme.inkOnGold : Theme.accent
            size: root.compact ? Theme.hero : Theme.px(124)
            text: root.number
            width: parent.width
        }
    }
}
