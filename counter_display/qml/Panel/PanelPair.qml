// Two things on one page: beside each other where it is wide, below each other where it is high; the first one larger.
import QtQuick
import MotCua

Item {
    id: root

    property alias first: before.data
    property alias second: after.data
    // Without the second the first has all the room.
    property bool paired: true
    // How much of the width, and of the height where they stand below each other, the first takes.
    property real share: 0.62
    property real shareUpright: 0.64
    readonly property int gap: Theme.gap16
    readonly property bool upright: root.height > root.width * 0.9

    Item {
        id: before

        height: root.paired && root.upright ? Math.round((root.height - root.gap) * root.shareUpright) : root.height
        width: root.paired && !root.upright ? Math.round((root.width - root.gap) * root.share) : root.width
    }

    Item {
        id: after

        height: root.upright ? root.height - before.height - root.gap : root.height
        visible: root.paired
        width: root.upright ? root.width : root.width - before.width - root.gap
        x: root.upright ? 0 : before.width + root.gap
        y: root.upright ? before.height + root.gap : 0
    }
}
