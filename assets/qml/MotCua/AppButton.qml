// A button: what it does in a verb, perhaps an icon before it and the key that does the same after it.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: root

    enum Kind {
        Primary,
        Secondary,
        Danger,
        Quiet
    }

    property int kind: AppButton.Kind.Primary
    property string iconName: ""
    property bool iconAfter: false
    property string keyHint: ""
    // While busy it stays where it is and looks at work, and nothing presses it.
    property bool busy: false
    property int size: Theme.body
    readonly property bool available: root.enabled && !root.busy
    readonly property bool raised: root.kind !== AppButton.Kind.Quiet
    readonly property color face: !root.available ? Theme.surfaceSunken : root.down ? [Theme.accentPressed, Theme.accentSoft, Theme.dangerPressed, Theme.surfaceSunken][root.kind] : [Theme.accent, Theme.surfaceRaised, Theme.danger, "transparent"][root.kind]
    readonly property color edge: !root.available ? Theme.line : [Theme.accentEdge, Theme.edge, Theme.dangerEdge, "transparent"][root.kind]
    readonly property color label: !root.available ? Theme.inkSoft : [Theme.inkOnAccent, Theme.accent, Theme.inkOnDanger, Theme.accent][root.kind]

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap24
    rightPadding: Theme.gap24
    topPadding: Theme.gap12
    bottomPadding: Theme.gap12 + (root.raised ? Theme.depth : 0)
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: root.size
    font.weight: Theme.semiBold
    Accessible.name: root.text
    Accessible.description: root.busy ? qsTr("Please wait") : root.keyHint

    background: Plate {
        depth: root.raised ? Theme.depth : 0
        edge: root.edge
        face: root.face
        outline: root.kind === AppButton.Kind.Secondary && root.available ? Theme.lineStrong : "transparent"
        sunk: root.down

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        id: inside

        readonly property int signSize: Math.max(Theme.icon, Math.round(root.size * 1.1))
        readonly property int before: !root.busy && root.iconName === "" ? 0 : sign.width + (root.text === "" ? 0 : Theme.gap12)
        readonly property int after: root.keyHint === "" ? 0 : Math.ceil(hint.implicitWidth) + Theme.gap12
        readonly property int wordWidth: Math.min(Math.ceil(words.implicitWidth), inside.width - inside.before - inside.after)
        readonly property int start: Math.round((inside.width - inside.before - inside.after - inside.wordWidth) / 2)
        readonly property int lowered: root.down && root.raised ? Theme.depth : 0

        implicitWidth: Math.ceil(words.implicitWidth) + inside.before + inside.after
        implicitHeight: Math.max(words.implicitHeight, sign.height)

        Item {
            id: sign

            x: root.iconAfter ? words.x + words.width + Theme.gap12 : inside.start
            width: root.busy ? dots.implicitWidth : inside.signSize
            height: inside.signSize
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: inside.lowered

            Busy {
                id: dots

                visible: root.busy
                tint: root.label
                size: inside.signSize
            }

            Icon {
                visible: !root.busy && root.iconName !== ""
                name: root.iconName
                size: inside.signSize
                tint: root.label
            }
        }

        AppText {
            id: words

            x: inside.start + (root.iconAfter ? 0 : inside.before)
            width: inside.wordWidth
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: inside.lowered
            text: root.text
            size: root.size
            weight: Theme.semiBold
            color: root.label
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
        }

        KeyHint {
            id: hint

            x: inside.start + inside.before + inside.wordWidth + Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: inside.lowered
            visible: root.keyHint !== ""
            text: root.keyHint
            tint: root.label
        }
    }

    Keys.onSpacePressed: event => event.accepted = root.busy
    Keys.onReturnPressed: root.available && root.animateClick()
    Keys.onEnterPressed: root.available && root.animateClick()

    MouseArea {
        anchors.fill: parent
        visible: root.busy
    }
}
