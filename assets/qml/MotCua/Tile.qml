// A large thing to touch: an icon, what it is, a word more, and what is worth knowing before touching it.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: root

    property string badge: ""
    property string badgeIcon: "users"
    property string iconName: ""
    // Why it cannot be touched now; takes the badge's place while the tile is disabled.
    property string reason: ""
    property bool selected: false
    property string subtitle: ""
    required property string title
    property int titleLines: 3
    property int titleSize: Theme.lead
    readonly property color word: root.enabled ? Theme.ink : Theme.inkFaint

    Accessible.description: [root.subtitle, root.enabled ? root.badge : root.reason].filter(Boolean).join(". ")
    Accessible.name: root.title
    bottomPadding: Theme.gap24 + Theme.depth
    checked: root.selected
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.target * 1.5, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Theme.px(320)
    leftPadding: Theme.gap24
    rightPadding: Theme.gap24
    topPadding: Theme.gap24

    background: Plate {
        cornerRadius: Theme.radiusLarge
        depth: root.enabled ? Theme.depth : 0
        edge: root.selected ? Theme.accent : root.enabled ? Theme.edge : Theme.line
        face: !root.enabled ? Theme.surface : root.down || root.selected ? Theme.accentSoft : Theme.surfaceRaised
        outline: root.selected ? Theme.accent : root.enabled ? "transparent" : Theme.line
        sunk: root.down

        FocusRing {
            cornerRadius: Theme.radiusLarge
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        implicitHeight: Math.max(mark.height, words.implicitHeight)

        Rectangle {
            id: mark

            color: !root.enabled ? Theme.surfaceSunken : root.down || root.selected ? Theme.accent : Theme.accentSoft
            height: Theme.target
            radius: Theme.radius
            visible: root.iconName !== ""
            width: visible ? Theme.target : 0
            y: root.down ? Theme.depth : 0

            Icon {
                anchors.centerIn: parent
                name: root.iconName
                size: Theme.px(36)
                tint: !root.enabled ? Theme.inkFaint : root.down || root.selected ? Theme.inkOnAccent : Theme.accent
            }
        }
        Column {
            id: words

            anchors.left: mark.right
            anchors.leftMargin: mark.visible ? Theme.gap16 : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: root.down ? Theme.depth : 0
            spacing: Theme.gap4

            AppText {
                color: root.word
                maximumLineCount: root.titleLines
                size: root.titleSize
                text: root.title
                weight: Theme.semiBold
                width: parent.width
            }
            AppText {
                color: root.enabled ? Theme.inkSoft : Theme.inkFaint
                maximumLineCount: 2
                text: root.subtitle
                visible: root.subtitle !== ""
                width: parent.width
            }
            StatusPill {
                iconName: root.enabled ? root.badgeIcon : "lock"
                text: root.enabled ? root.badge : root.reason
                visible: root.enabled ? root.badge !== "" : root.reason !== ""
                width: Math.min(implicitWidth, parent.width)
            }
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
