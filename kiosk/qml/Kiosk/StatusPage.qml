// How a dossier stands, and the one thing that is sensible now: a number only where it is not waited for in vain.
import QtQuick
import QtQuick.Layouts
import Kiosk.Model
import MotCua

StepFrame {
    id: root

    readonly property DossierView dossier: root.view.dossier as DossierView
    readonly property int next: root.dossier.nextStep
    readonly property bool numbered: root.next === DossierView.Next.Collect || root.next === DossierView.Next.Ask || root.next === DossierView.Next.HandIn
    // A number may be had all the same where nobody can say what it would be worth.
    readonly property bool anyway: root.next === DossierView.Next.Correct || root.next === DossierView.Next.TryAgain
    // Whoever hands something in chooses a line, the others have one.
    readonly property bool open: root.dossier.refusal === "" || root.next === DossierView.Next.HandIn
    readonly property bool shut: root.numbered && !root.open

    function when(at: date): string {
        return qsTr("%1 on %2").arg(Qt.formatTime(at, "HH:mm")).arg(at.toLocaleDateString(Qt.locale(Qt.uiLanguage), "dddd, dd/MM/yyyy"));
    }

    heading: words.heading
    subheading: words.advice
    headed: false

    actions: [
        FootButton {
            objectName: "statusBack"
            low: root.low
            visible: root.next !== DossierView.Next.Correct
            iconName: "arrow-left"
            text: qsTr("Another code")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "statusAnyway"
            low: root.low
            visible: root.anyway
            enabled: root.open
            iconName: "ticket"
            text: qsTr("Number to ask at the counter")

            onClicked: root.dossier.takeNumber()
        },
        FootButton {
            objectName: "statusNumber"
            low: root.low
            main: true
            visible: root.numbered
            enabled: root.open
            focus: root.numbered && root.open
            iconName: "ticket"
            text: root.next === DossierView.Next.Collect ? qsTr("Number to collect the result") : qsTr("Take a number")

            onClicked: root.next === DossierView.Next.HandIn ? root.dossier.chooseService() : root.dossier.takeNumber()
        },
        FootButton {
            objectName: "statusAgain"
            low: root.low
            main: true
            visible: root.next === DossierView.Next.TryAgain
            focus: root.next === DossierView.Next.TryAgain
            iconName: "refresh-cw"
            text: qsTr("Try again")

            onClicked: root.view.tryAgain()
        },
        FootButton {
            objectName: "statusCorrect"
            low: root.low
            main: true
            visible: root.next === DossierView.Next.Correct
            focus: root.next === DossierView.Next.Correct
            iconName: "arrow-left"
            text: qsTr("Look at the code again")

            onClicked: root.view.goBack()
        },
        FootButton {
            objectName: "statusDone"
            low: root.low
            main: true
            visible: root.next === DossierView.Next.GoHome || root.shut
            focus: visible
            iconName: "check"
            text: qsTr("Done")

            onClicked: root.view.leave()
        }
    ]

    VerdictWords {
        id: words

        verdict: root.dossier.verdict
        place: root.dossier.place
    }

    ScanNotice {
        Layout.fillWidth: true
        view: root.view
    }

    ResultsClosed {
        Layout.fillWidth: true
        visible: !root.open && (root.numbered || root.anyway)
        dossier: root.dossier
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap32
        rowSpacing: Theme.gap32
        uniformCellWidths: true

        Notice {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            good: words.good
            grave: words.grave
            compact: root.low
            iconName: words.iconName
            heading: root.heading
            advice: root.subheading
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: root.wide ? Qt.AlignVCenter : Qt.AlignTop
            spacing: Theme.gap16

            FactList {
                Accessible.name: qsTr("About this dossier")

                FactLine {
                    caption: qsTr("Dossier code")
                    fact: root.dossier.wanted
                }

                FactLine {
                    visible: root.dossier.hasDue && words.awaited
                    caption: qsTr("Result due")
                    fact: root.when(root.dossier.dueAt)
                }

                FactLine {
                    visible: root.dossier.hasReady && words.ready
                    caption: qsTr("Ready since")
                    fact: root.when(root.dossier.readyAt)
                }

                FactLine {
                    visible: root.dossier.place !== "" && words.awaited
                    caption: qsTr("To be collected at")
                    fact: root.dossier.place
                }

                FactLine {
                    visible: root.dossier.hasNews
                    caption: qsTr("News of")
                    fact: root.when(root.dossier.updatedAt)
                }
            }

            Banner {
                Layout.fillWidth: true
                visible: root.dossier.stale
                tone: Banner.Tone.Caution
                iconName: "clock"
                text: qsTr("This news is %n days old", "", root.dossier.ageDays)
                detail: root.low ? "" : qsTr("It may be otherwise by now. At the counter you hear how it stands today.")
            }
        }
    }
}
