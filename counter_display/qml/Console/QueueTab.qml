// One of the lists, by its name and how many are in it.
import QtQuick
import QtQuick.Templates as T
import MotCua

T.AbstractButton {
    id: root

    required property int count
    required property bool current

    Accessible.name: qsTr("%1: %2").arg(root.text).arg(root.count)
    Accessible.role: Accessible.PageTab
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.target
    implicitWidth: label.implicitWidth + leftPadding + rightPadding
    leftPadding: Theme.gap16
    rightPadding: Theme.gap16

    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            color: root.current ? Theme.accent : "transparent"
            height: Theme.gap4
            width: parent.width
        }

        FocusRing {
            anchors.margins: 0
            shown: root.visualFocus
        }
    }
    contentItem: Row {
        id: label

        spacing: Theme.gap8

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            color: root.current ? Theme.accent : Theme.inkSoft
            text: root.text
            weight: Theme.semiBold
            wrapMode: Text.NoWrap
        }

        Digits {
            anchors.verticalCenter: parent.verticalCenter
            color: root.current ? Theme.accent : Theme.inkSoft
            text: root.count
            weight: Theme.bold
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
