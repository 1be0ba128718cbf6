// Asks for the code of a dossier, and shows where it stands on the receipt.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua
import Typing

StepFrame {
    id: root

    required property KeyboardPanel keyboard
    readonly property DossierView dossier: root.view.dossier as DossierView
    readonly property ScanView scans: root.view.scans as ScanView
    readonly property bool looking: root.view.page === KioskView.Page.ReceiptLookup
    // The button that had the keyboard was for scrolling, and is not needed any more.
    readonly property bool lost: root.Window.activeFocusItem === root
    readonly property bool away: root.looking || !root.visible
    readonly property bool typed: root.dossier.wanted !== ""
    readonly property bool cramped: root.low && root.keyboard.opened

    function goOn() {
        if (root.lost)
            back.forceActiveFocus(Qt.TabFocusReason);
    }

    heading: qsTr("What is the code on your receipt?")
    subheading: root.keyboard.opened ? "" : root.dossier.collecting ? qsTr("We look first whether your result is ready, so that nobody waits in vain.") : qsTr("You see at once how far your dossier has come. You need no number for that.")
    headed: !root.cramped
    covered: root.low ? 0 : root.keyboard.taken

    actions: [
        FootButton {
            id: back

            objectName: "receiptBack"
            focus: true
            low: root.low
            enabled: !root.looking
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "receiptWithout"
            low: root.low
            visible: !root.cramped && !(root.keyboard.opened && root.typed)
            enabled: !root.looking && root.dossier.refusal === ""
            iconName: "ticket"
            text: qsTr("I have no code")

            onClicked: root.dossier.takeNumber()
        },
        FootButton {
            objectName: "receiptLookUp"
            low: root.low
            visible: root.typed || !root.keyboard.opened
            main: true
            busy: late.shown
            enabled: root.typed && !root.looking
            iconName: "search"
            text: qsTr("Look it up")

            onClicked: root.dossier.lookUp()
        }
    ]

    // So that it is plain that one may type; but not over how to do without.
    onVisibleChanged: root.visible && !root.low && !root.scans.ready && root.dossier.wanted === "" && Qt.callLater(code.edit)
    onLostChanged: root.lost && Qt.callLater(root.goOn)
    // The answer is to be read before the keyboard comes back, and the next person is to see the whole page.
    onAwayChanged: code.focus = false

    LookupTrouble {
        id: trouble

        answer: root.looking ? BookingView.Answer.NotAsked : root.dossier.answer
        unreadable: qsTr("This cannot be a dossier's code. Please compare it with your receipt.")
    }

    LateSign {
        id: late

        working: root.looking
    }

    ResultsClosed {
        id: closed

        Layout.fillWidth: true
        visible: root.dossier.refusal !== "" && !root.cramped
        dossier: root.dossier
    }

    GridLayout {
        Layout.fillWidth: true
        columns: root.wide && !root.cramped ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: Theme.gap24
        uniformCellWidths: true

        EntryField {
            id: code

            objectName: "receiptCode"
            Layout.row: 0
            Layout.column: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            enabled: !root.looking
            keyboard: root.keyboard
            kind: EntryField.Kind.Code
            maximumLength: 64
            label: qsTr("Dossier code")
            placeholder: qsTr("Touch here to type")
            hint: root.keyboard.opened || root.low ? "" : qsTr("With its dots and hyphens, as it is printed.")
            error: trouble.words
            given: root.dossier.wanted

            onEdited: text => root.dossier.write(text)
            onAccepted: text => text !== "" && root.dossier.lookUp()
        }

        ReceiptPicture {
            Layout.row: root.wide ? 0 : 1
            Layout.column: root.wide ? 1 : 0
            Layout.rowSpan: root.wide ? 2 : 1
            Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
            visible: !root.cramped && !(root.keyboard.opened && (trouble.fruitless || closed.visible))
        }

        PresentGuide {
            Layout.row: root.wide ? 1 : 2
            Layout.column: 0
            visible: root.scans.ready && !root.keyboard.opened
            scans: root.scans
            paper: true
            text: qsTr("Or hold the code on your receipt to the scanner.")
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
