// A counter to sit down at: its number, and who sits there now.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property string clerk
    required property int number
    required property bool selected

    Accessible.description: root.clerk
    Accessible.name: qsTr("Counter %1").arg(root.number)
    Accessible.role: Accessible.RadioButton
    checked: root.selected
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.px(96)
    implicitWidth: Theme.px(120)

    background: Plate {
        edge: root.selected ? Theme.accentEdge : Theme.edge
        face: root.selected ? Theme.accent : root.hovered ? Theme.accentSoft : Theme.surfaceRaised
        outline: root.selected ? Theme.accent : Theme.line
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        AppText {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: -Theme.gap12
            color: root.selected ? Theme.inkOnAccent : Theme.accent
            size: Theme.headline
            text: root.number
            weight: Theme.bold
        }

        AppText {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap8 + Theme.depth
            color: root.selected ? Theme.inkOnAccent : Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            size: Theme.caption
            text: root.clerk === "" ? qsTr("free") : root.clerk
            width: parent.width
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
