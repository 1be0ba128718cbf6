// The number, as large as it goes, how many are before it, and where the paper is.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property NumberView taking: root.view.taking as NumberView
    readonly property bool paperless: root.view.page === KioskView.Page.Paperless
    // No room for more than the number at once.
    readonly property bool cramped: root.low && Theme.largeType
    readonly property bool printing: root.view.page === KioskView.Page.Printing

    heading: qsTr("Your number is %1").arg(root.taking.number)
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

            onClicked: root.taking.reprint()
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

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap16
        rowSpacing: Theme.gap16

        PaperGuide {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: implicitHeight
            Layout.preferredWidth: 1
            view: root.view
            wide: root.low
            note: root.cramped && kept.told ? kept.text : ""
        }

        KeptNote {
            id: kept

            objectName: "keptNote"
            Layout.fillHeight: true
            visible: told && !root.cramped
            Layout.preferredWidth: 1
            keeping: root.view.keeping as KeepingView
            low: root.low
        }
    }

    TicketCard {
        id: card

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: implicitHeight
        view: root.view
        wide: root.wide
        low: root.low
        least: root.width - Theme.gap32 * 2 - Theme.target - Theme.gap16
    }
}
