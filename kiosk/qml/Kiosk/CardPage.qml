// Asks for an identity card at the scanner: where its code is, how to hold it, and what to do when it cannot be read.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property IntroductionView introduction: root.view.introduction as IntroductionView
    readonly property ScanView scans: root.view.scans as ScanView

    heading: qsTr("Hold the card's QR code to the scanner")
    subheading: qsTr("About a hand's width away, flat and still, until it beeps.")

    actions: [
        FootButton {
            objectName: "cardBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "cardType"
            low: root.low
            focus: true
            iconName: "keyboard"
            text: qsTr("Type it instead")

            onClicked: root.introduction.typeIn()
        }
    ]

    Banner {
        objectName: "scannerGone"
        Layout.fillWidth: true
        visible: !root.scans.ready
        tone: Banner.Tone.Caution
        text: qsTr("The scanner does not answer at the moment")
        detail: qsTr("Please type it instead, or go on without.")
    }

    ScanNotice {
        Layout.fillWidth: true
        view: root.view
    }

    Item {
        Layout.fillHeight: true
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: root.width >= Theme.type(560) ? 2 : 1
        columnSpacing: Theme.gap24
        rowSpacing: Theme.gap24
        uniformCellWidths: true

        CardPicture {
            Layout.alignment: Qt.AlignTop
            flat: root.wide
            title: qsTr("Card of 2021 to mid-2024")
            place: qsTr("QR code on the front, upper right")
        }

        CardPicture {
            Layout.alignment: Qt.AlignTop
            flat: root.wide
            back: true
            title: qsTr("Card since July 2024")
            place: qsTr("QR code on the back")
        }
    }

    Item {
        Layout.fillHeight: true
    }

    StepHint {
        visible: root.scans.trouble === ""
        text: qsTr("Health insurance cards, VNeID and payment codes cannot be read here.")
    }
}
