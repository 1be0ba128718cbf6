// A face with a thickness below it: the one way that things are raised here. A press sinks it by its depth.
import QtQuick

Item {
    id: root

    default property alias content: front.data
    property int cornerRadius: Theme.radius
    property int depth: Theme.depth
    property color edge: Theme.edge
    property color face: Theme.surfaceRaised
    property color outline: "transparent"
    property bool sunk: false

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: root.depth
        color: root.edge
        radius: root.cornerRadius
        visible: root.depth > 0
    }

    Rectangle {
        id: front

        border.color: root.outline.a > 0 ? root.outline : Theme.rim
        border.width: root.outline.a > 0 ? Theme.stroke : root.face.a > 0 ? Theme.rimWidth : 0
        color: root.face
        height: root.height - root.depth
        radius: root.cornerRadius
        width: root.width
        y: root.sunk ? root.depth : 0
    }
}
