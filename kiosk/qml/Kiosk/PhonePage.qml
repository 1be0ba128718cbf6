// Asks for a telephone number, says what for, and is as content without one.
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

    heading: qsTr("May the clerk call you when it is ready early?")
    subheading: qsTr("Then leave a telephone number. It is used for nothing else.")
    personal: true
    headed: !root.cramped
    covered: root.low ? 0 : root.keyboard.taken

    actions: [
        FootButton {
            objectName: "phoneBack"
            focus: true
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "phoneSkip"
            Layout.horizontalStretchFactor: 1
            low: root.low
            size: root.low ? Theme.lead : Theme.title
            text: qsTr("No, thank you")

            onClicked: root.introduction.skipPhone()
        },
        FootButton {
            objectName: "phoneDone"
            low: root.low
            main: true
            enabled: phone.text !== ""
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("Continue")

            onClicked: root.introduction.done()
        }
    ]

    onWrongChanged: root.visible && root.wrong === IntroductionView.Field.Phone && phone.edit()

    EntryField {
        id: phone

        objectName: "phone"
        Layout.fillWidth: true
        keyboard: root.keyboard
        kind: EntryField.Kind.Phone
        masked: true
        label: qsTr("Telephone number")
        placeholder: qsTr("Touch here to type")
        error: root.wrong === IntroductionView.Field.Phone ? qsTr("This is not a whole telephone number. Please compare it, or touch “No, thank you”.") : ""
        given: root.introduction.entries[IntroductionView.Field.Phone]

        onEdited: text => root.introduction.write(IntroductionView.Field.Phone, text)
        onAccepted: text => text !== "" && root.introduction.done()
    }

    Item {
        Layout.fillHeight: true
    }
}
