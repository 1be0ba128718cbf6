// Someone is served: their number, what for, and who serves them.
import QtQuick
import MotCua
import Panel.Model

PanelPair {
    id: root

    required property PanelView view

    paired: root.view.clerkName !== ""

    first: Item {
        Accessible.name: qsTr("Now serving number %1").arg(root.view.number) + ". " + root.view.service
        Accessible.role: Accessible.StaticText
        anchors.fill: parent
        objectName: "serving"

        Plate {
            anchors.fill: parent
            cornerRadius: Theme.radiusLarge
        }

        AppText {
            id: caption

            Accessible.ignored: true
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
            size: Theme.title
            text: qsTr("Now serving number")
            weight: Theme.semiBold
            width: parent.width
            y: Theme.gap24
        }

        Item {
            anchors.bottom: purpose.top
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap24
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap24
            anchors.top: caption.bottom

            Numeral {
                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                objectName: "number"
                size: Math.min(Math.round(parent.height * 0.9), Math.round(parent.width * 0.36))
                text: root.view.number
                width: parent.width
            }
        }

        AppText {
            id: purpose

            Accessible.ignored: true
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.depth + Theme.gap24
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap24
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap24
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            objectName: "service"
            size: Theme.lead
            text: root.view.service
            weight: Theme.medium
        }
    }
    second: PanelClerk {
        anchors.fill: parent
        view: root.view
    }
}
