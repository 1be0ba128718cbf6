// One service: the letter of its numbers, its name, and how many wait for it.
import QtQuick
import MotCua

Item {
    id: root

    required property bool accepting
    required property int minutes
    required property string name
    required property string prefix
    required property int waiting
    // Whether there is room for a second line.
    required property bool detailed
    readonly property int size: Math.min(Theme.body, Math.round(root.height * (root.detailed ? 0.4 : 0.64)))

    Accessible.name: qsTr("%1: %n people waiting", "", root.waiting).arg(root.name)
    Accessible.role: Accessible.ListItem

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Theme.hairline
        width: parent.width
    }

    AppText {
        id: letter

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        size: Math.round(root.size * 1.2)
        text: root.prefix
        weight: Theme.extraBold
        width: Theme.px(34)
    }

    Column {
        anchors.left: letter.right
        anchors.right: count.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            color: root.accepting ? Theme.ink : Theme.inkFaint
            fontSizeMode: Text.HorizontalFit
            lineHeight: 1
            maximumLineCount: 1
            minimumPixelSize: Math.round(root.size * 0.85)
            size: root.size
            text: root.name
            weight: Theme.medium
            width: parent.width
            wrapMode: Text.NoWrap
        }

        AppText {
            color: Theme.inkSoft
            lineHeight: 1
            maximumLineCount: 1
            size: Math.round(root.size * 0.78)
            text: !root.accepting ? qsTr("no new numbers now") : root.waiting === 0 ? qsTr("nobody waiting") : root.minutes === 0 ? qsTr("longest wait under 1 min") : qsTr("longest wait %n min", "", root.minutes)
            visible: root.detailed
            width: parent.width
        }
    }

    Digits {
        id: count

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: root.waiting > 0 ? Theme.ink : Theme.inkFaint
        size: Math.round(root.size * 1.3)
        text: root.waiting
        weight: Theme.bold
    }
}
