// Shows what was read or typed, mostly hidden from others' eyes, and asks gently about what seems odd.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property IntroductionView introduction: root.view.introduction as IntroductionView

    heading: qsTr("Is this right?")
    subheading: qsTr("The stars hide the rest from others' eyes.")
    personal: true

    actions: [
        FootButton {
            objectName: "reviewWrong"
            low: root.low
            iconName: "undo-2"
            text: qsTr("No, once more")

            onClicked: root.introduction.reject()
        },
        FootButton {
            objectName: "reviewSkip"
            low: root.low
            iconName: "ticket"
            text: qsTr("No, just a number")

            onClicked: root.introduction.decline()
        },
        FootButton {
            objectName: "reviewRight"
            low: root.low
            main: true
            focus: true
            iconName: "check"
            text: qsTr("Yes, right")

            onClicked: root.introduction.confirm()
        }
    ]

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap24
        rowSpacing: Theme.gap16
        uniformCellWidths: true

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.column: root.wide ? 1 : 0
            visible: root.introduction.questions.length > 0
            spacing: Theme.gap16

            Repeater {
                model: root.introduction.questions

                Banner {
                    required property string modelData

                    objectName: "question-" + modelData
                    Layout.fillWidth: true
                    tone: Banner.Tone.Caution
                    iconName: "circle-question-mark"
                    text: words.sentence(modelData)
                }
            }
        }

        FactList {
            Layout.alignment: Qt.AlignTop
            Layout.column: 0
            Layout.row: root.wide ? 0 : 1

            FactLine {
                objectName: "reviewName"
                visible: root.introduction.name !== ""
                size: root.low ? Theme.lead : Theme.title
                caption: qsTr("Full name")
                fact: root.introduction.name
            }

            FactLine {
                objectName: "reviewNumber"
                visible: root.introduction.number !== ""
                size: root.low ? Theme.lead : Theme.title
                caption: qsTr("Number")
                fact: root.introduction.number
            }

            FactLine {
                objectName: "reviewBirth"
                visible: root.introduction.birthYear !== ""
                size: root.low ? Theme.lead : Theme.title
                caption: qsTr("Year of birth")
                fact: root.introduction.birthYear
            }

            FactLine {
                objectName: "reviewTaxCode"
                visible: root.introduction.taxCode !== ""
                size: root.low ? Theme.lead : Theme.title
                caption: qsTr("Tax code")
                fact: root.introduction.taxCode
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    QuestionWords {
        id: words
    }
}
