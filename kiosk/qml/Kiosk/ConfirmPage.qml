// Shows once more what was chosen, and gives the number.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

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

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        columns: root.wide && elsewhere.visible ? 2 : 1
        columnSpacing: Theme.gap16
        rowSpacing: Theme.gap16

        ConfirmCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumHeight: implicitHeight
            view: root.view
            wide: root.wide && !elsewhere.visible
            low: root.low
        }

        ElsewhereCard {
            id: elsewhere

            objectName: "elsewhereCard"
            Layout.fillWidth: true
            Layout.fillHeight: root.wide
            Layout.preferredWidth: 1
            Layout.minimumHeight: implicitHeight
            elsewhere: root.view.elsewhere as ElsewhereView
            low: root.low
        }
    }
}
