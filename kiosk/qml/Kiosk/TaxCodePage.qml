// Asks for the tax code of an organisation, a branch of it, or a household business.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import Typing

StepFrame {
    id: root

    required property KeyboardPanel keyboard
    readonly property IntroductionView introduction: root.view.introduction as IntroductionView
    readonly property bool cramped: root.low && root.keyboard.opened
    readonly property int wrong: root.introduction.wrong

    heading: qsTr("What is the tax code?")
    subheading: qsTr("Of the organisation or business that you come for.")
    personal: true
    headed: !root.cramped
    covered: root.low ? 0 : root.keyboard.taken

    actions: [
        FootButton {
            objectName: "taxBack"
            focus: root.low
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "taxSkip"
            visible: !root.keyboard.opened
            low: root.low
            iconName: "ticket"
            text: qsTr("No, just a number")

            onClicked: root.introduction.decline()
        },
        FootButton {
            objectName: "taxDone"
            low: root.low
            main: true
            enabled: code.text !== ""
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("Continue")

            onClicked: root.introduction.done()
        }
    ]

    onWrongChanged: root.visible && root.wrong === IntroductionView.Field.TaxCode && code.edit()
    onVisibleChanged: root.visible && !root.low && code.text === "" && Qt.callLater(code.edit)

    EntryField {
        id: code

        objectName: "taxCode"
        Layout.fillWidth: true
        focus: !root.low
        keyboard: root.keyboard
        kind: EntryField.Kind.Digits
        maximumLength: 13
        label: qsTr("Tax code")
        placeholder: qsTr("Touch here to type")
        hint: qsTr("10 digits; a branch has 3 more. A household business: the 12 digits of its owner.")
        error: root.wrong === IntroductionView.Field.TaxCode ? qsTr("A tax code has 10, 12 or 13 digits. Please compare it.") : ""
        given: root.introduction.entries[IntroductionView.Field.TaxCode]

        onEdited: text => root.introduction.write(IntroductionView.Field.TaxCode, text)
        onAccepted: text => text !== "" && root.introduction.done()
    }

    Item {
        Layout.fillHeight: true
    }
}
