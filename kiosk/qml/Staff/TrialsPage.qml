// Tries the printer by a slip and the scanner by any code, of which only the kind is told.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StaffFrame {
    id: root

    readonly property bool printed: root.staff.paper === StaffView.Work.Done
    readonly property bool failed: root.staff.paper === StaffView.Work.Failed

    heading: qsTr("Try printer and scanner")
    spacing: Theme.gap16

    GridLayout {
        Layout.fillWidth: true
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap48
        rowSpacing: Theme.gap48
        uniformCellWidths: true

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap16

            AppText {
                Layout.fillWidth: true
                text: qsTr("Printer")
                size: Theme.lead
                weight: Theme.bold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            AppButton {
                objectName: "printTrial"
                iconName: "printer"
                text: qsTr("Print a trial slip")
                size: Theme.lead
                busy: root.staff.paper === StaffView.Work.UnderWay

                onClicked: root.staff.printTrial()
            }

            Banner {
                Layout.fillWidth: true
                objectName: "trialOutcome"
                visible: root.printed || root.failed
                tone: root.failed ? Banner.Tone.Danger : Banner.Tone.Info
                iconName: root.failed ? "printer-x" : "check"
                text: root.failed ? qsTr("No paper: %1.").arg(paperWords.of(root.staff.fault)) : qsTr("The slip has come out.")
                detail: root.failed ? "" : qsTr("Look whether all letters are whole and the cut is clean.")
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap16

            AppText {
                Layout.fillWidth: true
                text: qsTr("Scanner")
                size: Theme.lead
                weight: Theme.bold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            AppText {
                Layout.fillWidth: true
                visible: root.staff.scans === 0
                text: qsTr("Present a card, a ticket or any other code to the scanner. What it holds is neither shown nor kept.")
                color: Theme.inkSoft
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            Banner {
                Layout.fillWidth: true
                objectName: "scanOutcome"
                visible: root.staff.scans > 0
                tone: root.staff.scanned === "spoilt" ? Banner.Tone.Caution : Banner.Tone.Info
                iconName: "scan-line"
                text: qsTr("The scanner has read: %1.").arg(scanWords.of(root.staff.scanned))
                detail: qsTr("%n codes so far", "", root.staff.scans)
            }
        }
    }

    PaperWords {
        id: paperWords
    }

    ScanWords {
        id: scanWords
    }
}
