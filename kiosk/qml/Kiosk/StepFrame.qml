// The frame of a question: what is asked, the answers below, one step back and the way on at the foot.
import QtQuick
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    required property bool wide
    required property string heading
    property string subheading: ""
    property alias actions: foot.data
    default property alias content: body.data

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.wide ? Theme.gap16 : Theme.gap48
        anchors.bottomMargin: root.wide ? Theme.gap16 : Theme.gap32

        Column {
            id: head

            width: parent.width
            spacing: Theme.gap4

            AppText {
                width: parent.width
                text: root.heading
                size: root.wide ? Theme.title : Theme.display
                weight: Theme.extraBold
                maximumLineCount: 3
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            AppText {
                width: parent.width
                visible: root.subheading !== ""
                text: root.subheading
                size: root.wide ? Theme.body : Theme.lead
                color: Theme.inkSoft
            }
        }

        Item {
            id: body

            anchors.top: head.bottom
            anchors.topMargin: root.wide ? Theme.gap12 : Theme.gap32
            anchors.bottom: patience.top
            anchors.bottomMargin: Theme.gap12
            width: parent.width
        }

        PatienceLine {
            id: patience

            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.gap8
            width: parent.width
            secondsLeft: root.view.secondsLeft
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: childrenRect.height
        }
    }
}
