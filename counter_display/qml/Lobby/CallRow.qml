// One call of the list: its number and its counter, gold while the person is still called.
import QtQuick
import MotCua

Item {
    id: root

    required property string counter
    required property string number
    required property bool standing
    required property int side
    // As large as the row is high, and no wider than four signs, an arrow and a counter of two digits have room for.
    readonly property int size: Math.min(Math.round(root.height * 0.68), Math.round((root.width - 2 * root.side) / 5.3))
    readonly property color face: root.standing ? Theme.gold : Theme.surfaceRaised
    readonly property color ink: root.standing ? Theme.inkOnGold : Theme.ink

    Accessible.name: qsTr("Number %1, counter %2").arg(root.number).arg(root.counter)
    Accessible.role: Accessible.ListItem

    Plate {
        anchors.bottomMargin: Theme.gap4
        anchors.fill: parent
        cornerRadius: Theme.radius
        edge: root.standing ? Theme.goldEdge : Theme.edge
        face: root.face
    }

    Item {
        anchors.bottomMargin: Theme.gap4 + Theme.depth
        anchors.fill: parent
        anchors.leftMargin: root.side
        anchors.rightMargin: root.side

        Numeral {
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            size: root.size
            text: root.number
            weight: Theme.bold
            width: Math.min(implicitWidth, arrow.x - Theme.gap8)
        }

        Icon {
            id: arrow

            anchors.right: sign.left
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            name: "arrow-right"
            size: Math.round(root.size * 0.6)
            tint: root.standing ? Theme.inkOnGold : Theme.inkFaint
        }

        Item {
            id: sign

            anchors.right: parent.right
            height: parent.height
            width: Math.round(root.size * 1.3)

            Numeral {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                size: root.size
                text: root.counter
                weight: Theme.bold
                width: Math.min(implicitWidth, sign.width)
            }
        }
    }
}
