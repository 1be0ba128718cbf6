// What was presented could not be used: why, and what to present instead; nothing of it is said.
import QtQuick
import Kiosk.Model
import MotCua

Banner {
    id: root

    required property KioskView view
    readonly property string trouble: (root.view.scans as ScanView).trouble
    readonly property list<string> known: ["slower", "alone", "typed", "health_card", "payment", "link", "unreadable"]
    readonly property int place: root.known.includes(root.trouble) ? root.known.indexOf(root.trouble) : root.known.length

    objectName: "scanTrouble"
    visible: root.trouble !== ""
    tone: Banner.Tone.Caution
    iconName: "scan-qr-code"
    text: [qsTr("The code was not read completely"), qsTr("Several codes were read at once"), qsTr("The letters on the card did not come through"), qsTr("Health insurance cards are not used here"), qsTr("This is a code for paying"), qsTr("This is the code of a web page"), qsTr("The code cannot be read"), qsTr("This machine does not know that code")][root.place]
    detail: [qsTr("Please present it once more and hold it still a little longer."), qsTr("Please present one card at a time."), qsTr("Please type on the screen, or ask for help."), qsTr("You may present your ID card. A number needs no card."), qsTr("Please choose on the screen what you need."), qsTr("Please choose on the screen what you need."), qsTr("Please hold it flat and straight, with the code towards the scanner."), qsTr("It reads ID cards, tickets, receipts and bookings, but no VNeID codes.")][root.place]
}
