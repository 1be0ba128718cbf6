// A short state in a word with its icon; the colour only repeats what the icon and the word say.
import QtQuick

Rectangle {
    id: root

    enum Tone {
        Neutral,
        Accent,
        Gold,
        Positive,
        Caution,
        Danger
    }

    property string iconName: ""
    readonly property int iconPlace: root.iconName === "" ? 0 : sign.size + Theme.gap8
    readonly property color label: [Theme.inkSoft, Theme.inkOnAccentSoft, Theme.inkOnGoldSoft, Theme.inkOnPositiveSoft, Theme.inkOnCautionSoft, Theme.inkOnDangerSoft][root.tone]
    property int size: Theme.caption
    required property string text
    property int tone: StatusPill.Tone.Neutral

    implicitWidth: Math.ceil(words.implicitWidth) + root.iconPlace + Theme.gap12 * 2
    implicitHeight: Math.ceil(words.implicitHeight) + Theme.gap8
    radius: Math.min(height / 2, Theme.radius)
    border.color: root.label
    border.width: Theme.rimWidth
    color: [Theme.surfaceSunken, Theme.accentSoft, Theme.goldSoft, Theme.positiveSoft, Theme.cautionSoft, Theme.dangerSoft][root.tone]
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName !== ""
        name: root.iconName
        size: Math.round(root.size * 1.2)
        tint: root.label
    }

    AppText {
        id: words

        x: Theme.gap12 + root.iconPlace
        width: root.width - x - Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: root.size
        weight: Theme.semiBold
        color: root.label
        maximumLineCount: 1
        wrapMode: Text.NoWrap
    }
}
