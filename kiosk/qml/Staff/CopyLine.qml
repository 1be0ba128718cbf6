// One number that was given out: for which line, when, whether it is on paper, and the button that prints it again.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

Item {
    id: root

    required property string visit
    required property string number
    required property string line
    required property date issuedAt
    required property int prints
    required property string fault
    required property bool busy
    required property int progress
    // Why the print that is under way on this page failed.
    required property string trouble
    readonly property bool failed: root.progress === StaffView.Work.Failed
    readonly property string time: Qt.formatTime(root.issuedAt, "HH:mm")
    readonly property string onPaper: root.prints === 0 ? (root.fault === "" ? qsTr("not printed") : qsTr("not printed: %1").arg(words.of(root.fault))) : root.prints === 1 ? qsTr("printed") : qsTr("printed %n times", "", root.prints)
    readonly property string outcome: root.progress === StaffView.Work.Done ? qsTr("The copy has come out.") : root.failed ? qsTr("No paper: %1.").arg(words.of(root.trouble)) : ""

    signal wanted

    objectName: "copy-" + root.number
    Layout.fillWidth: true
    Layout.minimumHeight: implicitHeight
    implicitHeight: Math.max(facts.implicitHeight, again.implicitHeight) + 2 * Theme.gap12 + Theme.depth
    Accessible.role: Accessible.StaticText
    Accessible.name: [root.number, root.line, root.time, root.onPaper, root.outcome].filter(Boolean).join(", ")

    Plate {
        anchors.fill: parent
    }

    Numeral {
        id: plate

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap24
        y: Theme.gap12 + Math.round((facts.height - height) / 2)
        width: Theme.type(130)
        text: root.number
        size: Theme.headline
        color: Theme.accent
        Accessible.ignored: true
    }

    Column {
        id: facts

        anchors.left: plate.right
        anchors.leftMargin: Theme.gap16
        anchors.right: again.left
        anchors.rightMargin: Theme.gap16
        y: Math.round((root.height - Theme.depth - height) / 2)
        spacing: Theme.gap4

        AppText {
            width: parent.width
            text: root.line
            weight: Theme.semiBold
            Accessible.ignored: true
        }

        AppText {
            width: parent.width
            text: qsTr("%1 · %2", "time and whether it was printed").arg(root.time).arg(root.onPaper)
            color: root.prints === 0 ? Theme.caution : Theme.inkSoft
            Accessible.ignored: true
        }

        AppText {
            width: parent.width
            visible: root.outcome !== ""
            text: root.outcome
            weight: Theme.semiBold
            color: root.failed ? Theme.danger : Theme.positive
            Accessible.ignored: true
        }
    }

    AppButton {
        id: again

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        y: Math.round((root.height - Theme.depth - height) / 2)
        objectName: "print-" + root.number
        kind: AppButton.Kind.Secondary
        iconName: "printer"
        text: qsTr("Print")
        busy: root.progress === StaffView.Work.UnderWay
        enabled: !root.busy || busy
        Accessible.name: qsTr("Print %1 once more").arg(root.number)

        onClicked: root.wanted()
    }

    PaperWords {
        id: words
    }
}
