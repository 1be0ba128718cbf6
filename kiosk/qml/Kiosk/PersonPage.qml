// What a person types of themselves: the name, and if they like the number and the date of birth.
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

    heading: qsTr("What is your name?")
    subheading: root.keyboard.opened ? "" : qsTr("Only the name is needed. You may leave the rest empty.")
    personal: true
    headed: !root.cramped
    covered: root.low ? 0 : root.keyboard.taken

    actions: [
        FootButton {
            objectName: "personBack"
            focus: root.low
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "personSkip"
            visible: !root.keyboard.opened
            low: root.low
            iconName: "ticket"
            text: qsTr("No, just a number")

            onClicked: root.introduction.decline()
        },
        FootButton {
            objectName: "personDone"
            low: root.low
            main: true
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("Continue")

            onClicked: root.introduction.done()
        }
    ]

    onWrongChanged: root.visible && ({
            [IntroductionView.Field.Name]: name,
            [IntroductionView.Field.Number]: number,
            [IntroductionView.Field.Born]: born
        })[root.wrong]?.edit()
    onVisibleChanged: root.visible && !root.low && name.text === "" && Qt.callLater(name.edit)

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: root.width >= Theme.type(560) && !root.cramped ? 2 : 1
        columnSpacing: Theme.gap24
        rowSpacing: root.cramped ? 0 : Theme.gap24
        uniformCellWidths: true

        FieldPlace {
            Layout.columnSpan: parent.columns
            cramped: root.cramped

            EntryField {
                id: name

                objectName: "personName"
                width: parent.width
                focus: !root.low
                keyboard: root.keyboard
                kind: EntryField.Kind.Name
                label: qsTr("Full name")
                placeholder: qsTr("Touch here to type")
                error: root.wrong === IntroductionView.Field.Name ? qsTr("Please type your name, or go on without.") : ""
                next: number
                given: root.introduction.entries[IntroductionView.Field.Name]

                onEdited: text => root.introduction.write(IntroductionView.Field.Name, text)
            }
        }

        FieldPlace {
            cramped: root.cramped

            EntryField {
                id: number

                objectName: "personNumber"
                width: parent.width
                keyboard: root.keyboard
                kind: EntryField.Kind.Digits
                pattern: "### ### ### ###"
                masked: true
                label: qsTr("Number of the ID card, if you like")
                error: root.wrong === IntroductionView.Field.Number ? qsTr("The number has 12 digits. Please compare it, or leave it empty.") : ""
                next: born
                given: root.introduction.entries[IntroductionView.Field.Number]

                onEdited: text => root.introduction.write(IntroductionView.Field.Number, text)
            }
        }

        FieldPlace {
            cramped: root.cramped

            EntryField {
                id: born

                objectName: "personBorn"
                width: parent.width
                keyboard: root.keyboard
                kind: EntryField.Kind.BirthDate
                label: qsTr("Date of birth, if you like")
                hint: qsTr("The year alone will do")
                error: root.wrong === IntroductionView.Field.Born ? qsTr("There is no such day. Please correct it, or leave it empty.") : ""
                given: root.introduction.entries[IntroductionView.Field.Born]

                onEdited: text => root.introduction.write(IntroductionView.Field.Born, text)
                onAccepted: root.introduction.done()
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
