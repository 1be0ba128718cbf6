// The line along which a ticket is torn: two notches and dashes between them.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

Item {
    id: root

    readonly property int notch: Theme.px(28)
    required property bool upright
    readonly property int length: root.upright ? root.height : root.width
    readonly property int step: Theme.px(16)

    Repeater {
        model: 2

        Rectangle {
            required property int index

            x: root.upright ? 0 : (index === 0 ? -width / 2 : root.width - width / 2)
            y: root.upright ? (index === 0 ? -height / 2 : root.height - height / 2) : 0
            width: root.notch
            height: root.notch
            radius: root.notch / 2
            color: Theme.surface
        }
    }

    Repeater {
        model: Math.max(0, Math.floor((root.length - root.notch * 2) / root.step))

        Rectangle {
            required property int index
            readonly property int along: root.notch + index * root.step + root.step / 4

            x: root.upright ? (root.notch - width) / 2 : along
            y: root.upright ? along : (root.notch - height) / 2
            width: root.upright ? Theme.stroke : root.step / 2
            height: root.upright ? root.step / 2 : Theme.stroke
            color: Theme.line
        }
    }
}
