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

    readonly property bool available: root.enabled && !root.busy
    property bool busy: false
    readonly property color edge: !root.available ? Theme.line : root.kind === AppButton.Kind.Primary ? Theme.accentEdge : root.kind === AppButton.Kind.Danger ? Theme.dangerEdge : Theme.edge
    readonly property color face: !root.available ? Theme.surfaceSunken : root.kind === AppButton.Kind.Primary ? (root.down ? Theme.accentPressed : Theme.accent) : root.kind === AppButton.Kind.Danger ? (root.down ? Theme.dangerPressed : Theme.danger) : root.kind === AppButton.Kind.Secondary ? (root.down ? Theme.accentSoft : Theme.surfaceRaised) : (root.down ? Theme.surfaceSunken : "transparent")
    readonly property bool filled: root.kind === AppButton.Kind.Primary || root.kind === AppButton.Kind.Danger
    property bool iconAfter: false
    property string iconName: ""
    property string keyHint: ""
    property int kind: AppButton.Kind.Primary
    readonly property color label: !root.available ? Theme.inkSoft : root.kind === AppButton.Kind.Danger ? Theme.inkOnDanger : root.filled ? Theme.inkOnAccent : Theme.accent
    property int size: Theme.body

    Accessible.description: root.busy ? qsTr("Please wait") : root.keyHint
    Accessible.name: root.text
    bottomPadding: Theme.gap12 + (root.kind === AppButton.Kind.Quiet ? 0 : Theme.depth)
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: root.size
    font.weight: Theme.semiBold
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.gap24
    rightPadding: Theme.gap24
    topPadding: Theme.gap12

    background: Plate {
        depth: root.kind === AppButton.Kind.Quiet ? 0 : Theme.depth
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

        readonly property int before: !root.busy && root.iconName === "" ? 0 : sign.width + (root.text === "" ? 0 : Theme.gap12)
        readonly property int after: root.keyHint === "" ? 0 : Math.ceil(hint.implicitWidth) + Theme.gap12
        readonly property int wordWidth: Math.min(Math.ceil(words.implicitWidth), inside.width - inside.before - inside.after)
        readonly property int start: Math.round((inside.width - inside.before - inside.after - inside.wordWidth) / 2)
        readonly property int lowered: root.down && root.kind !== AppButton.Kind.Quiet ? Theme.depth : 0

        implicitWidth: Math.ceil(words.implicitWidth) + inside.before + inside.after
        implicitHeight: Math.max(words.implicitHeight, sign.height)

        Item {
            id: sign

            x: root.iconAfter ? words.x + words.width + Theme.gap12 : inside.start
            width: root.busy ? dots.implicitWidth : Theme.icon
            height: Theme.icon
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: inside.lowered

            Busy {
                id: dots

                visible: root.busy
                tint: root.label
                size: Theme.icon
            }

            Icon {
                visible: !root.busy && root.iconName !== ""
                name: root.iconName
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
}
