// A sign and a word or two on a tile, at the beginning of its place or at the end.
import QtQuick
import MotCua

Item {
    id: root

    required property string text
    required property string sign
    required property bool open
    property bool trailing: false
    property int size: Theme.type(16)
    readonly property int beside: root.sign === "" ? 0 : icon.width + Theme.gap8

    implicitHeight: words.height
    visible: root.text !== ""

    Icon {
        id: icon

        x: root.trailing ? root.width - Math.ceil(words.contentWidth) - root.beside : 0
        anchors.verticalCenter: parent.verticalCenter
        visible: root.sign !== ""
        name: root.sign
        size: Theme.iconSmall
        tint: root.open ? Theme.accent : Theme.inkSoft
    }

    AppText {
        id: words

        x: root.beside
        width: root.width - x
        text: root.text
        size: root.size
        weight: Theme.semiBold
        color: Theme.inkSoft
        horizontalAlignment: root.trailing ? Text.AlignRight : Text.AlignLeft
        lineHeight: 1
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
