// A ticket that was presented again: how it stands, and what to do now.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property MyTicketView ticket: root.view.myTicket as MyTicketView
    readonly property bool known: root.ticket.number !== ""

    heading: words.heading
    subheading: words.advice
    headed: false

    actions: [
        FootButton {
            objectName: "ticketSeen"
            low: root.low
            main: true
            focus: true
            iconName: words.over ? "ticket" : "check"
            text: words.over ? qsTr("Take a new number") : qsTr("Done")

            onClicked: root.view.leave()
        }
    ]

    StandingWords {
        id: words

        standing: root.ticket.standing
        ahead: root.ticket.ahead
        counter: root.ticket.counter
        wait: until.spoken
    }

    WaitWords {
        id: until

        low: root.ticket.waitLow
        high: root.ticket.waitHigh
        why: root.ticket.waitWhy
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        columns: root.wide && root.known ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: Theme.gap32
        uniformCellWidths: true

        MyNumber {
            Layout.fillWidth: true
            Layout.fillHeight: root.wide
            Layout.alignment: Qt.AlignBottom
            Layout.minimumHeight: implicitHeight
            visible: root.known
            ticket: root.ticket
            low: root.low
        }

        Notice {
            Layout.fillWidth: true
            Layout.alignment: root.known && !root.wide ? Qt.AlignTop : Qt.AlignVCenter
            grave: words.grave
            compact: root.low
            iconName: words.sign
            heading: root.heading
            advice: root.subheading
        }
    }

    StepHint {
        visible: root.known && (root.view.house as HouseView).offline
        iconName: "cloud-off"
        text: qsTr("The line is interrupted: this is how it stood a while ago. Please watch the screens.")
    }
}
