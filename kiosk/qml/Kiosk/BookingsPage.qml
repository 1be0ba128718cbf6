// The bookings that were found: the one for which a number can be had asks for one touch; of the others it is said why not.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    readonly property BookingView booking: root.view.booking as BookingView
    readonly property bool single: root.booking.asked !== ""
    readonly property string time: Qt.formatTime(root.booking.askedAt, "HH:mm")

    heading: root.single ? qsTr("Booking at %1, %2. Take the number?").arg(root.time).arg(root.booking.askedService) : root.booking.openCount > 1 ? qsTr("For which booking do you take the number?") : root.booking.lead === "done" ? qsTr("Your number is %1").arg(root.booking.leadNumber) : root.booking.lead === "too_early" ? qsTr("It is too early for your booking") : root.booking.lead === "later_day" ? qsTr("Your booking is for another day") : qsTr("The day of your booking is over")

    actions: [
        FootButton {
            objectName: "bookingsBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "bookingsWithout"
            low: root.low
            visible: root.booking.openCount === 0
            iconName: "ticket"
            text: qsTr("Number without a booking")

            onClicked: root.booking.goWithout()
        },
        FootButton {
            objectName: "bookingsDone"
            low: root.low
            main: true
            visible: root.booking.openCount === 0
            focus: root.booking.openCount === 0
            iconName: "check"
            text: qsTr("Done")

            onClicked: root.view.leave()
        },
        FootButton {
            objectName: "checkIn"
            low: root.low
            main: true
            visible: root.single
            focus: root.single
            iconName: "ticket"
            text: qsTr("Take the number")

            onClicked: root.booking.choose(root.booking.asked)
        }
    ]

    ScanNotice {
        Layout.fillWidth: true
        view: root.view
    }

    Repeater {
        model: root.booking.bookings

        BookingCard {
            id: card

            required property int index
            required property string code
            required property bool open

            objectName: "booking-" + card.index
            offered: card.open && !root.single
            grand: card.open && root.single

            onChosen: root.booking.choose(card.code)
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
