// A key and what it does.
import QtQuick
import MotCua

Item {
    id: root

    required property string key
    required property string text

    Accessible.name: qsTr("%1: %2").arg(root.key).arg(root.text)
    Accessible.role: Accessible.StaticText
    implicitHeight: Math.max(words.implicitHeight, hint.implicitHeight) + Theme.gap8
    width: parent?.width ?? 0

    KeyHint {
        id: hint

        anchors.verticalCenter: parent.verticalCenter
        text: root.key
        tint: Theme.ink
    }

    AppText {
        id: words

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(92)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
    }
}
