// What is missing, said in peace before anybody queues for nothing; to go on all the same is the person's right.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

StepFrame {
    id: root

    readonly property FindingView finding: root.view.finding as FindingView

    heading: qsTr("You still need %n papers", "", root.finding.missingCount)
    subheading: qsTr("Without them your dossier can probably not be accepted today. Take the list along, and come back when you have everything.")

    actions: [
        FootButton {
            objectName: "missingBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "goOnAllTheSame"
            low: root.low
            iconName: "ticket"
            text: qsTr("Take a number all the same")

            onClicked: root.finding.goOn()
        },
        FootButton {
            objectName: "printList"
            low: root.low
            main: true
            focus: true
            iconName: "printer"
            text: qsTr("Print the list and stop")

            onClicked: root.finding.printList()
        }
    ]

    MissingList {
        finding: root.finding
    }

    Item {
        Layout.fillHeight: true
    }
}
