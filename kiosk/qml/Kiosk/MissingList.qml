// The papers that are missing, with the procedure that they are for; whoever gets no paper photographs this.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

ColumnLayout {
    id: root

    required property FindingView finding

    Layout.fillWidth: true
    Layout.fillHeight: false
    Layout.minimumHeight: implicitHeight
    spacing: Theme.gap16

    AppText {
        Layout.fillWidth: true
        text: root.finding.procedureName
        size: Theme.lead
        weight: Theme.bold
        maximumLineCount: 3
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    FactList {
        Repeater {
            model: root.finding.missing

            PaperLine {}
        }
    }

    SampleNotice {
        finding: root.finding
    }
}
