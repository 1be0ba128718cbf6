// Something is going on: three dots that take turns, still when motion is reduced.
pragma ComponentBehavior: Bound
import QtQuick

Row {
    id: root

    readonly property int dot: Math.max(4, Math.round(root.size / 4))
    property int size: Theme.iconLarge
    property int step: 0
    property color tint: Theme.accent

    Accessible.name: qsTr("Please wait")
    Accessible.role: Accessible.Indicator
    height: root.size
    spacing: Math.round(root.dot / 2)

    Timer {
        interval: 320
        repeat: true
        running: root.visible && !Theme.reducedMotion

        onTriggered: root.step = (root.step + 1) % 3
    }

    Repeater {
        model: 3

        Rectangle {
            required property int index

            anchors.verticalCenter: parent?.verticalCenter
            color: root.tint
            height: root.dot
            opacity: Theme.reducedMotion || root.step === index ? 1 : 0.35
            radius: root.dot / 2
            width: root.dot
        }
    }
}
