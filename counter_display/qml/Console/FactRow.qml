// A fact of a dossier with a line below it; where it can be put right, its key stands at the end.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property string iconName
    property string keyHint: ""
    property bool strong: false
    required property string subtitle

    Accessible.description: [root.subtitle, root.keyHint].filter(Boolean).join(". ")
    Accessible.name: root.text
    enabled: root.keyHint !== ""
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(words.implicitHeight, Theme.px(30))

    background: Rectangle {
        color: root.down ? Theme.accentSoft : root.hovered && root.enabled ? Theme.surfaceSunken : "transparent"
        radius: Theme.radiusSmall

        FocusRing {
            anchors.margins: 0
            cornerRadius: Theme.radiusSmall
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: Theme.iconSmall
            tint: Theme.accent
        }

        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.gap12
            anchors.right: hint.left
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter

            AppText {
                color: Theme.ink
                maximumLineCount: 2
                objectName: root.objectName + "Text"
                text: root.text
                weight: root.strong ? Theme.bold : Theme.medium
                width: parent.width
            }

            AppText {
                color: Theme.inkSoft
                maximumLineCount: 2
                objectName: root.objectName + "More"
                size: Theme.caption
                text: root.subtitle
                visible: root.subtitle !== ""
                width: parent.width
            }
        }

        KeyHint {
            id: hint

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.keyHint
            visible: root.keyHint !== ""
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
