// One line of a list that can be chosen: what it is, a word more, and something at its end.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: root

    property bool chevron: false
    property string iconName: ""
    property string keyHint: ""
    property bool selected: false
    property string subtitle: ""
    required property string title
    property int titleLines: 2
    property string trailing: ""

    Accessible.description: [root.subtitle, root.trailing].filter(Boolean).join(". ")
    Accessible.name: root.title
    Accessible.role: Accessible.ListItem
    bottomPadding: Theme.gap8
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Theme.px(420)
    leftPadding: Theme.gap16
    rightPadding: Theme.gap16
    topPadding: Theme.gap8

    background: Rectangle {
        color: root.down || root.selected ? Theme.accentSoft : root.hovered ? Theme.surfaceSunken : "transparent"
        radius: Theme.radius

        Rectangle {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            height: parent.height - Theme.gap16
            radius: width / 2
            visible: root.selected
            width: Theme.gap4
        }

        FocusRing {
            anchors.margins: 0
            radius: Theme.radius
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: sign

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            tint: root.enabled ? Theme.accent : Theme.inkFaint
            visible: root.iconName !== ""
            width: visible ? size : 0
        }

        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: sign.visible ? Theme.gap16 : 0
            anchors.right: tail.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter

            AppText {
                color: root.enabled ? Theme.ink : Theme.inkFaint
                maximumLineCount: root.titleLines
                text: root.title
                weight: root.selected ? Theme.semiBold : Theme.medium
                width: parent.width
            }

            AppText {
                color: Theme.inkSoft
                maximumLineCount: 2
                size: Theme.caption
                text: root.subtitle
                visible: root.subtitle !== ""
                width: parent.width
            }
        }

        Row {
            id: tail

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap12

            AppText {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkSoft
                text: root.trailing
                visible: root.trailing !== ""
                weight: Theme.semiBold
                wrapMode: Text.NoWrap
            }

            KeyHint {
                anchors.verticalCenter: parent.verticalCenter
                text: root.keyHint
                visible: root.keyHint !== ""
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-right"
                tint: Theme.inkSoft
                visible: root.chevron
            }
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
