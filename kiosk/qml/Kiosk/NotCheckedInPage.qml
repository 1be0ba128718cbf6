// No number came of the check-in: why, that the booking is as it was, and the way on.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    readonly property NumberView taking: root.view.taking as NumberView
    readonly property BookingView booking: root.view.booking as BookingView
    readonly property bool unanswered: root.booking.setback === BookingView.Failure.Unanswered
    readonly property bool changed: root.booking.setback === BookingView.Failure.Changed
    readonly property bool used: root.taking.refusal === "booking_checked_in"
    readonly property bool again: root.unanswered || root.changed || root.used

    heading: root.unanswered ? qsTr("The number could not be taken") : root.changed ? qsTr("Your booking has changed") : root.used ? qsTr("A number was given out for this booking already") : words.heading
    subheading: root.unanswered ? qsTr("You have no number yet, and your booking stays as it is. Please try again, take a number without it, or ask a member of staff.") : root.changed ? qsTr("It is not any more as it was found. Please look it up again, or ask a member of staff.") : root.used ? qsTr("Look it up again to see the number. If the ticket is lost, a member of staff prints it again.") : words.advice
    headed: false

    actions: [
        FootButton {
            objectName: "notCheckedInHome"
            low: root.low
            main: !root.again
            focus: !root.again
            iconName: "house"
            text: qsTr("To the start screen")

            onClicked: root.view.leave()
        },
        FootButton {
            objectName: "notCheckedInWithout"
            low: root.low
            visible: root.unanswered || root.changed
            iconName: "ticket"
            text: qsTr("Number without a booking")

            onClicked: root.booking.goWithout()
        },
        FootButton {
            objectName: "checkInAgain"
            low: root.low
            main: true
            visible: root.again
            focus: root.again
            iconName: root.unanswered ? "refresh-cw" : "search"
            text: root.unanswered ? qsTr("Try again") : qsTr("Look it up again")

            onClicked: root.view.tryAgain()
        }
    ]

    Notice {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        grave: root.unanswered
        compact: root.low
        iconName: root.unanswered ? "cloud-off" : root.used ? "ticket-check" : root.changed ? "calendar-check" : "clock"
        heading: root.heading
        advice: root.subheading
    }

    RefusalWords {
        id: words

        code: root.taking.refusal
    }
}
