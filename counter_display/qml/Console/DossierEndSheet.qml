// Ending the dossier in front: what lacks and why, the code if there is one already, and one key that does it.
pragma ComponentBehavior: Bound
import QtQuick
import MotCua

DossierOver {
    id: root

    readonly property bool despite: root.trouble === "gaps" || root.trouble === "no_papers"
    readonly property string ending: root.dossiers.ending
    readonly property bool receives: root.ending === "received"
    readonly property string trouble: root.dossiers.endTrouble
    readonly property string warning: ({
            "all_there": qsTr("Nothing is missing. Write what else is to be brought or put right."),
            "gaps": qsTr("%n papers are missing. Ask for them with a supplement, or receive it all the same.", "", root.dossiers.endGaps),
            "no_papers": qsTr("No case is chosen, so no paper is listed on the receipt."),
            "reason": qsTr("A refusal needs its reason in writing.")
        })[root.trouble] ?? (root.dossiers.countsLate ? qsTr("Papers of this dossier were asked for before. A second supplement counts as late.") : "")

    function confirm() {
        root.despite ? root.dossiers.confirmEnd(true) : root.dossiers.confirmEnd(false);
    }

    names: ["end"]
    title: ({
            "advised": qsTr("End with advice"),
            "received": qsTr("Receive the dossier"),
            "refused": qsTr("Refuse the dossier"),
            "supplement": qsTr("Ask for a supplement")
        })[root.ending] ?? ""
    text: ({
            "advised": qsTr("Nothing is handed in, and no form is printed."),
            "received": qsTr("The receipt gets the day and hour of the result."),
            "refused": qsTr("The person gets the refusal in writing, with its reason."),
            "supplement": qsTr("Once and completely: all that is missing is asked for at once.")
        })[root.ending] ?? ""
    width: Math.min((parent?.width ?? 0) - Theme.gap64, Theme.px(860))

    buttons: [
        AppButton {
            enabled: root.trouble === "" || root.despite
            iconName: "check"
            keyHint: root.despite ? "Ctrl+Enter" : root.receives ? "Enter" : "Ctrl+Enter"
            kind: root.despite ? AppButton.Kind.Danger : AppButton.Kind.Primary
            objectName: "end-confirm"
            text: root.despite ? qsTr("Receive all the same") : ({
                    "advised": qsTr("End with advice"),
                    "received": qsTr("Receive"),
                    "refused": qsTr("Refuse"),
                    "supplement": qsTr("Ask for it")
                })[root.ending] ?? ""

            onClicked: root.confirm()
        },
        AppButton {
            keyHint: "Esc"
            kind: AppButton.Kind.Quiet
            objectName: "end-back"
            text: qsTr("Back")

            onClicked: root.close()
        }
    ]

    onOpened: root.receives ? code.take() : reasons.take()

    Shortcut {
        autoRepeat: false
        enabled: root.visible && (root.trouble === "" || root.despite)
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.confirm()
    }

    Banner {
        objectName: "endWarning"
        text: root.warning
        tone: Banner.Tone.Caution
        visible: root.warning !== ""
        width: parent.width
    }

    Repeater {
        model: root.dossiers.asked

        AskedPaperRow {
            faultWord: words.fault(fault)
            width: parent.width

            onAskedFor: asked => root.dossiers.askFor(place, asked)
            onTurned: root.dossiers.turnFault(place)
        }
    }

    DossierLines {
        id: reasons

        given: root.dossiers.endWords
        hint: root.ending === "refused" ? qsTr("The reason, with the rule it follows from") : qsTr("One reason a line")
        label: root.ending === "supplement" ? qsTr("What else is to be brought or put right") : root.ending === "refused" ? qsTr("Reason") : qsTr("Remarks")
        objectName: "endReasons"
        visible: !root.receives
        width: parent.width

        onEdited: text => root.dossiers.writeReason(text)
    }

    DossierField {
        id: code

        given: root.dossiers.endCode
        hint: qsTr("Type or scan it, or leave it empty: it may come by itself")
        label: qsTr("Dossier code")
        longest: 64
        objectName: "endCode"
        visible: root.receives
        width: parent.width

        onAccepted: root.trouble === "" && root.dossiers.confirmEnd(false)
        onEdited: text => root.dossiers.writeEndCode(text)
    }

    DossierWords {
        id: words

        dossiers: root.dossiers
    }
}
