// Asks by what the booking is to be found: its code, or the telephone number that it was made with.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua
import Typing

StepFrame {
    id: root

    required property KeyboardPanel keyboard
    readonly property BookingView booking: root.view.booking as BookingView
    readonly property ScanView scans: root.view.scans as ScanView
    readonly property bool looking: root.view.page === KioskView.Page.BookingLookup
    // The button that had the keyboard was for scrolling, and is not needed any more.
    readonly property bool lost: root.Window.activeFocusItem === root
    readonly property bool away: root.looking || !root.visible
    // What else there is gives way to the field while the keyboard takes most of a low page.
    readonly property bool cramped: root.low && root.keyboard.opened

    // Looking once more would find nothing either.
    readonly property bool hopeless: trouble.fruitless && root.booking.neverTold && !root.keyboard.opened

    function type() {
        (root.booking.byPhone ? phone : code).edit();
    }

    function goOn() {
        if (root.lost)
            back.forceActiveFocus(Qt.TabFocusReason);
    }

    heading: root.booking.byPhone ? qsTr("Which phone number did you book with?") : qsTr("What is the code of your booking?")
    headed: !root.cramped
    covered: root.low ? 0 : root.keyboard.taken

    actions: [
        FootButton {
            id: back

            objectName: "bookingBack"
            focus: true
            low: root.low
            enabled: !root.looking
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "bookingWithout"
            low: root.low
            main: root.hopeless
            visible: trouble.fruitless && !root.keyboard.opened
            enabled: !root.looking
            iconName: "ticket"
            text: qsTr("Number without a booking")

            onClicked: root.booking.goWithout()
        },
        FootButton {
            objectName: "bookingLookUp"
            low: root.low
            main: true
            visible: !root.hopeless
            busy: late.shown
            enabled: root.booking.wanted !== "" && !root.looking
            iconName: "search"
            text: qsTr("Find my booking")

            onClicked: root.booking.lookUp()
        }
    ]

    // So that it is plain that one may type; but not over how to do without.
    onVisibleChanged: root.visible && !root.low && !root.scans.ready && root.booking.wanted === "" && Qt.callLater(root.type)
    onLostChanged: root.lost && Qt.callLater(root.goOn)
    // The answer is to be read before the keyboard comes back, and the next person is to see the whole page.
    onAwayChanged: {
        code.focus = false;
        phone.focus = false;
    }

    LookupTrouble {
        id: trouble

        answer: root.looking ? BookingView.Answer.NotAsked : root.booking.answer
        unreadable: root.booking.byPhone ? qsTr("This is not a whole phone number. A mobile number has 10 digits and begins with 0.") : qsTr("This cannot be a booking's code. Please compare it with your confirmation.")
        nothing: root.booking.count > 0 ? "" : root.booking.neverTold ? qsTr("No bookings for today have reached this machine. Please take a number without a booking, or ask a member of staff.") : root.booking.byPhone ? qsTr("There is no booking for today with this number. Perhaps it was made with another one?") : qsTr("There is no booking with this code. Please compare it with your confirmation.")
    }

    LateSign {
        id: late

        working: root.looking
    }

    GridLayout {
        Layout.fillWidth: true
        columns: root.wide && !root.cramped ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: Theme.gap24
        uniformCellWidths: true

        ChoiceList {
            Layout.row: 0
            Layout.column: root.wide ? 1 : 0
            Layout.alignment: Qt.AlignTop
            visible: !root.cramped
            columns: root.width >= Theme.type(600) ? 2 : 1
            name: qsTr("Find it by")

            ChoiceRow {
                objectName: "byCode"
                mode: ChoiceRow.Mode.One
                enabled: !root.looking
                selected: !root.booking.byPhone
                iconName: root.wide ? "" : "qr-code"
                title: qsTr("Booking code")

                onClicked: {
                    root.booking.seekByPhone(false);
                    code.edit();
                }
            }

            ChoiceRow {
                objectName: "byPhone"
                mode: ChoiceRow.Mode.One
                enabled: !root.looking
                selected: root.booking.byPhone
                iconName: root.wide ? "" : "phone"
                title: qsTr("Phone number")

                onClicked: {
                    root.booking.seekByPhone(true);
                    phone.edit();
                }
            }
        }

        EntryField {
            id: code

            objectName: "bookingCode"
            Layout.row: root.wide ? 0 : 1
            Layout.column: 0
            Layout.rowSpan: root.wide ? 2 : 1
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            visible: !root.booking.byPhone
            enabled: !root.looking
            keyboard: root.keyboard
            kind: EntryField.Kind.Code
            maximumLength: 64
            label: qsTr("Booking code")
            placeholder: qsTr("Touch here to type")
            hint: qsTr("It is in the message or app in which the booking was confirmed.")
            error: trouble.words
            given: root.booking.wanted

            onEdited: text => root.booking.write(text)
            onAccepted: text => text !== "" && root.booking.lookUp()
        }

        EntryField {
            id: phone

            objectName: "bookingPhone"
            Layout.row: root.wide ? 0 : 1
            Layout.column: 0
            Layout.rowSpan: root.wide ? 2 : 1
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            visible: root.booking.byPhone
            enabled: !root.looking
            keyboard: root.keyboard
            kind: EntryField.Kind.Phone
            masked: true
            label: qsTr("Phone number")
            placeholder: qsTr("Touch here to type")
            hint: qsTr("Finds bookings for today.")
            error: trouble.words
            given: root.booking.wanted

            onEdited: text => root.booking.write(text)
            onAccepted: text => text !== "" && root.booking.lookUp()
        }

        PresentGuide {
            Layout.row: root.wide ? 1 : 2
            Layout.column: root.wide ? 1 : 0
            visible: root.scans.ready && !root.keyboard.opened
            scans: root.scans
            text: qsTr("Or hold the QR code of your booking to the scanner.")
        }
    }

    ScanNotice {
        Layout.fillWidth: true
        view: root.view
    }

    Item {
        Layout.fillHeight: true
    }
}
