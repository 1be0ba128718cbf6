// The number, as large as it goes, how many are before it, and where the paper is.
import QtQuick
import Kiosk.Model
import MotCua

FocusScope {
    id: root

    required property KioskView view
    required property bool wide
    readonly property bool paperless: root.view.page === KioskView.Page.Paperless
    readonly property bool printing: root.view.page === KioskView.Page.Printing

    Item {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap32
        anchors.rightMargin: Theme.gap32
        anchors.topMargin: root.wide ? Theme.gap16 : Theme.gap32
        anchors.bottomMargin: root.wide ? Theme.gap16 : Theme.gap32

        PaperGuide {
            id: guide

            width: parent.width
            view: root.view
            wide: root.wide
        }

        TicketCard {
            anchors.top: guide.bottom
            anchors.topMargin: root.wide ? Theme.gap12 : Theme.gap24
            anchors.bottom: patience.top
            anchors.bottomMargin: Theme.gap12
            width: parent.width
            view: root.view
            wide: root.wide
        }

        PatienceLine {
            id: patience

            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.gap8
            width: parent.width
            secondsLeft: root.printing ? -1 : root.view.secondsLeft
            from: 99
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.px(root.wide ? 80 : 112)

            AppButton {
                id: again

                objectName: "reprint"
                anchors.left: parent.left
                width: root.paperless ? (parent.width - Theme.gap16) / 2 : 0
                height: parent.height
                visible: root.paperless
                kind: AppButton.Kind.Secondary
                iconName: "printer"
                text: qsTr("Print again")
                size: Theme.title

                onClicked: root.view.reprint()
            }

            AppButton {
                objectName: "done"
                anchors.right: parent.right
                width: parent.width - (root.paperless ? again.width + Theme.gap16 : 0)
                height: parent.height
                visible: !root.printing
                focus: true
                iconName: "check"
                text: qsTr("Done")
                size: Theme.title

                onClicked: root.view.leave()
            }
        }
    }
}
