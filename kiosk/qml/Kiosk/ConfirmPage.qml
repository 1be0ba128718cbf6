// Shows once more what was chosen, and gives the number.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    heading: qsTr("Is this right?")

    actions: [
        FootButton {
            objectName: "confirmBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "takeNumber"
            low: root.low
            main: true
            focus: true
            iconName: "ticket"
            text: qsTr("Take a number")

            onClicked: (root.view.taking as NumberView).confirm()
        }
    ]

    ConfirmCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: implicitHeight
        view: root.view
        wide: root.wide
        low: root.low
    }
}
