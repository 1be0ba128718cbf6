// One procedure: where it is received, how long it takes, what it costs, and for which case the papers are asked.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property FindingView finding: root.view.finding as FindingView
    readonly property bool online: root.finding.onlineOnly !== ""
    readonly property bool undecided: root.finding.cases.length > 0 && root.finding.caseChosen < 0

    heading: root.finding.procedureName
    headingLines: 3
    headingSize: root.low ? Theme.title : root.heading.length > 48 ? Theme.headline : Theme.display

    actions: [
        FootButton {
            objectName: "procedureBack"
            low: root.low
            iconName: "arrow-left"
            text: qsTr("Back")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "onlineHelp"
            low: root.low
            main: true
            visible: root.online
            focus: root.online
            iconName: "hand-helping"
            text: qsTr("Call a member of staff")

            onClicked: root.view.askHelp()
        },
        FootButton {
            objectName: "askPapers"
            low: root.low
            main: true
            visible: !root.online
            enabled: !root.undecided
            focus: !root.online
            iconName: "arrow-right"
            iconAfter: true
            text: root.undecided ? qsTr("Choose your case first") : root.finding.papersKnown ? qsTr("See the papers") : qsTr("Continue")

            onClicked: root.finding.askPapers()
        }
    ]

    AppText {
        Layout.fillWidth: true
        visible: root.finding.officialName !== ""
        text: root.finding.officialName
        maximumLineCount: 5
        color: Theme.inkSoft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Notice {
        Layout.fillWidth: true
        Layout.minimumHeight: implicitHeight
        Layout.bottomMargin: Theme.gap16
        objectName: "onlineOnly"
        visible: root.online
        compact: true
        iconName: "monitor"
        heading: qsTr("Online only, no papers are accepted")
        advice: root.finding.onlineOnly + "\n" + qsTr("You need no number. At the self-service desk staff help you to file it.")
    }

    Banner {
        Layout.fillWidth: true
        Layout.minimumHeight: implicitHeight
        objectName: "lineClosed"
        visible: !root.online && root.finding.lineRefusal !== ""
        iconName: "clock"
        tone: Banner.Tone.Caution
        text: root.finding.line + ": " + refusal.heading
        detail: refusal.advice
    }

    AppText {
        Layout.fillWidth: true
        visible: root.finding.cases.length > 0
        text: qsTr("Which case is yours?")
        size: Theme.title
        weight: Theme.bold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    ChoiceList {
        Layout.fillHeight: false
        visible: root.finding.cases.length > 0
        name: qsTr("Which case is yours?")

        Repeater {
            model: root.finding.cases

            ChoiceRow {
                required property int index
                required property string modelData

                objectName: "case-" + index
                Layout.fillHeight: true
                mode: ChoiceRow.Mode.One
                selected: root.finding.caseChosen === index
                title: modelData
                titleLines: 8

                onClicked: root.finding.chooseCase(index)
            }
        }
    }

    FactList {
        ProcedureFacts {
            finding: root.finding
        }
    }

    SampleNotice {
        finding: root.finding
    }

    Item {
        Layout.fillHeight: true
    }

    RefusalWords {
        id: refusal

        code: root.finding.lineRefusal
    }
}
