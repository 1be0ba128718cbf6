// The number, as large as it goes, how many are before it, and where the paper is.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    readonly property bool paperless: root.view.page === KioskView.Page.Paperless
    readonly property bool printing: root.view.page === KioskView.Page.Printing

    heading: qsTr("Your number is %1").arg(root.view.number)
    subheading: card.line
    headed: false
    secondsLeft: root.printing ? -1 : root.view.secondsLeft
    secondsSaidFrom: 99

    actions: [
        FootButton {
            objectName: "reprint"
            low: root.low
            visible: root.paperless
            iconName: "printer"
            text: qsTr("Print again")

            onClicked: root.view.reprint()
        },
        FootButton {
            objectName: "done"
            low: root.low
            main: true
            visible: !root.printing
            focus: true
            iconName: "check"
            text: qsTr("Done")

            onClicked: root.view.leave()
        }
    ]

    PaperGuide {
        Layout.fillWidth: true
        Layout.minimumHeight: implicitHeight
        view: root.view
        wide: root.low
    }

    KeptNote {
        keeping: root.view.keeping as KeepingView
        low: root.low
    }

    TicketCard {
        id: card

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: implicitHeight
        view: root.view
        wide: root.wide
        low: root.low
    }
}
