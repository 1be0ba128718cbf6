// The text of a field as it stands, with its caret; it takes no keys itself and has no clipboard and no way back.
import QtQuick
import MotCua
import Typing.Model

Item {
    id: root

    required property TelexComposer composer
    required property bool active
    property string placeholder: ""
    property int size: Theme.title
    readonly property real caretX: before.advanceWidth

    function touch(x: real) {
        root.composer.place(line.positionAt(x - line.x));
    }

    implicitHeight: line.implicitHeight
    clip: true

    TextMetrics {
        id: before

        font: line.font
        text: root.composer.shownText.substring(0, root.composer.shownCursor)
    }

    TextInput {
        id: line

        // Long texts move so that the caret is in sight.
        x: Math.min(0, root.width - caret.width - root.caretX)
        anchors.verticalCenter: parent.verticalCenter
        text: root.composer.shownText
        readOnly: true
        enabled: false
        activeFocusOnPress: false
        selectByMouse: false
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: root.size
        font.weight: Theme.medium
        // Else it would be told as a second field without a name.
        Accessible.role: Accessible.Graphic
        Accessible.ignored: true
    }

    AppText {
        x: line.x + line.width
        anchors.verticalCenter: parent.verticalCenter
        text: root.composer.remainder
        size: root.size
        color: Theme.inkFaint
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    AppText {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        visible: root.composer.text === "" && root.composer.remainder === ""
        text: root.placeholder
        size: root.size
        color: Theme.inkFaint
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Rectangle {
        id: caret

        objectName: "caret"
        x: line.x + root.caretX
        width: Theme.px(3)
        height: Math.round(root.size * 1.3)
        anchors.verticalCenter: parent.verticalCenter
        visible: root.active
        color: Theme.accent
    }
}
