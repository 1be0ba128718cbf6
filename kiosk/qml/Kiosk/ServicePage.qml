// The fields of work, for a number without a procedure, or for one that no line here is known to receive.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property FindingView finding: root.view.finding as FindingView
    readonly property bool unplaced: root.finding.dossierCount > 0

    heading: qsTr("Which field is it?")
    subheading: root.unplaced ? qsTr("It is not known which line receives your dossier. Touch the field that is nearest, or ask a member of staff.") : qsTr("Touch your matter to take a number.")

    actions: [
        FootButton {
            objectName: "serviceBack"
            Layout.maximumWidth: root.unplaced ? implicitWidth + Theme.gap64 : -1
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "serviceSearch"
            low: root.low
            visible: !root.unplaced
            iconName: "search"
            text: qsTr("Find a procedure")

            onClicked: root.finding.begin()
        }
    ]

    ServiceTiles {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: leastHeight
        // On a low page their signs stand beside the names.
        Layout.maximumHeight: root.low ? Math.max(leastHeight, rows * Theme.px(136)) : -1
        focus: true
        view: root.view
        columns: (root.view.taking as NumberView).serviceCount > 3 ? Math.max(1, Math.min(3, Math.floor(width / Theme.px(300)))) : 1
    }

    Item {
        Layout.fillHeight: root.low
    }
}
