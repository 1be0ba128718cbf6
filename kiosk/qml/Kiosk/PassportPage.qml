// Asks for the two lines at the foot of a passport's page with the portrait, and shows where they stand.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua
import Typing

StepFrame {
    id: root

    required property KeyboardPanel keyboard
    readonly property IntroductionView introduction: root.view.introduction as IntroductionView
    readonly property bool cramped: root.low && root.keyboard.opened
    readonly property int wrong: root.introduction.wrong

    heading: qsTr("Please type the two lines at the foot of your passport")
    personal: true
    headed: !root.cramped
    covered: root.low ? 0 : root.keyboard.taken

    actions: [
        FootButton {
            objectName: "passportBack"
            focus: true
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "passportSkip"
            visible: !root.keyboard.opened
            low: root.low
            iconName: "ticket"
            text: qsTr("No, just a number")

            onClicked: root.introduction.decline()
        },
        FootButton {
            objectName: "passportDone"
            low: root.low
            main: true
            enabled: root.introduction.entries[IntroductionView.Field.MrzUpper] !== "" && root.introduction.entries[IntroductionView.Field.MrzLower] !== ""
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("Continue")

            onClicked: root.introduction.done()
        }
    ]

    onWrongChanged: root.visible && ({
            [IntroductionView.Field.MrzUpper]: upper,
            [IntroductionView.Field.MrzLower]: lower
        })[root.wrong]?.edit()

    ScanNotice {
        Layout.fillWidth: true
        view: root.view
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: root.wide && !root.cramped ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: Theme.gap24

        PassportPicture {
            Layout.preferredWidth: 2
            visible: !root.keyboard.opened
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            spacing: root.cramped ? 0 : Theme.gap24

            FieldPlace {
                cramped: root.cramped

                EntryField {
                    id: upper

                    objectName: "mrzUpper"
                    width: parent.width
                    keyboard: root.keyboard
                    kind: EntryField.Kind.Mrz
                    label: qsTr("Upper line: %n of 44 signs", "", text.length)
                    hint: qsTr("Type every “<” too.")
                    error: root.wrong === IntroductionView.Field.MrzUpper ? qsTr("The upper line has 44 signs, begins with P and holds the name. Please compare it.") : ""
                    next: lower
                    given: root.introduction.entries[IntroductionView.Field.MrzUpper]

                    onEdited: text => root.introduction.write(IntroductionView.Field.MrzUpper, text)
                }
            }

            FieldPlace {
                cramped: root.cramped

                EntryField {
                    id: lower

                    objectName: "mrzLower"
                    width: parent.width
                    keyboard: root.keyboard
                    kind: EntryField.Kind.Mrz
                    label: qsTr("Lower line: %n of 44 signs", "", text.length)
                    error: root.wrong === IntroductionView.Field.MrzLower ? qsTr("The lower line has 44 signs. Please compare it.") : ""
                    given: root.introduction.entries[IntroductionView.Field.MrzLower]

                    onEdited: text => root.introduction.write(IntroductionView.Field.MrzLower, text)
                    onAccepted: root.introduction.done()
                }
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
