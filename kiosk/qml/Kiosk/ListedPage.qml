// The list of missing papers: on its way to paper, ready to be taken, or here to be photographed; no place was taken.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property FindingView finding: root.view.finding as FindingView
    readonly property bool printing: root.view.page === KioskView.Page.Listing
    readonly property bool failed: root.finding.listFailed && !root.printing
    readonly property bool others: root.finding.otherCount > 0

    heading: root.printing ? qsTr("Your list is being printed") : root.failed ? qsTr("The list could not be printed") : qsTr("Please take your list")
    subheading: root.failed ? qsTr("Please photograph this screen, or ask a member of staff for paper. You have taken no number.") : qsTr("You have taken no number. Come back when you have everything.")
    secondsLeft: root.printing ? -1 : root.view.secondsLeft

    actions: [
        FootButton {
            objectName: "listedBack"
            low: root.low
            visible: !root.printing
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "printListAgain"
            low: root.low
            visible: root.failed
            iconName: "printer"
            text: qsTr("Print again")

            onClicked: root.finding.printList()
        },
        FootButton {
            objectName: "listedDone"
            low: root.low
            main: !root.others
            visible: !root.printing
            focus: !root.others
            iconName: root.others ? "house" : "check"
            text: root.others ? qsTr("Stop here") : qsTr("Done")

            onClicked: root.view.leave()
        },
        FootButton {
            objectName: "putOff"
            low: root.low
            main: true
            visible: root.others && !root.printing
            focus: root.others
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("Go on with %n other dossiers", "", root.finding.otherCount)

            onClicked: root.finding.putOff()
        }
    ]

    MissingList {
        finding: root.finding
    }

    Busy {
        Layout.alignment: Qt.AlignHCenter
        visible: root.printing
        size: Theme.px(56)
    }

    Item {
        Layout.fillHeight: true
    }
}
