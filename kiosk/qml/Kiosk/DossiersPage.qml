// What is made ready to be handed in with one number: one more, one less, or on to the number.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    readonly property FindingView finding: root.view.finding as FindingView

    heading: qsTr("You are ready to hand in %n dossiers", "", root.finding.dossierCount)
    subheading: root.finding.dossierCount > 1 ? qsTr("One number is enough for all of them.") : qsTr("Do you have another one today? One number is enough for all.")

    actions: [
        FootButton {
            objectName: "dossiersHome"
            low: root.low
            iconName: "house"
            text: qsTr("Give up")

            onClicked: root.view.leave()
        },
        FootButton {
            objectName: "addDossier"
            low: root.low
            visible: root.finding.mayAdd
            iconName: "plus"
            text: qsTr("Another dossier")

            onClicked: root.finding.addAnother()
        },
        FootButton {
            objectName: "wantNumber"
            low: root.low
            main: true
            focus: true
            iconName: "ticket"
            text: qsTr("Take a number")

            onClicked: root.finding.wantNumber()
        }
    ]

    Repeater {
        model: root.finding.dossiers

        DossierRow {
            onOpened: root.finding.openDossier(place)
            onDropped: root.finding.dropDossier(place)
        }
    }

    SampleNotice {
        finding: root.finding
    }

    Item {
        Layout.fillHeight: true
    }
}
