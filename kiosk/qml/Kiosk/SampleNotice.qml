// What has to be said with every procedure, such as that it is sample data.
import QtQuick
import Kiosk.Model

StepHint {
    id: root

    required property FindingView finding
    readonly property bool own: root.finding.notice !== "" && (!root.finding.sample || Qt.uiLanguage === "vi")

    objectName: "sampleNotice"
    visible: root.finding.sample || root.finding.notice !== ""
    text: root.own ? root.finding.notice : qsTr("Sample data, only to try: papers, times and fees have not been checked. Please ask at the counter.")
}
