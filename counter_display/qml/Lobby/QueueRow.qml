// One service: the letter of its numbers, its name, how many wait for it, how long, and what the office promises.
import QtQuick
import MotCua

Item {
    id: root

    required property bool accepting
    required property int minutes
    required property string name
    required property string prefix
    required property int promise
    required property string resumes
    required property int waiting
    // Whether there is room for a second line.
    required property bool detailed
    readonly property int size: Math.min(Theme.body, Math.round(root.height * (root.detailed ? 0.38 : 0.64)), Math.round(root.width / 11))

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
        width: Math.round(root.size * 1.15)
    }

    Column {
        anchors.left: letter.right
        anchors.leftMargin: Theme.gap4
        anchors.right: count.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter

        AppText {
            color: root.accepting ? Theme.ink : Theme.inkFaint
            fontSizeMode: root.detailed ? Text.FixedSize : Text.HorizontalFit
            lineHeight: 1
            maximumLineCount: root.height > root.size * 3.6 ? 2 : 1
            minimumPixelSize: Math.round(root.size * 0.8)
            size: root.size
            text: root.name
            weight: Theme.medium
            width: parent.width
            wrapMode: maximumLineCount > 1 ? Text.Wrap : Text.NoWrap
        }

        AppText {
            color: Theme.inkSoft
            fontSizeMode: Text.HorizontalFit
            lineHeight: 1
            maximumLineCount: 1
            minimumPixelSize: Math.round(root.size * 0.6)
            size: Math.round(root.size * 0.76)
            text: root.resumes !== "" ? qsTr("numbers again at %1").arg(root.resumes) : !root.accepting ? qsTr("no new numbers now") : root.waiting === 0 ? qsTr("nobody waiting") : qsTr("waits %1 min, promised %2 min").arg(root.minutes).arg(root.promise)
            visible: root.detailed
            width: parent.width
            wrapMode: Text.NoWrap
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
