// There is no number: why, in the person's words, and the way on. Nobody is to blame here, least of all the person.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    readonly property bool refused: root.view.page === KioskView.Page.Refused
    readonly property KeepingView keeping: root.view.keeping as KeepingView
    readonly property bool limited: root.refused && limits.reached
    readonly property bool unreachable: root.view.page === KioskView.Page.Unreachable

    heading: root.limited ? limits.heading : root.refused ? words.heading : root.unreachable ? qsTr("The number could not be taken") : qsTr("This machine needs a moment")
    subheading: root.limited ? limits.advice : root.refused ? words.advice : root.unreachable ? qsTr("The line is interrupted. You have no number yet. Please try again, or let a member of staff give you one.") : qsTr("Please use another machine, or let a member of staff help you.")
    headed: false

    actions: [
        FootButton {
            objectName: "home"
            low: root.low
            main: !root.unreachable
            focus: !root.unreachable
            iconName: "house"
            text: qsTr("To the start screen")

            onClicked: root.view.leave()
        },
        FootButton {
            objectName: "goOnWithout"
            visible: root.limited
            low: root.low
            iconName: "ticket"
            text: qsTr("Number without it")

            onClicked: root.keeping.goOnWithout()
        },
        FootButton {
            objectName: "tryAgain"
            visible: root.unreachable
            low: root.low
            main: true
            focus: root.unreachable
            iconName: "refresh-cw"
            text: qsTr("Try again")

            onClicked: root.view.tryAgain()
        }
    ]

    Notice {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        grave: !root.refused
        compact: root.low
        iconName: root.limited ? "ticket-check" : root.refused ? "clock" : root.unreachable ? "cloud-off" : "construction"
        heading: root.heading
        advice: root.subheading
    }

    LimitWords {
        id: limits

        keeping: root.keeping
    }

    RefusalWords {
        id: words

        code: (root.view.taking as NumberView).refusal
    }
}
