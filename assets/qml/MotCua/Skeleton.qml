// The place of something that is still on its way.
import QtQuick

Rectangle {
    id: root

    Accessible.ignored: true
    color: Theme.surfaceSunken
    implicitHeight: Theme.body
    implicitWidth: Theme.px(240)
    radius: Theme.radiusSmall

    SequentialAnimation on opacity {
        loops: Animation.Infinite
        running: root.visible && !Theme.reducedMotion

        NumberAnimation {
            duration: 700
            easing.type: Theme.easing
            to: 0.45
        }

        NumberAnimation {
            duration: 700
            easing.type: Theme.easing
            to: 1
        }
    }
}
