// A number given out at the desk: large enough to be read out, and a code to be photographed.
import QtQuick
import MotCua
import Console.Model

SheetOver {
    id: root

    readonly property bool coded: root.ticket.address !== ""
    readonly property DeskTicketView ticket: root.view.deskTicket

    name: "desk_ticket"
    title: qsTr("Number for the person at the desk")
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(root.coded ? 1040 : 640))

    buttons: [
        AppButton {
            keyHint: "Esc"
            objectName: "desk-ticket-close"
            text: qsTr("Done")

            onClicked: root.close()
        }
    ]

    WaitWords {
        id: wait

        high: root.ticket.waitHigh
        low: root.ticket.waitLow
    }

    Row {
        spacing: Theme.gap48
        width: parent.width

        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap16
            width: root.coded ? parent.width - code.width - parent.spacing : parent.width

            AppText {
                horizontalAlignment: Text.AlignHCenter
                size: Theme.title
                text: root.ticket.service
                weight: Theme.semiBold
                width: parent.width
            }

            Numeral {
                objectName: "desk-number"
                size: Theme.px(170)
                text: root.ticket.number
                width: parent.width
            }

            AppText {
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                size: Theme.lead
                text: root.ticket.ahead > 0 ? qsTr("%n person(s) wait before this number", "", root.ticket.ahead) : qsTr("Nobody waits before this number")
                width: parent.width
            }

            AppText {
                horizontalAlignment: Text.AlignHCenter
                objectName: "desk-wait"
                size: Theme.lead
                text: qsTr("Expected wait: %1").arg(wait.text)
                visible: wait.told
                weight: Theme.semiBold
                width: parent.width
            }
        }

        Column {
            id: code

            spacing: Theme.gap12
            visible: root.coded
            width: Theme.px(400)

            Rectangle {
                border.color: Theme.line
                border.width: Theme.hairline
                color: "white"
                height: width
                radius: Theme.radius
                width: parent.width

                Image {
                    Accessible.name: qsTr("QR code of the ticket's page")
                    Accessible.role: Accessible.Graphic
                    anchors.fill: parent
                    anchors.margins: Theme.gap8
                    fillMode: Image.PreserveAspectFit
                    objectName: "desk-qr"
                    smooth: false
                    source: root.coded ? "image://qr/" + encodeURIComponent(root.ticket.address) : ""
                }
            }

            AppText {
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Photograph this to follow the number on a phone")
                width: parent.width
            }
        }
    }
}
