// The staff's gesture: a finger that rests on the house's mark for three seconds, seen by a bar that fills. It leads to the PIN alone.
import QtQuick
import Kiosk.Model
import MotCua

Item {
    id: root

    required property StaffView staff
    // A touch in passing shows nothing.
    readonly property real begins: 0.6
    readonly property real whole: 3
    property real held: 0

    objectName: "staffGesture"

    TapHandler {
        id: finger

        acceptedButtons: Qt.LeftButton
        margin: Theme.gap12
        longPressThreshold: root.whole
        gesturePolicy: TapHandler.ReleaseWithinBounds

        onLongPressed: root.staff.ask()
    }

    // It also asks for the frames that a still screen would not have.
    NumberAnimation {
        duration: root.whole * 1000
        from: 0
        property: "held"
        running: finger.pressed
        target: root
        to: root.whole
    }

    Rectangle {
        anchors.top: parent.bottom
        anchors.topMargin: Theme.gap4
        width: parent.width
        height: Theme.px(6)
        visible: finger.pressed && root.held > root.begins
        radius: height / 2
        color: Theme.surfaceSunken

        Rectangle {
            width: Math.round(parent.width * Math.min(1, (root.held - root.begins) / (root.whole - root.begins)))
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }
}
