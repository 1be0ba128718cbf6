// The papers of the case: the person ticks what they have with them; nothing is ticked for them.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property FindingView finding: root.view.finding as FindingView
    readonly property bool complete: root.finding.missingCount === 0

    heading: qsTr("Which papers do you have with you?")
    subheading: root.finding.procedureName
    subheadingLines: 2

    actions: [
        FootButton {
            objectName: "papersBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "papersDone"
            low: root.low
            main: true
            focus: true
            iconName: "arrow-right"
            iconAfter: true
            text: qsTr("Continue")

            onClicked: root.finding.papersDone()
        }
    ]

    RowLayout {
        Layout.fillWidth: true
        visible: root.finding.dueCount > 0
        spacing: Theme.gap16

        AppText {
            objectName: "heldOfDue"
            Layout.fillWidth: true
            text: qsTr("Touch each paper that you have. You have %1 of %2 required papers.").arg(root.finding.dueCount - root.finding.missingCount).arg(root.finding.dueCount)
            color: Theme.inkSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        AppButton {
            objectName: "haveAll"
            Layout.minimumHeight: Theme.target
            kind: AppButton.Kind.Secondary
            iconName: root.complete ? "undo-2" : "check"
            size: Theme.lead
            text: root.complete ? qsTr("Untick all") : qsTr("I have all")

            onClicked: root.finding.tickAll(!root.complete)
        }
    }

    ChoiceList {
        Layout.fillHeight: false
        name: root.heading

        Repeater {
            model: root.finding.papers

            PaperTick {
                onClicked: root.finding.tick(place, !held)
            }
        }
    }

    AppText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap8
        visible: root.finding.replacedCount > 0
        text: qsTr("Replaced by data, no need to bring")
        size: Theme.lead
        weight: Theme.bold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    FactList {
        visible: root.finding.replacedCount > 0

        Repeater {
            model: root.finding.papers

            PaperLine {
                required property bool replaced

                visible: replaced
                counted: false
                iconName: "badge-check"
            }
        }
    }

    SampleNotice {
        finding: root.finding
    }

    Item {
        Layout.fillHeight: true
    }
}
