// A large thing to touch: an icon, what it is, a word more, and what is worth knowing before touching it.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: root

    required property string title
    property string subtitle: ""
    property string iconName: ""
    property string badge: ""
    property string badgeIcon: "users"
    // Why it cannot be touched now; takes the badge's place while the tile is disabled.
    property string reason: ""
    property bool selected: false
    // On a ground of its own colour it needs a line around it.
    property bool outlined: false
    // What a touch does, or whether it is chosen, as an icon at the end; not for one that is upright.
    property string endIcon: ""
    // The icon above the words, for a tile that is about as high as wide.
    property bool upright: false
    property int titleSize: Theme.lead
    property int titleLines: 3
    property int subtitleLines: 2
    readonly property string note: root.enabled ? root.badge : root.reason
    readonly property bool lit: root.down || root.selected

    implicitWidth: Theme.px(320)
    implicitHeight: Math.max(Theme.target * 1.5, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap24
    rightPadding: Theme.gap24
    topPadding: Theme.gap24
    bottomPadding: Theme.gap24 + Theme.depth
    focusPolicy: Qt.StrongFocus
    checked: root.selected
    Accessible.name: root.title
    Accessible.description: [root.subtitle, root.note].filter(Boolean).join(". ")

    background: Plate {
        face: !root.enabled ? Theme.surface : root.lit ? Theme.accentSoft : Theme.surfaceRaised
        edge: root.selected ? Theme.accent : Theme.edge
        outline: root.selected ? Theme.accent : !root.enabled ? Theme.line : root.outlined ? Theme.lineStrong : "transparent"
        cornerRadius: Theme.radiusLarge
        depth: root.enabled ? Theme.depth : 0
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
            cornerRadius: Theme.radiusLarge
        }
    }
    contentItem: Item {
        id: inside

        readonly property int lowered: root.down ? Theme.depth : 0

        implicitHeight: root.upright ? mark.height + Theme.gap16 + words.implicitHeight : Math.max(mark.height, words.implicitHeight)

        TileMark {
            id: mark

            y: inside.lowered + (root.upright ? 0 : Math.round((inside.height - height) / 2))
            iconName: root.iconName
            lit: root.lit
        }

        StatusPill {
            id: corner

            anchors.right: parent.right
            y: inside.lowered + Math.round((mark.height - height) / 2)
            width: Math.min(implicitWidth, parent.width - mark.width - Theme.gap12)
            visible: root.upright && root.note !== ""
            text: root.note
            iconName: root.enabled ? root.badgeIcon : "lock"
        }

        Icon {
            id: end

            anchors.right: parent.right
            y: inside.lowered + Math.round((inside.height - height) / 2)
            visible: root.endIcon !== ""
            name: root.endIcon
            size: visible ? Theme.px(32) : 0
            tint: root.enabled ? Theme.accent : Theme.inkFaint
        }

        Column {
            id: words

            anchors.left: root.upright ? parent.left : mark.right
            anchors.leftMargin: root.upright || !mark.visible ? 0 : Theme.gap16
            anchors.right: end.left
            anchors.rightMargin: end.visible ? Theme.gap16 : 0
            y: inside.lowered + (root.upright ? mark.height + Theme.gap16 : Math.max(0, Math.round((inside.height - implicitHeight) / 2)))
            spacing: Theme.gap4

            AppText {
                width: parent.width
                text: root.title
                size: root.titleSize
                weight: Theme.semiBold
                color: root.enabled ? Theme.ink : Theme.inkFaint
                maximumLineCount: root.titleLines
            }

            AppText {
                width: parent.width
                visible: root.subtitle !== ""
                text: root.subtitle
                color: root.enabled ? Theme.inkSoft : Theme.inkFaint
                maximumLineCount: root.subtitleLines
            }

            Item {
                width: parent.width
                height: pill.implicitHeight + Theme.gap8
                visible: !root.upright && root.note !== ""

                StatusPill {
                    id: pill

                    y: Theme.gap8
                    width: Math.min(implicitWidth, parent.width)
                    text: root.note
                    iconName: root.enabled ? root.badgeIcon : "lock"
                }
            }
        }
    }

    Keys.onEnterPressed: root.animateClick()
    Keys.onReturnPressed: root.animateClick()
}
