// A reason that is named or not: a box to tick and a few words.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property bool chosen
    required property string code
    required property string name

    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.name: root.name
    Accessible.role: Accessible.CheckBox
    checked: root.chosen
    focusPolicy: Qt.StrongFocus
    objectName: "reason-" + root.code
    text: root.name

    background: Plate {
        cornerRadius: Theme.radius
        edge: root.chosen ? Theme.accent : Theme.edge
        face: root.down || root.chosen ? Theme.accentSoft : Theme.surfaceRaised
        outline: root.chosen ? Theme.accent : Theme.lineStrong
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        id: inside

        readonly property int middle: Math.round((inside.height - Theme.depth) / 2) + (root.down ? Theme.depth : 0)

        Icon {
            id: box

            name: root.chosen ? "square-check" : "square"
            size: Theme.icon
            tint: root.chosen ? Theme.accent : Theme.inkSoft
            x: Theme.gap16
            y: inside.middle - Math.round(height / 2)
        }

        AppText {
            Accessible.ignored: true
            lineHeight: 1
            maximumLineCount: 2
            text: root.name
            weight: Theme.semiBold
            width: inside.width - x - Theme.gap12
            x: box.x + box.width + Theme.gap12
            y: inside.middle - Math.round(height / 2)
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
