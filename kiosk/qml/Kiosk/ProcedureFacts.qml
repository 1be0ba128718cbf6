// What is known of a procedure and may be told; what may not be promised has no line.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model

ColumnLayout {
    id: root

    required property FindingView finding
    readonly property bool online: root.finding.onlineOnly !== ""
    readonly property string line: root.finding.line === "" ? qsTr("You choose the line in a later step") : root.finding.lineWaiting < 0 ? root.finding.line : root.finding.lineWaiting === 0 ? qsTr("%1, nobody is waiting").arg(root.finding.line) : qsTr("%1, %n waiting", "", root.finding.lineWaiting).arg(root.finding.line)

    Layout.fillWidth: true
    Layout.fillHeight: false
    spacing: 0

    FactLine {
        objectName: "lineFact"
        visible: !root.online
        caption: qsTr("Received here at")
        fact: root.line
    }

    FactLine {
        objectName: "timeFact"
        visible: root.finding.time !== ""
        caption: qsTr("How long it takes")
        fact: root.finding.time
    }

    FactLine {
        objectName: "feeFact"
        visible: root.finding.fee !== "" && !root.online
        caption: root.finding.onlineFee === "" ? qsTr("Fee") : qsTr("Fee at the counter")
        fact: root.finding.fee
    }

    FactLine {
        objectName: "onlineFeeFact"
        visible: root.finding.onlineFee !== ""
        caption: qsTr("Fee online")
        fact: root.finding.onlineFee
    }

    FactLine {
        objectName: "authorityFact"
        visible: root.finding.authority !== ""
        caption: qsTr("Decided by")
        fact: root.finding.authority
    }

    FactLine {
        caption: qsTr("Code")
        fact: root.finding.procedureCode
    }
}
