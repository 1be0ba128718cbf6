// A raised sheet of paper that groups what belongs together.
import QtQuick

Item {
    id: root

    default property alias content: inside.data
    property color face: Theme.surfaceRaised
    property color outline: "transparent"
    property int padding: Theme.gap24

    implicitHeight: inside.childrenRect.height + padding * 2 + Theme.depth
    implicitWidth: inside.childrenRect.width + padding * 2

    Plate {
        anchors.fill: parent
        cornerRadius: Theme.radiusLarge
        face: root.face
        outline: root.outline
    }

    Item {
        id: inside

        anchors.bottomMargin: root.padding + Theme.depth
        anchors.fill: parent
        anchors.margins: root.padding
    }
}
