// Seconds that run out: their number, large, and a bar that empties with them.
import QtQuick
import MotCua

Column {
    id: root

    required property int seconds
    // Of how many the bar is full.
    required property int whole

    spacing: Theme.gap16
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%n seconds left", "", root.seconds)

    Numeral {
        objectName: "secondsLeft"
        width: root.width
        text: root.seconds
        size: Theme.px(120)
        color: Theme.accent
    }

    Rectangle {
        width: root.width
        height: Theme.px(14)
        radius: height / 2
        color: Theme.surfaceSunken
        border.color: Theme.rim
        border.width: Theme.rimWidth

        Rectangle {
            width: Math.max(height, Math.round(parent.width * Math.min(1, root.seconds / root.whole)))
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }
}
