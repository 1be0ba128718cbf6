// One way to finish a ticket: a large key with its number.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    property bool busy: false
    required property string keyHint

    Accessible.description: root.keyHint
    Accessible.name: root.text
    focusPolicy: Qt.StrongFocus
    padding: Theme.gap12

    background: Plate {
        edge: root.enabled ? Theme.edge : Theme.line
        face: !root.enabled ? Theme.surfaceSunken : root.down ? Theme.accentSoft : root.hovered ? Theme.surface : Theme.surfaceRaised
        outline: root.enabled ? Theme.accent : "transparent"
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Column {
            y: Theme.gap8 + (root.down ? Theme.depth : 0)
            spacing: Theme.gap8
            width: parent.width

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.gap8

                Icon {
                    name: "check"
                    tint: words.color
                }

                KeyHint {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.keyHint
                    tint: words.color
                }
            }

            AppText {
                id: words

                color: root.enabled ? Theme.accent : Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 3
                text: root.text
                weight: Theme.semiBold
                width: parent.width
            }
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
