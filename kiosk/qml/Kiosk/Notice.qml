// Something that is told in peace: a large sign, what it is, and what to do now.
import QtQuick
import MotCua

Column {
    id: root

    required property string iconName
    required property string heading
    required property string advice
    property bool grave: false
    property bool good: false
    property bool compact: false

    spacing: Theme.gap16

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.px(root.compact ? 104 : 144)
        height: width
        radius: width / 2
        color: root.grave ? Theme.cautionSoft : root.good ? Theme.positiveSoft : Theme.accentSoft

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: Math.round(parent.width / 2)
            tint: root.grave ? Theme.caution : root.good ? Theme.positive : Theme.accent
        }
    }

    AppText {
        width: parent.width
        topPadding: root.compact ? 0 : Theme.gap16
        text: root.heading
        size: root.compact ? Theme.headline : Theme.display
        weight: Theme.extraBold
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
        Accessible.description: root.advice
    }

    AppText {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.px(root.compact ? 720 : 600))
        text: root.advice
        size: root.compact ? Theme.lead : Theme.title
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
    }
}
