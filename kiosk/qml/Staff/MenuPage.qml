// What staff can do here; without a PIN set for this kiosk only look at it.
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Model
import MotCua

StaffFrame {
    id: root

    heading: qsTr("What is to be done?")
    advice: qsTr("The menu closes by itself when nobody touches it for 30 seconds.")
    backText: qsTr("Back to the start screen")

    Banner {
        Layout.fillWidth: true
        objectName: "noPin"
        visible: !root.staff.hasPin
        tone: Banner.Tone.Info
        text: qsTr("No staff PIN has been set for this kiosk, so only its state is shown.")
        detail: qsTr("The technician sets one with: sudo motcua kiosk-pin")
    }

    Banner {
        Layout.fillWidth: true
        objectName: "shutNow"
        visible: root.staff.shut
        tone: Banner.Tone.Caution
        iconName: "lock"
        text: root.staff.shutBy === "centre" ? qsTr("The centre has closed this kiosk to citizens.") : qsTr("This kiosk is closed to citizens.")
        detail: qsTr("Since %1").arg(Qt.formatDateTime(root.staff.shutSince, "HH:mm, dd/MM/yyyy"))
    }

    ChoiceList {
        name: root.heading

        ChoiceRow {
            objectName: "staffState"
            iconName: "monitor"
            title: qsTr("State of the kiosk")
            subtitle: root.low ? "" : qsTr("Printer, paper, scanner, line, clock and what to do")

            onClicked: root.staff.goTo(StaffView.Page.State)
        }

        ChoiceRow {
            objectName: "staffCopies"
            visible: root.staff.known
            iconName: "printer"
            title: qsTr("Print a number once more")
            subtitle: root.low ? "" : qsTr("The last numbers of today from this kiosk")

            onClicked: root.staff.goTo(StaffView.Page.Copies)
        }

        ChoiceRow {
            objectName: "staffTrials"
            visible: root.staff.known
            iconName: "scan-line"
            title: qsTr("Try printer and scanner")
            subtitle: root.low ? "" : qsTr("A trial slip, and of what kind a code is")

            onClicked: root.staff.goTo(StaffView.Page.Trials)
        }

        ChoiceRow {
            objectName: "staffVolume"
            visible: root.staff.known
            iconName: "volume-2"
            title: qsTr("Volume")
            subtitle: root.low ? "" : qsTr("Now %1%").arg(root.staff.volume)

            onClicked: root.staff.goTo(StaffView.Page.Volume)
        }

        ChoiceRow {
            objectName: "staffClosing"
            visible: root.staff.known
            iconName: root.staff.shut ? "door-open" : "door-closed"
            title: root.staff.shut ? qsTr("Open the kiosk again") : qsTr("Close the kiosk to citizens")
            subtitle: root.staff.shut || root.low ? "" : qsTr("With a message that says where to go")

            onClicked: root.staff.goTo(StaffView.Page.Closing)
        }

        ChoiceRow {
            objectName: "staffEnding"
            visible: root.staff.known
            iconName: "refresh-cw"
            title: root.staff.supervised ? qsTr("Start the program afresh") : qsTr("End the program")
            subtitle: root.low ? "" : qsTr("No number is lost")

            onClicked: root.staff.goTo(StaffView.Page.Ending)
        }
    }
}
